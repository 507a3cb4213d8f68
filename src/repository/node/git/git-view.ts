import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GitRefusal } from './git-error.ts';
import { formatSetting, gitFolderOf, sharedIndexes } from './git-folder.ts';

/** A repository as git is to see it. */
export interface GitView {
  /** What git is told about it. */
  readonly env: Readonly<Record<string, string>>;
  readonly dispose: () => void;
}

/** The folders of views that are open: a git that waits for another question does not keep this program from ending. */
const inUse = new Set<string>();

function disposeAll(): void {
  for (const folder of inUse) rmSync(folder, { recursive: true, force: true });
}

/**
 * Shows git a repository without its configuration: a temporary git folder that leads to its objects, refs and index and
 * has a configuration of our own. Dozens of keys of git's configuration name programs, others may follow, and filter
 * drivers have names of any form. So none of them is switched off one by one: git never reads the file.
 *
 * @param root of the work tree, absolute, links followed
 * @throws {GitRefusal} where the git folder is not what it should be
 */
export function openGitView(root: string): GitView {
  const { own, common, config } = gitFolderOf(root);
  const folder = temporaryFolder();
  if (inUse.size === 0) process.on('exit', disposeAll);
  inUse.add(folder);
  const dispose = () => {
    rmSync(folder, { recursive: true, force: true });
    inUse.delete(folder);
    if (inUse.size === 0) process.off('exit', disposeAll);
  };
  try {
    writeFileSync(path.join(folder, 'config'), configuration(config));
    mkdirSync(path.join(folder, 'info'));
    // git follows no link here but one to a ref
    copyFileSync(path.join(own, 'HEAD'), path.join(folder, 'HEAD'));
    for (const name of sharedIndexes(own)) link(own, name, folder);
    for (const name of ['packed-refs', 'shallow', 'info/exclude']) link(common, name, folder);
    for (const name of ['refs', 'reftable', 'logs']) linkFolder(common, name, folder);
  } catch (error) {
    dispose();
    throw new GitRefusal(`a view of the repository cannot be made (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    });
  }
  return {
    env: {
      GIT_DIR: folder,
      GIT_OBJECT_DIRECTORY: path.join(common, 'objects'),
      GIT_INDEX_FILE: path.join(own, 'index'),
      GIT_CONFIG_GLOBAL: path.join(folder, 'config'),
      GIT_CONFIG_NOSYSTEM: '1',
      // should git find a way to another repository all the same: it fetches nothing there
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_REPLACE_OBJECTS: '1',
    },
    dispose,
  };
}

/** What the file system needs, and the format of the repository; of its own configuration nothing else. */
function configuration(ofRepository: string): string {
  const isCaseless = process.platform === 'win32' || process.platform === 'darwin';
  const formats = (['objectformat', 'refstorage'] as const).flatMap((key) => {
    const value = formatSetting(ofRepository, key);
    return value !== undefined && /^[a-z0-9]+$/.test(value) ? [`\t${key} = ${value}`] : [];
  });
  return [
    '[core]',
    `\trepositoryFormatVersion = ${formats.length > 0 ? 1 : 0}`,
    // no command looks for a work tree but those that are told of it
    '\tbare = true',
    `\tignoreCase = ${isCaseless}`,
    `\tprecomposeUnicode = ${process.platform === 'darwin'}`,
    '\tlongPaths = true',
    ...(formats.length > 0 ? ['[extensions]', ...formats] : []),
    '',
  ].join('\n');
}

function temporaryFolder(): string {
  try {
    return mkdtempSync(path.join(tmpdir(), 'ai-initiative-git-'));
  } catch (error) {
    throw new GitRefusal(`no temporary folder can be made (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    });
  }
}

function link(from: string, name: string, to: string): void {
  const source = path.join(from, name);
  if (!existsSync(source)) return;
  // on Windows only some users may make links
  if (process.platform === 'win32') copyFileSync(source, path.join(to, name));
  else symlinkSync(source, path.join(to, name));
}

function linkFolder(from: string, name: string, to: string): void {
  const source = path.join(from, name);
  if (existsSync(source)) symlinkSync(source, path.join(to, name), 'junction');
}
