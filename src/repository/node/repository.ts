import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Fact } from '../../core/index.ts';
import type { History, Repository } from '../access.ts';
import { isNotable, MAX_NOTABLE, NOTABLE_NAMES } from '../notable.ts';
import { nodeFiles, walk } from './files.ts';
import { nodeHistory } from './history.ts';
import { runGit, type Environment } from './run-git.ts';

/** Folders looked into where there is no git to ask. */
const MAX_FOLDERS = 5_000;

/** A repository on the disk. */
export interface NodeRepository extends Repository {
  /** Absolute, links followed. */
  readonly root: string;
}

/** The repository that a folder (absolute) lies in; the folder itself where it lies in none. Asked for once, kept by the caller. */
export async function openRepository(folder: string, env: Environment): Promise<NodeRepository> {
  const gitRoot = repositoryRoot(realpathSync.native(folder));
  const root = gitRoot ?? realpathSync.native(folder);
  const history: Fact<History> =
    gitRoot === undefined ? { unknown: 'the folder is in no git repository' } : await nodeHistory(root, env);
  const files = nodeFiles(root);
  let notable: Promise<readonly string[]> | undefined;
  return {
    root,
    name: path.basename(root),
    history,
    files: { ...files, findNotable: () => (notable ??= findNotable(root, gitRoot !== undefined, env)) },
    async isLeftOut(relative) {
      if (gitRoot === undefined) return false;
      const answer = await runGit(root, env, ['ls-files', '-t', '-z', '--', relative]).catch(() => '');
      return answer.toString().startsWith('S ');
    },
  };
}

/** The nearest folder from here upwards that is the root of a git repository, a work tree or a submodule. */
export function repositoryRoot(folder: string): string | undefined {
  if (isGit(path.join(folder, '.git'))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : repositoryRoot(parent);
}

function isGit(file: string): boolean {
  if (!existsSync(file)) return false;
  // a file names the folder that stands in its place; one on another machine would be asked for over the network
  return statSync(file).isDirectory() || !/^gitdir:\s*[\\/]{2}/.test(readFileSync(file, 'utf8'));
}

async function findNotable(root: string, isGitRepository: boolean, env: Environment): Promise<readonly string[]> {
  const listed = isGitRepository ? await runGit(root, env, ['ls-files', '-z']).catch(() => undefined) : undefined;
  if (!listed) return walk(root, isNotable, MAX_FOLDERS);
  return notableIn(listed);
}

const ENDINGS = new Set(
  [...NOTABLE_NAMES, '.yml', '.yaml'].map((name) => Buffer.from(name).readUInt32LE(name.length - 4)),
);

/** The notable ones of many paths, each with a zero behind it. Of most of them only the last four bytes are looked at. */
function notableIn(listed: Buffer): readonly string[] {
  const found: string[] = [];
  for (let start = 0, end = listed.indexOf(0); end >= 0; start = end + 1, end = listed.indexOf(0, start)) {
    if (end - start < 4 || !ENDINGS.has(listed.readUInt32LE(end - 4))) continue;
    const path = listed.toString('utf8', start, end);
    if (isNotable(path) && found.push(path) === MAX_NOTABLE) break;
  }
  return found;
}
