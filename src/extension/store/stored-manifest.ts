import type * as vscode from 'vscode';
import type { Assessment, SourceDocument } from '../../core/index.ts';

/** A manifest of the window and what is known of it. The object is another one whenever something in it changes. */
export interface StoredManifest {
  readonly uri: vscode.Uri;
  /** Of the open document that was assessed; undefined where the text comes from the disk. */
  readonly version: number | undefined;
  /** What messages call the file. */
  readonly label: string;
  /** The text that counts: as it is now, or as it was saved where changes count only then. */
  readonly document: SourceDocument;
  /** Of that text: its findings are what Problems shows, while it cannot be judged with those of the last text that could. */
  readonly assessment: Assessment;
  /** What surfaces show that have a score: that text, or the last one that could be judged. */
  readonly shown: { readonly document: SourceDocument; readonly assessment: Assessment };
  /** `shown` is of an earlier text than the one in the editor: to be said aloud. */
  readonly isShownOutdated: boolean;
  /** What the repository shows was not looked at yet: to be said where it counts. */
  readonly waitsForFacts: boolean;
}
