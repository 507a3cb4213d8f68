import type { CodeOwnersEntry, Facts, Fact } from '../../core/index.ts';
import type { FileAccess, Repository } from '../access.ts';
import type { Inquiry } from './inquiry.ts';
import { evidenceText, EvidenceError } from '../evidence.ts';
import { compileGlob, type Match } from '../glob.ts';
import { join, resolvePath } from '../path.ts';

type CodeOwners = Facts['codeOwners'] extends Fact<infer T> ? T : never;

/** Where GitHub and GitLab look, in their order; in the folders below the root they see none. */
const LOCATIONS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];
const MAX_BYTES = 512 * 1024;
const MAX_LINES = 10_000;
/** Files, and folders in a folder, for which the lines in force are looked up. */
const MAX_FILES = 200;
const MAX_INNER = 20;

interface Line {
  /** Its `owners` are empty where it takes them away. */
  readonly entry: CodeOwnersEntry;
  readonly section: string;
  readonly matches: (file: string) => boolean;
}

/** The owners of the code that the manifest covers. */
export async function codeOwnersFact({ repository, folder, query, effort }: Inquiry): Promise<CodeOwners> {
  const found = await codeOwnersOf(repository);
  if (!found) return { file: undefined, entries: [], covered: [], inForce: [] };
  const { file, lines, entries } = found;
  const folders = query.covers.flatMap((path) => {
    const resolved = resolvePath(folder, path);
    return !('path' in resolved) || /[*?[{]/.test(path) ? [] : [{ path, folder: resolved.path }];
  });
  const covered = effort.run(() =>
    folders.map((one) => ({ path: one.path, entry: ownersOf(lines, join(one.folder, 'any-file')) })),
  );
  const inside = (await Promise.all(folders.map((one) => filesOf(repository, one.folder)))).flat();
  const inForce = effort.run(() => inside.slice(0, MAX_FILES).map((path) => ownersOf(lines, path)));
  const all = [...covered.map(({ entry }) => entry), ...inForce].filter((entry) => entry !== undefined);
  return { file, entries, covered, inForce: [...new Set(all)] };
}

/** Some files of a folder, for which lines of CODEOWNERS may be in force. */
async function filesOf({ files }: Repository, folder: string): Promise<readonly string[]> {
  const names = await files.list(folder);
  const inner = names.filter((name) => name.endsWith('/')).slice(0, MAX_INNER);
  return [
    ...names.filter((name) => !name.endsWith('/')),
    ...inner.flatMap((name) => [`${name}any-file`]),
    ...(
      await Promise.all(
        inner.map(async (name) => (await files.list(join(folder, name))).map((file) => join(name, file))),
      )
    ).flat(),
  ].map((name) => join(folder, name));
}

/** The CODEOWNERS file of a repository, read once: all its lines, and the entries with owners. */
export function codeOwnersOf(repository: Pick<Repository, 'once'>) {
  return repository.once('CODEOWNERS', async (files) => {
    const source = await findCodeOwners(files);
    if (!source) return undefined;
    const lines = parseCodeOwners(source.text, source.file);
    const entries = lines.map(({ entry }) => entry).filter(({ owners }) => owners.length > 0);
    return { file: source.file, lines, entries };
  });
}

async function findCodeOwners(files: FileAccess) {
  for (const file of LOCATIONS) {
    const text = await evidenceText(files, file, MAX_BYTES);
    if (text !== undefined) return { file, text };
  }
  return undefined;
}

/** Every line with a pattern. Lines of a GitLab section that name no owner have those of the section. */
export function parseCodeOwners(text: string, file: string): readonly Line[] {
  let section = '';
  let defaults: readonly string[] = [];
  const lines: Line[] = [];
  const sources = text.split(/\r\n?|\n/);
  if (sources.length > MAX_LINES) {
    throw new EvidenceError(`${file} is too large to be read as evidence (over ${MAX_LINES} lines)`);
  }
  for (const [i, source] of sources.entries()) {
    const header = /^\^?\[([^\]]+)\](?:\[\d+\])?\s*(.*)$/.exec(source.trim());
    if (header) {
      section = (header[1] ?? '').toLowerCase();
      defaults = ownersIn(header[2] ?? '');
      continue;
    }
    const line = /^\s*((?:\\.|[^\s\\#])(?:\\.|[^\s\\])*)(.*)$/.exec(source);
    if (!line) continue;
    const named = ownersIn(line[2] ?? '');
    const owners = named.length > 0 ? named : defaults;
    const pattern = line[1] ?? '';
    lines.push({ entry: { file, line: i + 1, pattern, owners }, section, matches: matcherOf(pattern) });
  }
  return lines;
}

/** The line in force for a file: the last that matches; where GitLab's sections each have one, the first of those. */
export function ownersOf(lines: readonly Line[], file: string): CodeOwnersEntry | undefined {
  const last = new Map(lines.filter(({ matches }) => matches(file)).map((line) => [line.section, line]));
  return [...last.values()].map(({ entry }) => entry).find(({ owners }) => owners.length > 0);
}

function ownersIn(text: string): readonly string[] {
  const words = text.replace(/(?:^|\s)#.*/, '').split(/\s+/);
  return words.filter((word) => word.includes('@'));
}

function matcherOf(pattern: string): (file: string) => boolean {
  // a pattern that could not be one of .gitignore matches nothing, as on GitHub and GitLab
  if (pattern.startsWith('!')) return () => false;
  // here, unlike in .gitignore, what matches a folder by `/*` does not reach the files in it
  const isShallow = /[^*]\/\*$/.test(pattern);
  let match: ((file: string) => Match) | undefined;
  return (file) => {
    match ??= compiled(pattern);
    const found = match(file);
    return found === 'itself' || (found === 'above' && !isShallow);
  };
}

function compiled(pattern: string): (file: string) => Match {
  try {
    return compileGlob(pattern);
  } catch {
    return () => undefined;
  }
}
