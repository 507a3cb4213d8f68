import type { DocumentProblem, SourceDocument } from '../../yaml/document.ts';
import { formatPath } from '../../yaml/path.ts';
import { cutByComma } from './cut-text.ts';
import { meantValue } from './meant-value.ts';
import { movedKey } from './moved-key.ts';
import type { ShapeProblem } from '../read-manifest.ts';
import type { ShapeReport } from './shape-report.ts';

/**
 * Nothing where the key is a later piece of a text that was reported already.
 *
 * @param whole what the file is called where the key stands at its root: `the manifest`
 */
export function* reportUnknownKey(
  document: SourceDocument,
  { path, nearest }: ShapeProblem & { kind: 'unknown-key' },
  whole: string,
): Iterable<ShapeReport> {
  const cut = cutByComma(document, path);
  if (cut === 'part') return;
  if (cut) {
    yield { path, at: 'key', ...cut };
    return;
  }
  const moved = movedKey(document, path);
  if (moved) {
    yield moved;
    return;
  }
  const key = String(path.at(-1));
  const hint = nearest ? `did you mean "${nearest}"?` : 'remove it, or begin its name with "x-" to keep it as your own';
  yield {
    path,
    at: 'key',
    text: `"${shorten(key)}" is not a field of ${formatPath(path.slice(0, -1)) || whole}: ${hint}`,
    edits: nearest ? [{ op: 'rename', path: formatPath(path), key: nearest }] : [],
  };
}

/** @param document with the value; what it may have been meant to be is not looked for without */
export function reportInvalid(
  { path, field, found, expected, nearest }: ShapeProblem & { kind: 'invalid' },
  document?: SourceDocument,
): ShapeReport {
  const meant = document && field && meantValue(document, path, field);
  if (meant) return { path, ...meant };
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
  for (const { kind: found, start, end, message, related, fix } of problems) {
    if (found !== kind) continue;
    const edits = fix ? [{ op: 'repair' as const, path: '', ...fix }] : [];
    yield { span: { start, end }, text: write(message), related, edits };
  }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
