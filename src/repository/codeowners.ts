import ignore from 'ignore';
import type { CodeOwnersEntry, Facts, Fact } from '../core/index.ts';
import type { FileAccess } from './access.ts';
import type { Inquiry } from './inquiry.ts';
import { folderOf, join, resolvePath, upwards } from './path.ts';

type CodeOwners = Facts['codeOwners'] extends Fact<infer T> ? T : never;

/** Where GitHub and GitLab look, in their order. */
const LOCATIONS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];
const MAX_BYTES = 1 << 20;

/** A line of CODEOWNERS; `owners` is empty where it takes them away. */
interface Line extends CodeOwnersEntry {
  readonly section: string;
}

/**
 * The owners of the code. Looked for in the manifest's folder and those above it, the nearest counts: a folder of a
 * repository may be published as a repository of its own.
 */
export async function codeOwnersFact(inquiry: Inquiry): Promise<CodeOwners> {
  const { repository, folder, query } = inquiry;
  const found = await findCodeOwners(repository.files, folder);
  if (!found) return { file: undefined, entries: [], covered: [] };
  const lines = parseCodeOwners(found.text, found.file);
  const covered = query.covers.flatMap((path) => {
    const resolved = resolvePath(folder, path);
    if (!('path' in resolved) || /[*?[{]/.test(path)) return [];
    // what is asked is who owns the files in the folder, whatever they are called
    const within = resolved.path.slice(found.base === '' ? 0 : found.base.length + 1);
    return [{ path, entry: ownersOf(lines, join(within, 'any-file')) }];
  });
  return { file: found.file, entries: lines.filter(({ owners }) => owners.length > 0), covered };
}

/** The CODEOWNERS file nearest to a folder; patterns in it count from `base`. */
export async function findCodeOwners(files: FileAccess, folder: string) {
  for (const base of upwards(folder)) {
    for (const location of LOCATIONS) {
      const file = join(base, location);
      const text = await files.readText(file, MAX_BYTES);
      if (text !== undefined) return { file, base, text };
    }
  }
  return undefined;
}

/** Every line with a pattern. Lines of a GitLab section that name no owner have those of the section. */
export function parseCodeOwners(text: string, file: string): readonly Line[] {
  let section = '';
  let defaults: readonly string[] = [];
  const lines: Line[] = [];
  for (const [i, source] of text.split(/\r\n?|\n/).entries()) {
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
    lines.push({ file, line: i + 1, pattern: line[1] ?? '', owners, section });
  }
  return lines;
}

/** The line in force for a file: the last that matches; where GitLab's sections each have one, the first of those. */
export function ownersOf(lines: readonly Line[], file: string): CodeOwnersEntry | undefined {
  const last = new Map(lines.filter(({ pattern }) => matches(pattern, file)).map((line) => [line.section, line]));
  return [...last.values()].find(({ owners }) => owners.length > 0);
}

function ownersIn(text: string): readonly string[] {
  const words = text.replace(/(?:^|\s)#.*/, '').split(/\s+/);
  return words.filter((word) => word.includes('@'));
}

function matches(pattern: string, file: string): boolean {
  // a pattern that could not be one of .gitignore matches nothing, as where it is read for real
  if (pattern.startsWith('!')) return false;
  const matcher = ignore().add(pattern);
  if (!matcher.ignores(file)) return false;
  // here, unlike in .gitignore, what matches a folder by `/*` does not reach the files in it
  return !/[^*]\/\*$/.test(pattern) || folderOf(file) === '' || !matcher.ignores(`${folderOf(file)}/`);
}
