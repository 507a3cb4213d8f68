import { parseDocument } from '../../core/index.ts';
import { columnsNamedBy, type Mapping } from '../mapping/mapping.ts';
import type { Note } from '../mapping/take.ts';
import { columnsOf, type Columns, type Row } from '../table.ts';
import type { Cells } from './cells.ts';
import { formatOf, kindOf, readEntity, type EntityFormat } from './formats.ts';

/** A YAML file as it was read. */
export interface EntityFile {
  /** As messages name it. */
  readonly name: string;
  readonly text: string;
}

interface Entity {
  /** Number of the document among all of them, from 1. */
  readonly number: number;
  readonly cells: Cells;
}

/** The systems that files describe, one a document. */
export interface Entities {
  readonly format: EntityFormat;
  readonly entities: readonly Entity[];
  /** Documents that describe no system, or cannot be read. */
  readonly notes: readonly Note[];
  /** What messages call a document, by its number. */
  readonly placeOf: (number: number) => string;
}

/** Reads files of one format; undefined where none of their documents is in a format that is known. */
export function readEntities(files: readonly EntityFile[]): Entities | undefined {
  const places: string[] = [];
  const notes: Note[] = [];
  const entities: Entity[] = [];
  let format: EntityFormat | undefined;
  for (const { name, text } of files) {
    const parts = documentsIn(text.replace(/^\uFEFF/, ''));
    for (const [index, part] of parts.entries()) {
      const { root, problems } = parseDocument(part.text);
      // so that it names the line of the file
      const [problem] = root ? problems : parseDocument('\n'.repeat(part.line) + part.text).problems;
      const number = places.push(parts.length === 1 ? name : `${name}, document ${index + 1}`);
      const note = (kind: Note['kind'], message: string) =>
        notes.push({ kind, row: number, column: '', value: '', message });
      const found = root && formatOf(root);
      if (!root) note('rejected', problem?.message ?? '');
      else if (!found) note('rejected', 'it is neither an entry of an AI register nor an entity of a catalog');
      else if (found !== (format ??= found)) note('rejected', `it is in another format than ${places[0]}`);
      else {
        const cells = readEntity(root, found);
        if (cells) entities.push({ number, cells });
        else note('left-out', `an entity of kind ${kindOf(root)} is no initiative`);
      }
    }
  }
  return format && { format, entities, notes, placeOf: (number) => places[number - 1] ?? '' };
}

/** The documents of a stream that hold anything, and the line, from 0, on which each begins. */
function documentsIn(text: string): readonly { readonly text: string; readonly line: number }[] {
  let line = 0;
  return text.split(/^---(?=\s|$)[^\n]*$/m).flatMap((part) => {
    const start = line;
    line += part.split('\n').length - 1;
    return /^\s*[^\s#]/m.test(part) ? [{ text: part, line: start }] : [];
  });
}

/** Entities as a table with every column that they or the mapping name; notes say what the mapping takes of none. */
export function entityTable(
  { entities, notes }: Pick<Entities, 'entities' | 'notes'>,
  mapping: Mapping,
): { readonly columns: Columns; readonly rows: readonly Row[]; readonly notes: readonly Note[] } {
  const named = columnsNamedBy(mapping);
  const names = [...new Set([...named, ...entities.flatMap(({ cells }) => [...cells.keys()])])];
  const taken = new Set(named);
  return {
    columns: columnsOf(names),
    rows: entities.map(({ number, cells }) => ({ number, cells: names.map((name) => cells.get(name) ?? '') })),
    notes: [
      ...notes,
      ...entities.flatMap(({ number, cells }): readonly Note[] => {
        const left = [...cells.keys()].filter((name) => !taken.has(name));
        const message = `nothing is made of ${left.join(', ')}`;
        return left.length === 0 ? [] : [{ kind: 'left-out', row: number, column: '', value: '', message }];
      }),
    ],
  };
}
