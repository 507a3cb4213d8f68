import type { ErrorCode } from 'yaml';
import { applyTextEdits, type TextEdit } from '../text-edit.ts';
import { endOfLine, lineStart, lineStarts, positionAt, type Span } from '../lines.ts';
import { skipBlanks } from './cursor.ts';
import { onLine, type Mistake, type TextFix } from './mistake.ts';
import { findMistakes } from './scan-mistakes.ts';
import { syntaxMessage } from './syntax-messages.ts';

/** What the parser says of a place. */
export interface SyntaxError extends Span {
  readonly code: ErrorCode;
  /** What to say instead of the words for the code. */
  readonly message?: string;
}

/** What is wrong with a text, on one line, in our words; with a fix where there is one that is safe. */
export interface SyntaxProblem extends Span {
  readonly code: ErrorCode | undefined;
  readonly message: string;
  readonly fix: TextFix | undefined;
}

/** Each is proved by a parse. */
const MAX_MISTAKES = 10;

/** Repairs are tried on texts up to this length, in characters: the parser takes its time for a large broken text. */
const MAX_LENGTH = 32 * 1024;

/**
 * The causes of syntax errors, where they are: a mistake is reported when its fix makes the parser take back an error
 * and brings up none before it. What is left is said in the words for its code.
 *
 * @param errors of the text as it is
 * @param parse the errors of another text
 */
export function explainErrors(
  text: string,
  errors: readonly SyntaxError[],
  parse: (text: string) => readonly SyntaxError[],
): readonly SyntaxProblem[] {
  let left = errors;
  let accepted: readonly Mistake[] = [];
  for (const mistake of text.length > MAX_LENGTH ? [] : findMistakes(text, MAX_MISTAKES)) {
    if (left.length === 0) break;
    const tried = [...accepted, mistake];
    const next = errorsAfter(text, tried, parse);
    if (!isBetter(left, next, mistake)) continue;
    left = next;
    accepted = tried;
  }
  const explained = accepted.map((mistake) => ({ ...mistake, code: undefined }));
  return [...explained, ...oneEachLine(text, left).map((error) => inWords(text, error))].toSorted(
    (a, b) => a.start - b.start,
  );
}

/** Of several errors in one line the first is the cause. */
function oneEachLine(text: string, errors: readonly SyntaxError[]): readonly SyntaxError[] {
  const starts = lineStarts(text);
  const lineOf = ({ start }: Span) => positionAt(starts, text.length, start).line;
  return [...new Map(errors.toReversed().map((error) => [lineOf(error), error])).values()].toReversed();
}

/** The errors that are left after repairs, at their places in the text as it is. */
function errorsAfter(
  text: string,
  repairs: readonly Mistake[],
  parse: (text: string) => readonly SyntaxError[],
): readonly SyntaxError[] {
  const edits = repairs.flatMap(({ fix }) => fix.edits);
  return parse(applyTextEdits(text, edits)).map(({ start, end, ...error }) => {
    const from = placeBefore(edits, start);
    return { ...error, start: from, end: Math.max(from + 1, placeBefore(edits, end)) };
  });
}

/** Where an offset of the text after edits was before them. */
function placeBefore(edits: readonly TextEdit[], offset: number): number {
  let shift = 0;
  for (const { start, end, newText } of edits.toSorted((a, b) => a.start - b.start)) {
    if (offset - shift < start) break;
    const after = start + newText.length;
    if (offset - shift < after) return Math.min(offset - shift, end);
    shift += newText.length - (end - start);
  }
  return offset - shift;
}

function isBetter(before: readonly SyntaxError[], after: readonly SyntaxError[], { start }: Span): boolean {
  const said = (errors: readonly SyntaxError[]) => new Set(errors.map((error) => `${error.code} ${error.start}`));
  const [old, now] = [said(before), said(after)];
  const isTakenBack = [...old].some((one) => !now.has(one));
  return isTakenBack && !after.some((error) => error.start < start && !old.has(`${error.code} ${error.start}`));
}

function inWords(text: string, { code, message, ...span }: SyntaxError): SyntaxProblem {
  const place = placeOf(text, code, span);
  const words = message ?? syntaxMessage(code, text.slice(place.start, place.end));
  if (code !== 'BAD_DQ_ESCAPE') return { ...place, code, message: words, fix: undefined };
  const edits = [{ start: place.start, end: place.start, newText: '\\' }];
  return { ...place, code, message: words, fix: { title: 'Write the backslash twice', edits } };
}

/** Where an error shows: what the parser names, or the content of the line where that is about the line. */
function placeOf(text: string, code: ErrorCode, span: Span): Span {
  const isBlank = !/\S/.test(text[span.start] ?? '');
  if (!isBlank && code !== 'MULTILINE_IMPLICIT_KEY') return onLine(text, span);
  // an error at the end of a text belongs to its last line with content
  let end = endOfLine(text, Math.min(span.start, text.trimEnd().length));
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end--;
  const start = lineStart(text, end);
  return { start: skipBlanks(text, start, end), end };
}
