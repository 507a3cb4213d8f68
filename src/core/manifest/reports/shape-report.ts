import type { Edit } from '../../yaml/edit.ts';
import type { Span } from '../../yaml/lines.ts';
import type { Path } from '../../yaml/path.ts';

/** Something wrong with the form of a file. Stands on a path, or on a stretch of text where there is no tree yet. */
export interface ShapeReport {
  readonly path?: Path;
  readonly at?: 'key' | 'value';
  readonly span?: Span;
  readonly text: string;
  readonly edits?: readonly Edit[];
  readonly related?: readonly (Span & { readonly message: string })[];
}
