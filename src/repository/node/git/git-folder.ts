import { lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs';
import path from 'node:path';
import { FileRefusal, findFile, isWithin, readGuardedText } from '../guard.ts';
import { GitRefusal } from './git-error.ts';

/** Where git keeps what it knows of a work tree; real paths. */
export interface GitFolder {
  /** Its HEAD and index. */
  readonly own: string;
  /** Its objects and refs, which linked work trees share; mostly the same folder. */
  readonly common: string;
  /** The text of its configuration. It is searched for the format of the repository, and never given to git. */
  readonly config: string;
}

const MAX_SMALL = 1 << 20;
/** An index or a list of refs of some million entries. */
const MAX_LARGE = 1 << 29;

/**
 * The git folder of a work tree, looked at before git is: none of the files at known places may be a pipe, a device, far
 * too large, or a link that leads out.
 *
 * @param root of the work tree, absolute
 * @throws {GitRefusal} where git is not to be asked, with the reason
 */
export function gitFolderOf(root: string): GitFolder {
  const own = ownFolder(root);
  const common = commonFolder(own);
  const config = textIn(common, 'config') ?? '';
  if (!isWithin(root, own) && !pointsBack(own, config, root))
    throw new GitRefusal(
      'its .git leads to a git folder elsewhere that does not name it as its own; if it does belong here, say so with: git config core.worktree "$PWD"',
    );
  requireFiles(own, common);
  return { own, common, config };
}

/** The value of a key of the configuration that says how the repository is stored. */
export function formatSetting(config: string, key: 'objectformat' | 'refstorage'): string | undefined {
  return settingsIn(config, key).at(-1)?.toLowerCase();
}

function ownFolder(root: string): string {
  const entry = path.join(root, '.git');
  const stats = lstatSync(entry, { throwIfNoEntry: false });
  if (stats?.isFile()) {
    const target = /^gitdir: *(.+?)\s*$/.exec(textIn(root, '.git') ?? '')?.[1];
    // a folder of another machine would be asked for over the network
    if (target === undefined || /^[\\/]{2}/.test(target))
      throw new GitRefusal('its .git file names no git folder here');
    return realFolder(path.resolve(root, target), '.git');
  }
  return realFolder(entry, '.git');
}

function commonFolder(own: string): string {
  const written = textIn(own, 'commondir')?.trim();
  if (written === undefined) return own;
  const common = realFolder(path.resolve(own, written), '.git/commondir');
  if (!isWithin(common, own)) throw new GitRefusal('its git folder names another one that does not belong to it');
  return common;
}

/** A linked work tree is named by its git folder, a submodule by the configuration of its git folder. */
function pointsBack(own: string, config: string, root: string): boolean {
  const named = [
    ...[textIn(own, 'gitdir')?.trim()].flatMap((file) => (file === undefined ? [] : [path.dirname(file)])),
    ...settingsIn(config, 'worktree'),
    ...settingsIn(textIn(own, 'config.worktree') ?? '', 'worktree'),
  ];
  return named.some((folder) => realOf(path.resolve(own, folder)) === root);
}

function settingsIn(config: string, key: string): readonly string[] {
  return config.split('\n').flatMap((line) => {
    const [name = '', ...value] = line.split('=');
    return name.trim().toLowerCase() === key
      ? [
          value
            .join('=')
            .trim()
            .replace(/^"(.*)"$/, '$1'),
        ]
      : [];
  });
}

function requireFiles(own: string, common: string): void {
  for (const name of ['HEAD', 'index', ...sharedIndexes(own)]) requireFile(own, name);
  for (const name of ['packed-refs', 'shallow', 'info/exclude', 'objects/info/commit-graph']) requireFile(common, name);
  for (const name of ['objects', 'refs'])
    if (realFolder(path.join(common, name), `.git/${name}`) !== path.join(common, name))
      throw new GitRefusal(
        `its .git/${name} is a link that leads elsewhere, as in a checkout of Android's repo; use a plain clone`,
      );
  const packs = path.join(common, 'objects/pack');
  for (const name of entriesOf(packs)) if (!isPlain(statsOf(packs, name))) throw odd(`objects/pack/${name}`);
  const ref = /^ref: (refs\/[^\s]+)\s*$/.exec(textIn(own, 'HEAD') ?? '')?.[1];
  if (ref !== undefined) requireFile(common, ref);
}

/** The parts of an index that git splits in two (`core.splitIndex`). */
export function sharedIndexes(own: string): readonly string[] {
  return entriesOf(own).filter((name) => name.startsWith('sharedindex.'));
}

/** Whether objects are left with the server until they are needed: they are never fetched here. */
export function isPartialClone({ common }: Pick<GitFolder, 'common'>): boolean {
  return entriesOf(path.join(common, 'objects/pack')).some((name) => name.endsWith('.promisor'));
}

/** Why the history is not all here; undefined where it is. */
export function historyGap({ common }: Pick<GitFolder, 'common'>): string | undefined {
  if (statsOf(common, 'shallow')) return 'this is a shallow clone, whose history is cut off';
  if (statsOf(common, 'objects/info/alternates')) return 'some of its history is kept in another repository';
  return undefined;
}

function requireFile(folder: string, name: string): void {
  try {
    const found = findFile(path.join(folder, name), folder);
    if (found && found.stats.size > MAX_LARGE) throw new GitRefusal(`its .git/${name} is too large`);
  } catch (error) {
    throw error instanceof FileRefusal ? odd(name) : error;
  }
}

function textIn(folder: string, name: string): string | undefined {
  try {
    return readGuardedText(path.join(folder, name), folder, MAX_SMALL);
  } catch (error) {
    throw error instanceof FileRefusal ? odd(name) : error;
  }
}

const odd = (name: string) => new GitRefusal(`its .git/${name} is not a file inside it`);

function realFolder(folder: string, name: string): string {
  const real = realOf(folder);
  if (real === undefined || !lstatSync(real).isDirectory()) throw new GitRefusal(`its ${name} leads to no folder`);
  return real;
}

function realOf(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch {
    return undefined;
  }
}

function statsOf(folder: string, name: string): Stats | undefined {
  return lstatSync(path.join(folder, name), { throwIfNoEntry: false });
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isPlain(stats: Stats | undefined): boolean {
  return stats?.isFile() === true || stats?.isDirectory() === true;
}
