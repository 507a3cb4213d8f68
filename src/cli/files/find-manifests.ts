import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { zeroSeparated } from '../../repository/node/git/run-git.ts';
import { git } from './git.ts';
import type { Io } from '../command-line/io.ts';
import { MANIFEST_NAMES, SKIPPED } from './manifest-names.ts';
import { unknownToGit } from './untracked.ts';

/** Manifests found, as absolute paths, and folders or files that could not be looked at. */
export interface Discovery {
  readonly files: readonly string[];
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

const MANIFEST = /^ai-initiative\.ya?ml$/;

/** So many untracked folders are asked about by name; more are asked for in general. */
const MAX_UNKNOWN = 200;

/**
 * The manifests at or under paths, each once, in the order of the paths and then by name.
 * A file is taken as given, whatever its name; a folder is searched, without `.git`, `node_modules` and what git
 * ignores, unless the folder asked for is itself ignored.
 * @param paths absolute
 */
export async function discover(paths: readonly string[], env: Io['env']): Promise<Discovery> {
  const files = new Map<string, string>();
  const problems: Discovery['problems'][number][] = [];
  const report = (file: string, error: unknown) => problems.push({ path: file, message: readProblem(error) });
  const add = (file: string) => {
    const real = realpathSync.native(file);
    if (!files.has(real)) files.set(real, file);
  };

  for (const given of paths) {
    try {
      if (!statSync(given).isDirectory()) {
        add(given);
        continue;
      }
    } catch (error) {
      report(given, error);
      continue;
    }
    const found = await search(given, env, report);
    for (const file of found.toSorted()) if (isFile(file)) add(file);
  }
  return { files: [...files.values()], problems };
}

/** What is said where no manifest is found: that is trouble, or a typo in a path would look like success. */
export const NO_MANIFEST =
  'No ai-initiative.yaml or ai-initiative.yml was found here or below (what git ignores is left out)';

/** Why a path could not be read, in words. */
export function readProblem(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'There is no such file or folder',
    EACCES: 'No permission to read it',
    EPERM: 'No permission to read it',
    EISDIR: 'It is a folder',
    ELOOP: 'It is a symbolic link that leads back to itself',
    ERR_ENCODING_INVALID_ENCODED_DATA: 'It is not UTF-8 text',
  };
  return known[code] ?? (code === '' && error instanceof Error ? error.message : `It could not be read (${code})`);
}

type ReportProblem = (file: string, error: unknown) => void;

async function search(folder: string, env: Io['env'], report: ReportProblem): Promise<readonly string[]> {
  const listed = await listWithGit(folder, env, new Set());
  if (listed && listed.length > 0) return listed;
  const isIgnored =
    listed && (await git(folder, env, ['check-ignore', '-q', '--', '.'], { paths: 'glob' })) !== undefined;
  return listed && !isIgnored ? listed : walk(folder, env, report);
}

/**
 * Asks git, once for the index, and once for what else is in the work tree where there is anything; undefined where git
 * cannot answer for the folder.
 * @param seen the real paths of the folders asked about already
 */
async function listWithGit(folder: string, env: Io['env'], seen: Set<string>): Promise<readonly string[] | undefined> {
  const real = realFolder(folder);
  if (real === undefined || seen.has(real)) return undefined;
  seen.add(real);
  const index = await git(folder, env, ['ls-files', '-c', '-z']);
  if (index === undefined) return undefined;
  const { named, folders } = readIndex(index);
  const untracked = await listUntracked(real, env, unknownToGit(real, new Set(named), folders));
  const entries = [...named, ...untracked].filter((entry) => !entry.split('/').some((part) => SKIPPED.has(part)));
  // git does not look into other repositories: it lists untracked ones with a slash at the end, submodules in a file
  const nested = [
    ...entries.filter((entry) => entry.endsWith('/')).map((entry) => path.join(folder, entry)),
    ...entries.filter((entry) => path.posix.basename(entry) === '.gitmodules').flatMap((e) => submodules(folder, e)),
  ];
  const inner = await Promise.all(nested.map((other) => listWithGit(other, env, seen)));
  const manifests = entries.filter((entry) => MANIFEST.test(path.posix.basename(entry)));
  return [...manifests.map((entry) => path.join(folder, entry)), ...inner.flatMap((files) => files ?? [])];
}

