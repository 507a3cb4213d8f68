import type { Assessment } from '../assessment/assess.ts';
import type { Finding } from '../findings/finding.ts';
import { rangeOf, type SourceDocument } from '../yaml/document.ts';
import type { Span } from '../yaml/lines.ts';
import type { TextEdit } from '../yaml/text-edit.ts';
import { fixEdits, smallestEdit } from './fix.ts';
import { fixTitle } from './fixes.ts';

/** A text that could be judged, and what was found in it. */
export interface Readable {
  readonly document: SourceDocument;
  readonly assessment: Pick<Assessment, 'findings'>;
}

const MARK = ' (of the last readable text)';

/** Whether a finding is of an earlier text. */
export function isCarriedOver({ message }: Pick<Finding, 'message'>): boolean {
  return message.endsWith(MARK);
}

/**
 * The findings of the last text that could be judged, at their places in the text that took its place and cannot: while
 * a text is being typed, they stay, and say what they are of. A fix stays where nothing was typed at its place.
 *
 * @param document the text as it is; where it is readable, its form was judged, and only the rest is carried over
 */
export function carryOver(last: Readable, document: SourceDocument): readonly Finding[] {
  const typed = smallestEdit(last.document.text, document.text);
  const kept = last.assessment.findings.filter(({ group }) => document.root === undefined || group !== 'shape');
  return kept.map((finding): Finding => {
    const { fix, ...rest } = finding;
    const moved = {
      ...rest,
      message: `${finding.message}${MARK}`,
      range: rangeOf(document, movedSpan(typed, { start: finding.range.start.offset, end: finding.range.end.offset })),
      related: finding.related.filter(({ uri }) => uri !== undefined),
    };
    const edits = fix ? movedEdits(typed, fixEdits(last.document, finding)) : [];
    if (!fix || edits.length === 0) return moved;
    const [path, title] = [fix.edits[0]?.path ?? '', fixTitle(finding) ?? ''];
    return { ...moved, fix: { kind: fix.kind, edits: [{ op: 'repair', path, title, edits }] } };
  });
}

/** How many characters what follows the edit is moved by. */
function shift({ start, end, newText }: TextEdit): number {
  return newText.length - (end - start);
}

/** Where a span is after an edit; where it was typed over, what is written there now. */
function movedSpan(typed: TextEdit, { start, end }: Span): Span {
  if (end <= typed.start) return { start, end };
  const by = shift(typed);
  if (start >= typed.end) return { start: start + by, end: end + by };
  return { start: Math.min(start, typed.start), end: Math.max(end, typed.end) + by };
}

/** None where one of them changes what was typed over. */
function movedEdits(typed: TextEdit, edits: readonly TextEdit[]): readonly TextEdit[] {
  const isApart = ({ start, end }: Span) => end < typed.start || start >= typed.end;
  return edits.every(isApart) ? edits.map((edit) => ({ ...edit, ...movedSpan(typed, edit) })) : [];
}
