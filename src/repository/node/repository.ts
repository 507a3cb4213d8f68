import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Fact } from '../../core/index.ts';
import type { FileAccess, History, Repository, Revision } from '../access.ts';
import { createMemo, type Memo } from '../memo.ts';
import { isNotable } from '../notable.ts';
import { isWithin } from '../path.ts';
import { nodeFiles, walk } from './files.ts';
import { nodeHistory } from './git/history.ts';
import { indexReader, readListing, type Listing, type ReadIndex } from './git/index-listing.ts';
import { repositoryRoot } from './root.ts';
import type { Environment } from './git/run-git.ts';

/** Folders looked into where there is no git to ask. */
const MAX_FOLDERS = 5_000;

/** What is kept of files and git's answers, in characters. */
const ROOM = 4 << 20;

/** A repository on the disk. */
export interface NodeRepository extends Repository {
  /** Absolute, links followed. */
  readonly root: string;
}

/** What git knows of a repository. */
interface RepositoryGit {
  readonly history: Fact<History>;
  /** All files, looked over once. */
  readonly list: () => Promise<Listing>;
}

/** @param root of the work tree, absolute */
function openGit(root: string, env: Environment, readIndex: ReadIndex): RepositoryGit {
  // begun before it is asked for: it takes long, and every manifest asks for it
  const listing = readIndex(root).then(readListing, () => lookAround(root));
  return { history: nodeHistory(root, env), list: () => listing };
}

/**
 * The repository that a folder (absolute) lies in; the folder itself where it lies in none. Files and git are asked
 * once, and what they answered is kept by the caller with the repository: it is as of now, not as of later.
 *
 * @param readIndex where others ask for the same indexes
 */
export async function openRepository(
  folder: string,
  env: Environment,
  readIndex: ReadIndex = indexReader(env),
): Promise<NodeRepository> {
  const gitRoot = repositoryRoot(realpathSync.native(folder));
  const root = gitRoot ?? realpathSync.native(folder);
  const git = gitRoot === undefined ? noGit(root) : openGit(root, env, readIndex);
  const memo = createMemo(ROOM);
  const files = { ...rememberingFiles(nodeFiles(root), memo), findNotable: async () => (await git.list()).notable };
  return {
    root,
    name: path.basename(root),
    history: 'known' in git.history ? { known: rememberingHistory(git.history.known, memo) } : git.history,
    files,
    once: (name, make) => memo.remember(name, () => make(files)),
    isLeftOut: async (relative) => (await git.list()).leftOut.some((other) => isWithin(relative, other)),
  };
}

function noGit(root: string): RepositoryGit {
  let listing: Listing | undefined;
  return {
    history: { unknown: 'the folder is in no git repository' },
    list: async () => (listing ??= lookAround(root)),
  };
}

function lookAround(root: string): Listing {
  return { notable: walk(root, isNotable, MAX_FOLDERS), leftOut: [] };
}

function rememberingHistory(history: History, memo: Memo): History {
  const names = (revisions: readonly Revision[]) => revisions.map(({ commit, path }) => `${commit}:${path}`).join('\n');
  return {
    log: (path, limit) => memo.remember(`log ${limit} ${path}`, () => history.log(path, limit)),
    renamedFrom: (revision) => memo.remember(`renamed ${names([revision])}`, () => history.renamedFrom(revision)),
    texts: (revisions) => memo.remember(`texts ${names(revisions)}`, () => history.texts(revisions)),
  };
}

function rememberingFiles(files: Omit<FileAccess, 'findNotable'>, memo: Memo): Omit<FileAccess, 'findNotable'> {
  return {
    kindOf: (path) => memo.remember(`kind ${path}`, () => files.kindOf(path)),
    readText: (path, maxBytes) => memo.remember(`text ${maxBytes} ${path}`, () => files.readText(path, maxBytes)),
    list: (folder) => memo.remember(`list ${folder}`, () => files.list(folder)),
  };
}
