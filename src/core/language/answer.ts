import { manifestConventions } from '../manifest/conventions.ts';
import type { SourceDocument } from '../yaml/document.ts';
import { lineEndOf, toTextEdits, type Edit } from '../yaml/edit.ts';
import { column, lineStart } from '../yaml/lines.ts';
import { nodeAt, pairAt } from '../yaml/node.ts';
import { parsePath } from '../yaml/path.ts';
import type { TextEdit } from '../yaml/text-edit.ts';
import { applyEdits, smallestEdit } from './fix.ts';

/** An answer to a question, for a field of a manifest. */
export interface Answer {
  /** Dotted path of the field. */
  readonly path: string;
  /** Of a mapping that is there already, each key is answered by itself. */
  readonly value: unknown;
  /** Filled in without asking a person who knows. */
  readonly isAssumed: boolean;
}

/** Writes an answer in place, as one edit; what is assumed goes to the list of assumptions too. */
export function writeAnswer(document: SourceDocument, { path, value, isAssumed }: Answer): readonly TextEdit[] {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  const keys: readonly (readonly [string, unknown])[] =
    isMapping && nodeAt(document.root, parsePath(path))?.kind === 'map'
      ? Object.entries(value).map(([key, part]) => [`${path}.${key}`, part])
      : [[path, value]];
  const assumed = nodeAt(document.root, ['assumed']);
  const index = assumed?.kind === 'list' ? assumed.items.length : 0;
  const edits: readonly Edit[] = [
    ...keys.map(([field, answer]) => editFor(document, field, answer)),
    ...(isAssumed ? [{ op: 'insert', path: `assumed[${index}]`, value: path } as const] : []),
  ];
  const text = applyEdits(document, edits);
  return text === document.text ? [] : [smallestEdit(document.text, text)];
}

/** Over what is there, or where nothing is. */
function editFor(document: SourceDocument, path: string, value: unknown): Edit {
  const insert: Edit = { op: 'insert', path, value };
  const isThere = toTextEdits(document, insert, manifestConventions).length === 0;
  return isThere ? { op: 'replace', path, value } : insert;
}

/** Leaves a comment that says who is asked, above the nearest key that is there, else at the end. */
export function noteAsked(document: SourceDocument, path: string, who: string, question: string): TextEdit {
  const { text, root } = document;
  const eol = lineEndOf(text);
  const line = `# ask ${who}: ${question}`.replaceAll(/[\s\p{C}]+/gu, ' ');
  const segments = parsePath(path);
  for (let length = segments.length; length > 0; length--) {
    const pair = pairAt(root, segments.slice(0, length));
    const start = pair && lineStart(text, pair.keySpan.start);
    // a key in brackets, or behind a dash, has no line of its own
    if (!pair || start === undefined || text.slice(start, pair.keySpan.start).trim() !== '') continue;
    return { start, end: start, newText: `${' '.repeat(column(text, pair.keySpan.start))}${line}${eol}` };
  }
  const isEnded = text === '' || /[\r\n]$/.test(text);
  return { start: text.length, end: text.length, newText: `${isEnded ? '' : eol}${line}${eol}` };
}