/** Those of some paths that git does not ignore: files, and repositories with a slash at the end. */
async function listUntracked(folder: string, env: Io['env'], unknown: readonly string[]): Promise<readonly string[]> {
  if (unknown.length === 0) return [];
  const only = unknown.length > MAX_UNKNOWN ? [] : unknown;
  const answer = await git(folder, env, ['ls-files', '-o', '--exclude-standard', '-z', '--', ...only]);
  return answer ? zeroSeparated(answer) : [];
}

const SLASH = 0x2f;
const GITMODULES = '.gitmodules';
const ENDINGS = new Set([...MANIFEST_NAMES, GITMODULES].map((name) => Buffer.from(name).readUInt32LE(name.length - 4)));

/**
 * The manifests and lists of submodules among many paths with a zero behind each, and the folders that the paths are in.
 * Of most of them only the end is looked at, and whether it is in the folder of the one before.
 */
function readIndex(index: Buffer): { readonly named: readonly string[]; readonly folders: ReadonlySet<string> } {
  const named: string[] = [];
  const folders = new Set(['']);
  let [lastStart, lastSlash] = [0, 0];
  for (let start = 0, end = index.indexOf(0); end >= 0; start = end + 1, end = index.indexOf(0, start)) {
    const slash = Math.max(start - 1, index.lastIndexOf(SLASH, end));
    if (end - start >= 4 && ENDINGS.has(index.readUInt32LE(end - 4))) {
      const name = index.toString('utf8', slash + 1, end);
      if (MANIFEST.test(name) || name === GITMODULES) named.push(index.toString('utf8', start, end));
    }
    if (slash <= start || index.compare(index, lastStart, lastSlash, start, slash) === 0) continue;
    [lastStart, lastSlash] = [start, slash];
    addFolder(folders, index.toString('utf8', start, slash));
  }
  return { named, folders };
}

function addFolder(folders: Set<string>, folder: string): void {
  if (folders.has(folder)) return;
  folders.add(folder);
  addFolder(folders, folder.slice(0, Math.max(0, folder.lastIndexOf('/'))));
}

function realFolder(folder: string): string | undefined {
  try {
    return realpathSync.native(folder);
  } catch {
    return undefined;
  }
}

function submodules(folder: string, entry: string): readonly string[] {
  const file = path.join(folder, entry);
  try {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/^\s*path\s*=\s*(.+?)\s*$/gm)]
      .map((match) => path.join(path.dirname(file), match[1] ?? ''))
      .filter((other) => other.startsWith(path.dirname(file) + path.sep));
  } catch {
    return [];
  }
}

/** A plain walk; symbolic links to folders are not followed, so that it always ends. */
async function walk(root: string, env: Io['env'], report: ReportProblem): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    let entries: readonly Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      report(folder, error);
      continue;
    }
    const here = folder;
    const listed =
      folder !== root && entries.some(({ name }) => name === '.git')
        ? await listWithGit(folder, env, new Set())
        : undefined;
    if (listed) {
      found.push(...listed);
      continue;
    }
    found.push(...entries.filter(({ name }) => MANIFEST.test(name)).map(({ name }) => path.join(here, name)));
    const inner = entries.filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name));
    folders.push(...inner.map(({ name }) => path.join(here, name)));
  }
  return found;
}

/** Whether something found is a file, or a link to one; what git tracks may be gone from the folder. */
function isFile(file: string): boolean {
  try {
    return lstatSync(file).isFile() || statSync(file).isFile();
  } catch {
    return false;
  }
}
