import type { Span } from '../yaml/lines.ts';
import { scalarOf, type Entry } from './outline/entry.ts';
import { readOutline } from './outline/read-outline.ts';

/** A part of a document in its outline. */
export interface DocumentSymbol {
  readonly name: string;
  /** The score of a section, the value of a field. */
  readonly detail: string;
  readonly kind: 'section' | 'item' | 'field';
  /** All of it. */
  readonly range: Span;
  /** What stands for it. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** Keys whose value says best which item of a list it is. */
const NAMES = ['name', 'title', 'id', 'system', 'audience', 'rule', 'stage', 'decision', 'path'];

/**
 * The outline of a document, also where the text is broken.
 *
 * @param notes what to say of a section, by its key: its score
 */
export function symbols(text: string, notes: ReadonlyMap<string, string>): readonly DocumentSymbol[] {
  const outline = readOutline(text);
  const children = new Map<Entry | undefined, Entry[]>();
  for (const entry of outline.entries) {
    if (entry.kind === 'word' || (entry.token.end === entry.token.start && entry.kind === 'key')) continue;
    children.set(entry.parent, [...(children.get(entry.parent) ?? []), entry]);
  }

  const symbol = (entry: Entry): DocumentSymbol => {
    const parts = (children.get(entry) ?? []).map(symbol);
    const value = scalarOf(outline, entry)?.replaceAll(/\s+/g, ' ').trim();
    const selection = selectionOf(entry, parts);
    const end = Math.max(selection.end, entry.value.end, ...parts.map(({ range }) => range.end));
    return {
      name: nameOf(entry, value, parts),
      detail: (entry.kind === 'key' ? (value ?? noteOf(entry, notes)) : '').slice(0, 80),
      kind: entry.kind === 'item' ? 'item' : parts.length > 0 ? 'section' : 'field',
      range: { start: Math.min(selection.start, entry.token.start), end },
      selection,
      children: parts,
    };
  };
  return (children.get(undefined) ?? []).map(symbol);
}

/** The key, the dash, or what stands in brackets without a dash. */
function selectionOf({ token, value }: Entry, [first]: readonly DocumentSymbol[]): Span {
  if (token.end > token.start) return token;
  return value.end > value.start || !first ? value : first.selection;
}

function nameOf({ kind, segment = '' }: Entry, value: string | undefined, parts: readonly DocumentSymbol[]): string {
  if (kind === 'key') return String(segment) || '""';
  const naming = NAMES.flatMap((key) => parts.find(({ name, detail }) => name === key && detail !== '') ?? []);
  return value ?? naming[0]?.detail ?? `${Number(segment) + 1}`;
}

function noteOf({ parent, segment }: Entry, notes: ReadonlyMap<string, string>): string {
  return parent ? '' : (notes.get(String(segment)) ?? '');
}
