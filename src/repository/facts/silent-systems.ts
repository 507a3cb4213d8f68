import type { FileAccess } from '../access.ts';
import { join } from '../path.ts';
import { isCode } from '../sources/walk.ts';
import { SYSTEMS } from '../sources/systems.ts';

const MAX_BYTES = 64 * 1024;
const MAX_FILES = 30;
const MAX_FOLDERS = 20;
/** Characters below which code says too little of what it is for. */
const MIN_TEXT = 40;

/** Words that say what sort of thing a system is, and not which one. */
const GENERIC = new Set(
  `the and for with our of in to a an system systems platform service services application app apps api apis server database
   data store storage internal external company group tool tools software solution portal web site cloud online enterprise
   management manager engine hub gateway interface suite center centre live main core shared central`.split(/\s+/),
);
/** Signs that code reaches something outside, whatever that is called there. */
const OUTWARD =
  /http|fetch|axios|request|client|connect|session|endpoint|webhook|\burl|uri\b|\bapi\b|grpc|soap|odata|s?ftp\b|smtp|imap|mailer|[jo]dbc|\bsql|quer(?:y|ies)|cursor|collection|database|repository|store|pool|amqp|queue|topic|publish|subscri|socket|\bsend|\bpost|upload|download|adapter|gateway|plugin|token|credential|\bhost\b|\bport\b|messag|\bevents?\b|spawn|exec\b|subprocess/i;

/**
 * Those of some systems that nothing at a path (from the root) speaks of: neither by name nor by a client, and the code there does
 * not seem to reach anything outside either. None where not all of it could be read, or it is no code.
 */
export async function silentSystems(
  files: Pick<FileAccess, 'kindOf' | 'list' | 'readText'>,
  path: string,
  systems: readonly string[],
): Promise<readonly string[]> {
  const names = await filesAt(files, path);
  if (names === undefined || !names.some(isCode)) return [];
  const texts: string[] = [];
  for (const name of names) {
    const text = await files.readText(name, MAX_BYTES);
    if (text === undefined) return [];
    texts.push(text);
  }
  if (texts.join('').trim().length < MIN_TEXT) return [];
  const all = `${names.join('\n')}\n${texts.join('\n')}`;
  return OUTWARD.test(texts.join('\n')) ? [] : systems.filter((system) => !speaksOf(all, path, system));
}

/** Every file at or below a path; undefined where there are more than are looked at. */
async function filesAt(
  files: Pick<FileAccess, 'kindOf' | 'list'>,
  path: string,
): Promise<readonly string[] | undefined> {
  if ((await files.kindOf(path)) === 'file') return [path];
  const found: string[] = [];
  const waiting = [path];
  for (let looked = 0; waiting.length > 0; looked++) {
    const folder = waiting.shift() ?? '';
    if (looked >= MAX_FOLDERS) return undefined;
    for (const name of await files.list(folder)) {
      (name.endsWith('/') ? waiting : found).push(join(folder, name));
      if (found.length > MAX_FILES) return undefined;
    }
  }
  return found;
}

function speaksOf(text: string, path: string, system: string): boolean {
  const words = system
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !GENERIC.has(word));
  // a name of which nothing is left says nothing that could be looked for
  if (words.length === 0 || system.length > 200) return true;
  const lower = text.toLowerCase();
  if (words.some((word) => lower.includes(word.length > 6 ? word.slice(0, 5) : word))) return true;
  const joined = words.join('');
  const initials = words.map((word) => word.charAt(0)).join('');
  if (initials.length > 1 && lower.includes(initials)) return true;
  const parts = path.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  if (parts.some((part) => part.length > 1 && isShortFor(part, joined))) return true;
  const known = SYSTEMS.find((one) => one.system.toLowerCase() === system.toLowerCase());
  return known !== undefined && (known.code.test(text) || known.settings.test(text));
}

/** Whether the letters of a text follow each other in another: `gw` in `guidewire`. */
function isShortFor(part: string, whole: string): boolean {
  if (part[0] !== whole[0]) return false;
  let at = 0;
  for (const letter of whole) if (letter === part[at]) at++;
  return at === part.length;
}
