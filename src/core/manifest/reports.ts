import type { DocumentProblem, SourceDocument } from '../yaml/document.ts';
import type { Edit } from '../yaml/edit.ts';
import type { Span } from '../yaml/lines.ts';
import { formatPath, type Path } from '../yaml/path.ts';
import type { ShapeProblem } from './read.ts';

/** Something wrong with the form of a file. Stands on a path, or on a stretch of text where there is no tree yet. */
export interface ShapeReport {
  readonly path?: Path;
  readonly at?: 'key' | 'value';
  readonly span?: Span;
  readonly text: string;
  readonly edits?: readonly Edit[];
  readonly related?: readonly (Span & { readonly message: string })[];
}

/** @param whole what the file is called where the key stands at its root: `the manifest` */
export function reportUnknownKey(problem: ShapeProblem & { kind: 'unknown-key' }, whole: string): ShapeReport {
  const { path, nearest } = problem;
  const key = String(path.at(-1));
  const hint = nearest ? `did you mean "${nearest}"?` : 'remove it, or begin its name with "x-" to keep it as your own';
  return {
    path,
    at: 'key',
    text: `"${shorten(key)}" is not a field of ${formatPath(path.slice(0, -1)) || whole}: ${hint}`,
    edits: nearest ? [{ op: 'rename', path: formatPath(path), key: nearest }] : [],
  };
}

export function reportInvalid({ path, found, expected, nearest }: ShapeProblem & { kind: 'invalid' }): ShapeReport {
  const dotted = formatPath(path);
  const hint = nearest ? `; did you mean "${nearest}"?` : '';
  return {
    path,
    text: `${dotted} cannot be "${shorten(found)}": it must be ${expected}${hint}`,
    edits: nearest ? [{ op: 'replace', path: dotted, value: nearest }] : [],
  };
}

/** What is wrong with a text as YAML, of one kind. */
export function* reportProblems(
  { problems }: SourceDocument,
  kind: DocumentProblem['kind'],
  write: (message: string) => string = (message) => message,
): Iterable<ShapeReport> {
  for (const { kind: found, start, end, message, related } of problems) {
    if (found === kind) yield { span: { start, end }, text: write(message), related };
  }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
