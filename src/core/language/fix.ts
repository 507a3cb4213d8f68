import type { Finding } from '../findings/finding.ts';
import { manifestConventions } from '../manifest/conventions.ts';
import { isWithin } from '../manifest/read-manifest.ts';
import { parseDocument, type SourceDocument } from '../yaml/document.ts';
import { toTextEdits, type Edit } from '../yaml/edit.ts';
import { pairAt } from '../yaml/node.ts';
import { parsePath } from '../yaml/path.ts';
import { applyTextEdits, type TextEdit } from '../yaml/text-edit.ts';

/** The text edits that fix a finding, on the document it was found in; empty where there is nothing to write. */
export function fixEdits(document: SourceDocument, { fix }: Pick<Finding, 'fix'>): readonly TextEdit[] {
  const [only, ...more] = inParts(document, fix?.edits ?? []);
  if (!only) return [];
  if (more.length === 0) return toTextEdits(document, only, manifestConventions);
  const text = applyEdits(document, [only, ...more]);
  return text === document.text ? [] : [smallestEdit(document.text, text)];
}

/** The text after edits that may build on each other, one after the other. */
export function applyEdits(document: SourceDocument, edits: readonly Edit[]): string {
  const parts = inParts(document, edits);
  let current = document;
  for (let done = 0; done < parts.length;) {
    const batch = nextBatch(current, parts.slice(done));
    const changed = applyTextEdits(current.text, batch.textEdits);
    if (changed !== current.text) current = parseDocument(changed, current);
    done += batch.count;
  }
  return current.text;
}

/** A section that is there, or is inserted before, is filled field by field: comments below its key may ask for some. */
function inParts({ root }: SourceDocument, edits: readonly Edit[]): readonly Edit[] {
  const inserted: string[] = [];
  return edits.flatMap((edit): readonly Edit[] => {
    if (edit.op !== 'insert') return [edit];
    const { path } = edit;
    const isThere = inserted.some((one) => isWithin(one, path)) || pairAt(root, parsePath(path)) !== undefined;
    inserted.push(path);
    if (!isThere || typeof edit.value !== 'object' || edit.value === null || Array.isArray(edit.value)) return [edit];
    return Object.entries(edit.value).map(([key, value]: [string, unknown]) => ({
      op: 'insert',
      path: `${path}.${key}`,
      value,
    }));
  });
}

/**
 * The first edit, and those after it that can be made in the same text: new values at other places move no path. Hundreds
 * of misspelt words are replaced without reading the text anew after each.
 */
function nextBatch(document: SourceDocument, edits: readonly Edit[]) {
  const textEdits: TextEdit[] = [];
  let count = 0;
  for (const edit of edits) {
    if (count > 0 && edit.op !== 'replace') break;
    const added = toTextEdits(document, edit, manifestConventions);
    if (added.some((one) => textEdits.some((other) => one.start <= other.end && other.start <= one.end))) break;
    textEdits.push(...added);
    count++;
    if (edit.op !== 'replace') break;
  }
  return { textEdits, count };
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
