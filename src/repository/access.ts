import type { CalendarDate, Fact } from '../core/index.ts';

/**
 * What is at a path; `outside`: it leads out of the repository and is never read; `link`: it goes through a link that may
 * lead out, where the host cannot tell.
 */
export type EntryKind = 'file' | 'folder' | 'absent' | 'outside' | 'link';

/**
 * The files of one repository. Paths are relative to its root, with `/` between the parts and at neither end; the root
 * itself is the empty path. Nothing outside the root is ever read, whatever links say.
 */
export interface FileAccess {
  kindOf(path: string): Promise<EntryKind>;
  /** The text of a file; undefined where there is none, or it has over `maxBytes`, or it is no text. */
  readText(path: string, maxBytes: number): Promise<string | undefined>;
  /** The names in a folder, those of folders with `/` at the end; empty where there is none. Bounded. */
  list(folder: string): Promise<readonly string[]>;
  /** The notable files of the repository (see `notable.ts`) without what is ignored; bounded. */
  findNotable(): Promise<readonly string[]>;
}

/** A commit; days as its author and its committer wrote them. */
export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly authoredOn: CalendarDate;
  readonly committedOn: CalendarDate;
}

/** A file as it was after a commit. */
export interface Revision {
  readonly commit: string;
  readonly path: string;
}

/** The history of one repository. Every function may throw where git fails or takes too long. */
export interface History {
  /** Commits up to the present one that changed a path (empty: anything), newest first, at most `limit`; renames are not followed. */
  log(path: string, limit: number): Promise<readonly Commit[]>;
  /** What a file was called before the commit that gave it this path; undefined where the commit made it anew. */
  renamedFrom(revision: Revision): Promise<string | undefined>;
  /** The texts of revisions, in their order; undefined where there is none. */
  texts(revisions: readonly Revision[]): Promise<readonly (string | undefined)[]>;
}

/** One repository, or one folder that is in none. */
export interface Repository {
  /** Of its root folder. */
  readonly name: string;
  readonly files: FileAccess;
  /** Files of code that are read below one folder to see what it uses: reading costs some hosts more than others. */
  readonly maxSources: number;
  /** The history, or why there is none. */
  readonly history: Fact<History>;
  /** Whether git tracks a path that a sparse checkout leaves out of the work tree. */
  isLeftOut(path: string): Promise<boolean>;
  /** Computes something from its files once for all its manifests. */
  once<T>(name: string, make: (files: FileAccess) => Promise<T>): Promise<T>;
}
