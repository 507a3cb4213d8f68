import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Fact } from '../../core/index.ts';
import type { FileAccess, History, Repository, Revision } from '../access.ts';
import { createMemo, type Memo } from '../memo.ts';
import { isManifest, isNotable } from '../notable.ts';
import { isWithin } from '../path.ts';
import { nodeFiles, walk } from './files.ts';
import { nodeHistory } from './git/history.ts';
import { readListing, type Listing } from './git/index-listing.ts';
import { repositoryRoot } from './root.ts';
import { createGit, type Environment, type Git } from './git/run-git.ts';

/** Folders looked into where there is no git to ask. */
const MAX_FOLDERS = 5_000;

/** Files of code that are read below one folder. */
const MAX_SOURCES = 6_000;

/** What is kept of files and git's answers, in characters. */
const ROOM = 4 << 20;

/** A repository on the disk. */
export interface NodeRepository extends Repository {
  /** Absolute, links followed. */
  readonly root: string;
}

/** What git tells about a repository. */
interface RepositoryGit {
  readonly history: Fact<History>;
  /** All files, surveyed once. */
  readonly list: () => Promise<Listing>;
}

/** @param root of the work tree, absolute */
function askGit(git: Git, root: string): RepositoryGit {
  // started early: it takes long, and every manifest needs it
  const listing = git.readIndex(root).then(
    (index) => withoutDeleted(root, readListing(index)),
    () => lookAround(root),
  );
  return { history: nodeHistory(git, root), list: () => listing };
}

/**
 * The repository that a folder (absolute) lies in; the folder itself where it lies in none. Files and git are asked
 * once, and what they answered is kept by the caller with the repository: it is as of now, not as of later.
 *
 * @param git that of the run, where others ask about the same repository
 */
export async function openRepository(
  folder: string,
  env: Environment,
  git: Git = createGit(env),
): Promise<NodeRepository> {
  const gitRoot = repositoryRoot(realpathSync.native(folder));
  const root = gitRoot ?? realpathSync.native(folder);
  const known = gitRoot === undefined ? noGit(root) : askGit(git, root);
  const memo = createMemo(ROOM);
  const files = { ...rememberingFiles(nodeFiles(root), memo), findNotable: async () => (await known.list()).notable };
  return {
    root,
    name: path.basename(root),
    maxSources: MAX_SOURCES,
    history: 'known' in known.history ? { known: rememberingHistory(known.history.known, memo) } : known.history,
    files,
    once: (name, make) => memo.remember(name, () => make(files)),
    isLeftOut: async (relative) => (await known.list()).leftOut.some((other) => isWithin(relative, other)),
  };
}

/** A manifest that git tracks and that is deleted covers nothing any more; one that is not checked out does. */
function withoutDeleted(root: string, { notable, leftOut }: Listing): Listing {
  const unseen = new Set(leftOut);
  const isThere = (file: string) => unseen.has(file) || existsSync(path.join(root, file));
  return { notable: notable.filter((file) => !isManifest(file) || isThere(file)), leftOut };
}

function noGit(root: string): RepositoryGit {
  let listing: Listing | undefined;
  return {
    history: { unknown: 'the folder is not in a git repository' },
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
