import type { Finding } from '../findings/finding.ts';
import { manifestConventions } from '../manifest/conventions.ts';
import { parseDocument, type SourceDocument } from '../yaml/document.ts';
import { toTextEdits, type Edit } from '../yaml/edit.ts';
import { applyTextEdits, type TextEdit } from '../yaml/text-edit.ts';

/** The text edits that mend a finding, on the document it was found in; empty where there is nothing to write. */
export function fixEdits(document: SourceDocument, { fix }: Pick<Finding, 'fix'>): readonly TextEdit[] {
  const [only, ...more] = fix?.edits ?? [];
  if (!only) return [];
  if (more.length === 0) return toTextEdits(document, only, manifestConventions);
  const text = applyEdits(document, [only, ...more]);
  return text === document.text ? [] : [smallestEdit(document.text, text)];
}

/** The text after edits that may build on each other, one after the other. */
export function applyEdits(document: SourceDocument, edits: readonly Edit[]): string {
  return edits.reduce((current, edit) => {
    const changed = applyTextEdits(current.text, toTextEdits(current, edit, manifestConventions));
    return changed === current.text ? current : parseDocument(changed);
  }, document).text;
}

/** The one edit between two texts that leaves their common beginning and end alone. */
export function smallestEdit(before: string, after: string): TextEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < before.length - start && tail < after.length - start && before.at(-1 - tail) === after.at(-1 - tail))
    tail++;
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) };
}
