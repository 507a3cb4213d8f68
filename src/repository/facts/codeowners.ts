import ignore from 'ignore';
import type { CodeOwnersEntry, Facts, Fact } from '../../core/index.ts';
import type { FileAccess, Repository } from '../access.ts';
import type { Inquiry } from './inquiry.ts';
import { folderOf, join, resolvePath } from '../path.ts';

type CodeOwners = Facts['codeOwners'] extends Fact<infer T> ? T : never;

/** Where GitHub and GitLab look, in their order; in the folders below the root they see none. */
const LOCATIONS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];
const MAX_BYTES = 1 << 20;

interface Line {
  /** Its `owners` are empty where it takes them away. */
  readonly entry: CodeOwnersEntry;
  readonly section: string;
  readonly matches: (file: string) => boolean;
}

/** The owners of the code that the manifest covers. */
export async function codeOwnersFact({ repository, folder, query }: Inquiry): Promise<CodeOwners> {
  const found = await codeOwnersOf(repository);
  if (!found) return { file: undefined, entries: [], covered: [] };
  const { file, lines, entries } = found;
  const covered = query.covers.flatMap((path) => {
    const resolved = resolvePath(folder, path);
    if (!('path' in resolved) || /[*?[{]/.test(path)) return [];
    // what is asked is who owns the files in the folder, whatever they are called
    return [{ path, entry: ownersOf(lines, join(resolved.path, 'any-file')) }];
  });
  return { file, entries, covered };
}

/** The CODEOWNERS file of a repository, read once: all its lines, and the entries that name somebody. */
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
    const text = await files.readText(file, MAX_BYTES);
    if (text !== undefined) return { file, text };
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

/** Questions after which a matcher is made anew: it keeps every answer it gave. */
const MAX_ASKED = 200;

function matcherOf(pattern: string): (file: string) => boolean {
  // a pattern that could not be one of .gitignore matches nothing, as where it is read for real
  if (pattern.startsWith('!')) return () => false;
  // here, unlike in .gitignore, what matches a folder by `/*` does not reach the files in it
  const isShallow = /[^*]\/\*$/.test(pattern);
  let matcher = ignore().add(pattern);
  let asked = 0;
  return (file) => {
    if (++asked % MAX_ASKED === 0) matcher = ignore().add(pattern);
    return matcher.ignores(file) && !(isShallow && folderOf(file) !== '' && matcher.ignores(`${folderOf(file)}/`));
  };
}
