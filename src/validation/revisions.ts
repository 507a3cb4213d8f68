import { parseDocument, readManifest, type CalendarDate, type Manifest, type SourceDocument } from '../core/index.ts';

/** A text of a manifest that was committed, and the day it was. */
export interface Revision {
  readonly commit: string;
  readonly on: CalendarDate;
  /** What the manifest was called then, in its repository. */
  readonly path: string;
  readonly text: string;
}

/** A manifest over the history of its repository, through its renames. */
export interface ManifestHistory {
  /** What it is called now, or was at last. */
  readonly path: string;
  /** Oldest first. */
  readonly revisions: readonly Revision[];
  /** Undefined where it is there. */
  readonly deletedOn?: CalendarDate;
}

/** A revision that says a stage. */
export interface ReadRevision extends Revision {
  readonly lifecycle: Manifest['lifecycle'];
}

/** The revisions that can be read and say a stage; the others tell nothing. */
export function readRevisions(revisions: readonly Revision[]): readonly ReadRevision[] {
  let document: SourceDocument | undefined;
  return revisions.flatMap((revision) => {
    // sections that are as they were are not parsed again
    document = parseDocument(revision.text, document);
    const { lifecycle } = readManifest(document);
    return lifecycle?.stage ? [{ ...revision, lifecycle }] : [];
  });
}
