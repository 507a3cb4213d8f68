import path from 'node:path';
import type { CalendarDate } from '../../core/index.ts';
import {
  columnsOf,
  entityTable,
  presets,
  proposeMapping,
  readEntities,
  rowsBelow,
  unknownColumns,
  type Mapping,
  type Proposal,
  type Rebase,
  type Register,
} from '../../import/index.ts';
import { oneLine } from '../../report/sanitize.ts';
import { isWithin } from '../../repository/node/guard.ts';
import { repositoryRoot } from '../../repository/node/root.ts';
import { UsageError } from '../command-line/io.ts';
import { readWhole } from '../files/read-text.ts';
import { about } from './about.ts';
import { readTable } from './read-table.ts';

/** A register that the user named, before it is known how it is to be read. */
export interface RegisterFiles {
  /** What it is called where the mapping does not say. */
  readonly source: string;
  /** The mapping that reads it where none is given. */
  readonly preset: string | undefined;
  /** A first mapping to look through. */
  readonly propose: (today: CalendarDate) => Promise<Proposal>;
  /** @param name of the mapping, for messages @param out absolute: the folder that the manifests go to */
  readonly read: (mapping: Mapping, name: string, out: string) => Promise<Omit<Register, 'source'>>;
  /** What messages call a row, by its number. */
  readonly placeOf: (row: number) => string;
}

export interface OpenOptions {
  /** The sheet of a workbook, in place of the one of the mapping. */
  readonly sheet?: string;
  /** The column by which manifests get into folders of their repositories. */
  readonly split?: string;
}

/** More than any entry of a register is. */
const MAX_YAML = 1 << 20;

/**
 * Looks what the files are: one CSV or XLSX file, or YAML files that describe a system each.
 *
 * @param given as the user named them
 * @throws {UsageError} where they are none of these, or cannot be read
 */
export function openRegister(given: readonly string[], cwd: string, options: OpenOptions): RegisterFiles {
  const isYaml = given.map((name) => /\.ya?ml$/i.test(name));
  if (isYaml.every(Boolean)) return openEntities(given, cwd, options);
  const [name = '', ...more] = given;
  if (more.length > 0) throw new UsageError('import takes one CSV or XLSX file at a time, or YAML files');
  return openTable(name, path.resolve(cwd, name), options);
}

function openTable(name: string, file: string, { sheet }: OpenOptions): RegisterFiles {
  return {
    source: path.basename(file),
    preset: undefined,
    propose: async (today) => {
      const table = await about(name, () => readTable(file, { sheet }, 'fullest'));
      if (rowsBelow(table, 1).length === 0) throw new UsageError(`${name}: there is no row below the column names`);
      return about(name, () => proposeMapping(table, path.basename(file), today, table.sheets));
    },
    read: async (mapping, mappingName) => {
      const table = await about(name, () => readTable(file, { ...mapping, sheet: sheet ?? mapping.sheet }));
      const columns = columnsOf(table.rows[mapping.headerRow - 1] ?? []);
      const rows = rowsBelow(table, mapping.headerRow);
      if (rows.length === 0)
        throw new UsageError(`${name}: there is no row below the column names in row ${mapping.headerRow}`);
      const unknown = unknownColumns(mapping, columns.names, (column) => columns.find(column) !== undefined);
      if (unknown.length > 0)
        throw new UsageError(
          `${name}: ${mappingName} does not fit:\n${unknown.map((line) => `  ${oneLine(line)}`).join('\n')}`,
        );
      return { columns, rows, notes: [] };
    },
    placeOf: (row) => `row ${row}`,
  };
}

function openEntities(given: readonly string[], cwd: string, { split }: OpenOptions): RegisterFiles {
  const files = given.map((name) => ({
    name,
    text: about(name, () => readWhole(path.resolve(cwd, name), MAX_YAML)),
  }));
  const entities = readEntities(files);
  if (!entities)
    throw new UsageError(`${given.join(', ')}: neither an entry of an AI register (.ai-register.yaml) nor a catalog`);
  const { format, placeOf } = entities;
  return {
    source: format,
    preset: format,
    propose: async () => ({ text: presets.get(format) ?? '', missing: [] }),
    // where folders are moved to repositories of their own, no path leads anywhere
    read: async (mapping, _name, out) =>
      entityTable(entities, mapping, split === undefined ? rebaseTo(out, cwd) : () => undefined),
    placeOf,
  };
}

/** Paths that files declare, from a folder below `out`, where each manifest gets one. */
function rebaseTo(out: string, cwd: string): Rebase {
  const rootOf = (folder: string) => repositoryRoot(folder) ?? (isWithin(cwd, folder) ? cwd : folder);
  const root = rootOf(out);
  return (file, declared) => {
    const folder = path.resolve(cwd, path.dirname(file));
    const target = path.resolve(folder, declared);
    if (rootOf(folder) !== root || !isWithin(root, target)) return undefined;
    const relative = path.relative(path.join(out, 'manifest'), target).split(path.sep).join('/');
    return declared.endsWith('/') ? `${relative}/` : relative;
  };
}
