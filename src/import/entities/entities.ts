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
  /** Name of its file. */
  readonly file: string;
  readonly cells: Cells;
}

/** A path that a file declares, from the folder of a manifest; undefined where that is in another repository. */
export type Rebase = (file: string, declared: string) => string | undefined;

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
        if (cells) entities.push({ number, file: name, cells });
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

/** Columns that hold paths, which are relative to the file. */
const PATHS = ['evals.path'];

/** Entities as a table with every column that they or the mapping name; notes say what is taken of none. */
export function entityTable(
  { entities, notes }: Pick<Entities, 'entities' | 'notes'>,
  mapping: Mapping,
  rebase: Rebase,
): { readonly columns: Columns; readonly rows: readonly Row[]; readonly notes: readonly Note[] } {
  const named = columnsNamedBy(mapping);
  const names = [...new Set([...named, ...entities.flatMap(({ cells }) => [...cells.keys()])])];
  const taken = new Set(named);
  const leftOut: Note[] = [];
  const rows = entities.map(({ number, file, cells }): Row => {
    const note = (message: string) => leftOut.push({ kind: 'left-out', row: number, column: '', value: '', message });
    const left = [...cells.keys()].filter((name) => !taken.has(name));
    if (left.length > 0) note(`nothing is made of ${left.join(', ')}`);
    const cellOf = (name: string) => {
      const text = cells.get(name) ?? '';
      if (text === '' || !PATHS.includes(name) || text.startsWith('https://')) return text;
      const rebased = rebase(file, text);
      if (rebased === undefined) note(`${name} is left out: it leads out of the repository of the manifests`);
      return rebased ?? '';
    };
    return { number, cells: names.map(cellOf) };
  });
  return { columns: columnsOf(names), rows, notes: [...notes, ...leftOut] };
}
