import type PapaParse from 'papaparse';
import type { Measurement, SourceFact } from '../../core/index.ts';
import { EvidenceError, evidenceText, type Effort } from '../evidence.ts';
import { nameOf, resolvePath } from '../path.ts';
import { dayReader, numberIn } from './cells.ts';
import type { Inquiry } from './inquiry.ts';

const MAX_BYTES = 512 * 1024;
const MAX_ROWS = 10_000;

const DATE =
  /^(?:date|day|datum|fecha|week|month|monat|mois|period|as[ _-]?of|measured[ _-]?(?:on|at)|recorded[ _-]?(?:on|at)|timestamp|time)$/i;
const METRIC = /^(?:metric|metric[ _-]?(?:id|name)|name|kpi|measure|indicator|kennzahl|indicateur|id)$/i;
const VALUE = /^(?:value|actual|result|wert|valeur|valor|amount|measurement|score)$/i;

/** What the sources of the metrics show: tables (CSV, TSV, JSON) with a day and either metric and value, or a column a metric. */
export async function measurementsFact(inquiry: Inquiry): Promise<Readonly<Record<string, SourceFact>>> {
  const { repository, folder, query, effort } = inquiry;
  const tables = query.sources.map(async (source): Promise<readonly [string, SourceFact]> => {
    const resolved = resolvePath(folder, source);
    if (!('path' in resolved)) return [source, { unknown: resolved.reason ?? `${source} leads out of the repository` }];
    if (!/\.(?:csv|tsv|jsonl?|txt)$/i.test(source))
      return [source, { unknown: `${source} is not a CSV, TSV or JSON file` }];
    try {
      const text = await evidenceText(repository.files, resolved.path, MAX_BYTES);
      if (text === undefined) return [source, { unknown: `${source} is not in the repository` }];
      return [source, await readTable(text, resolved.path, query.metrics, effort)];
    } catch (error) {
      return [source, { unknown: error instanceof Error ? error.message : String(error) }];
    }
  });
  return Object.fromEntries(await Promise.all(tables));
}

/** A row of a table: its cells by their columns, and where it is. */
interface Row {
  readonly cells: Readonly<Record<string, unknown>>;
  readonly line: number | undefined;
}

/** @param metrics ids and names by which a table may have columns */
export async function readTable(
  text: string,
  file: string,
  metrics: readonly string[],
  effort: Effort,
): Promise<SourceFact> {
  const plain = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  const { default: Papa } = await import('papaparse');
  return effort.run(() => {
    const isJson = /\.jsonl?$/i.test(nameOf(file));
    const { rows, delimiter } = isJson ? { rows: jsonRows(plain), delimiter: '' } : csvRows(Papa, plain);
    if (rows.length > MAX_ROWS) {
      throw new EvidenceError(`${file} is too large to be read as evidence (over ${MAX_ROWS} rows)`);
    }
    return measurementsIn(rows, file, metrics, delimiter);
  });
}

function measurementsIn(rows: readonly Row[], file: string, metrics: readonly string[], delimiter: string): SourceFact {
  const columns = [...new Set(rows.slice(0, 100).flatMap(({ cells }) => Object.keys(cells)))];
  const date = columns.find((name) => DATE.test(name.trim()));
  if (date === undefined) return { unknown: `${file} has no column with a date (${columns.slice(0, 6).join(', ')})` };
  const metric = columns.find((name) => METRIC.test(name.trim()));
  const value = columns.find((name) => VALUE.test(name.trim()));
  const isTall = metric !== undefined && value !== undefined;
  const wide = metrics.filter((name) => columns.some((column) => isSame(column, name)));
  if (!isTall && wide.length === 0) {
    return { unknown: `${file} has neither columns for metric and value nor one named as the metric` };
  }
  const dayIn = dayReader(rows.map(({ cells }) => cells[date]));
  const found = rows.flatMap(({ cells, line }): readonly Measurement[] => {
    const day = dayIn(cells[date]);
    if (day === undefined) return [];
    const make = (name: unknown, cell: unknown) => {
      const number = numberIn(cell, delimiter);
      if (typeof name !== 'string' || number === undefined) return [];
      return [{ file, ...(line === undefined ? {} : { line }), date: day, metric: name.trim(), value: number }];
    };
    if (isTall) return make(cells[metric], cells[value]);
    return wide.flatMap((name) => make(name, cells[columns.find((column) => isSame(column, name)) ?? '']));
  });
  if (rows.length > 0 && found.length === 0) return { unknown: `no date or number in ${file} could be read` };
  return { rows: found };
}

/** Columns may add a unit to the name of a metric, and write it with other separators. */
function isSame(column: string, name: string): boolean {
  const key = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/\([^()]*\)|\[[^[\]]*\]/g, '')
      .replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return key(column) === key(name) && key(name) !== '';
}

function csvRows(Papa: typeof PapaParse, text: string) {
  const rows: Row[] = [];
  let header: readonly string[] | undefined;
  let [line, last, delimiter] = [1, 0, ','];
  Papa.parse<readonly string[]>(text, {
    delimiter: delimiterOf(text.slice(0, text.indexOf('\n') + 1 || undefined)),
    step({ data, meta }, parser) {
      const at = line;
      line += text.slice(last, meta.cursor).split('\n').length - 1;
      [last, delimiter] = [meta.cursor, meta.delimiter];
      if (data.every((cell) => cell.trim() === '') || /^\s*#/.test(data[0] ?? '')) return;
      if (header) rows.push({ cells: Object.fromEntries(header.map((name, i) => [name, data[i]?.trim()])), line: at });
      else header = data.map((cell) => cell.trim());
      if (rows.length > MAX_ROWS) parser.abort();
    },
  });
  return { rows, delimiter };
}

/** What separates the columns of a header: decimal commas in the rows below would mislead a look at those. */
function delimiterOf(header: string): string {
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t', '|'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/** A list of objects, whole or one a line, or the first such list in an object. */
function jsonRows(text: string): readonly Row[] {
  const rowsOf = (list: readonly unknown[]) =>
    list.flatMap((item): readonly Row[] =>
      typeof item === 'object' && item !== null ? [{ cells: item as Row['cells'], line: undefined }] : [],
    );
  try {
    const value: unknown = JSON.parse(text);
    const list = Array.isArray(value) ? value : Object.values(value ?? {}).find((inner) => Array.isArray(inner));
    return rowsOf((list as readonly unknown[] | undefined) ?? []);
  } catch {
    const lines = text.split('\n').slice(0, MAX_ROWS + 1);
    return lines.flatMap((line, i): readonly Row[] => {
      try {
        return rowsOf([JSON.parse(line) as unknown]).map((row) => ({ ...row, line: i + 1 }));
      } catch {
        return [];
      }
    });
  }
}
