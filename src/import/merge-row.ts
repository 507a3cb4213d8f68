import { parseDocument, type Edit } from '../core/index.ts';
import { applyEdits } from '../core/language/fix.ts';
import { manifestProblem } from './manifest.ts';
import type { Value } from './mapping/mapping.ts';
import { printOf, readRegisterBlock, valueAt, writePrints } from './register.ts';
import type { Note, TakenRow } from './mapping/take.ts';

/** A manifest after another import of its row. */
export interface Merged {
  readonly text: string;
  readonly notes: readonly Note[];
}

/**
 * Brings what the register says into a manifest that an earlier import made. What people changed, added or took away
 * stays: a field is written only where it still says what was imported, or where neither import nor people filled it.
 */
export function mergeManifest(text: string, { row, values }: TakenRow): Merged {
  const document = parseDocument(text);
  const before = readRegisterBlock(document)?.imported ?? new Map<string, string>();
  const prints = new Map<string, string>();
  const written = new Map<string, Value>();
  const edits: Edit[] = [];
  const notes: Note[] = [];
  const note = (kind: Note['kind'], path: string, value: Value | undefined, message: string) =>
    notes.push({ kind, row, column: path, value: show(value), message });

  for (const [path, value] of values) {
    const current = valueAt(document, path);
    const remembered = before.get(path);
    if (printOf(current) === printOf(value)) {
      prints.set(path, printOf(value));
    } else if (remembered === undefined ? current === undefined : remembered === printOf(current)) {
      edits.push({ op: current === undefined ? 'insert' : 'replace', path, value });
      prints.set(path, printOf(value));
      written.set(path, value);
    } else {
      if (remembered !== undefined) prints.set(path, remembered);
      if (remembered !== printOf(value)) {
        note('kept', path, value, `${path} says ${show(current)}, changed by hand, which stays`);
      }
    }
  }
  for (const [path, remembered] of before) {
    const current = valueAt(document, path);
    if (values.has(path) || printOf(current) !== remembered) continue;
    edits.push({ op: 'remove', path });
    note('removed', path, current, `${path} is removed: the register no longer has it`);
  }
  if (writePrints(prints) === writePrints(before)) return { text, notes };

  edits.push({ op: 'replace', path: 'x-register.imported', value: writePrints(prints) });
  const after = applyEdits(document, edits);
  const problem = manifestProblem(parseDocument(after), written);
  if (problem === undefined) return { text: after, notes };
  const message = `the manifest stays as it is, as the change could not be made in it: ${problem}`;
  return { text, notes: [{ kind: 'kept', row, column: '', value: '', message }] };
}

function show(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  const text = [value].flat().join(', ');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
