import type PapaParse from 'papaparse';
import { isCalendarDate, type Measurement } from '../../core/index.ts';
import { EvidenceError, evidenceText, type Effort } from '../evidence.ts';
import type { Inquiry } from './inquiry.ts';
import { nameOf, resolvePath } from '../path.ts';

const MAX_BYTES = 512 * 1024;
const MAX_ROWS = 10_000;
const COLUMNS = ['date', 'metric', 'value'] as const;

/** The tables of measurements among the sources of the metrics: CSV or JSON with date, metric and value. */
export async function measurementsFact(inquiry: Inquiry): Promise<Readonly<Record<string, readonly Measurement[]>>> {
  const { repository, folder, query, effort } = inquiry;
  const tables = query.sources.map(async (source): Promise<readonly [string, readonly Measurement[]][]> => {
    const resolved = resolvePath(folder, source);
    if (!('path' in resolved) || !/\.(?:csv|tsv|json)$/i.test(source)) return [];
    const text = await evidenceText(repository.files, resolved.path, MAX_BYTES);
    const rows = text === undefined ? undefined : await readTable(text, resolved.path, effort);
    return rows ? [[source, rows]] : [];
  });
  return Object.fromEntries((await Promise.all(tables)).flat());
}

/** Undefined where the text is no such table. */
export async function readTable(
  text: string,
  file: string,
  effort: Effort,
): Promise<readonly Measurement[] | undefined> {
  const plain = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  const { default: Papa } = await import('papaparse');
  const rows = effort.run(() => (/\.json$/i.test(nameOf(file)) ? readJson(plain, file) : readCsv(Papa, plain, file)));
  if ((rows?.length ?? 0) > MAX_ROWS) {
    throw new EvidenceError(`${file} is too large to be read as evidence (over ${MAX_ROWS} rows)`);
  }
  return rows;
}

function readCsv(Papa: typeof PapaParse, text: string, file: string): readonly Measurement[] | undefined {
  let columns: readonly number[] | undefined;
  let line = 1;
  let isTable = true;
  const found: Measurement[] = [];
  let last = 0;
  Papa.parse<readonly string[]>(text, {
    step({ data, meta }, parser) {
      const cells = data.map((cell) => cell.trim());
      const at = line;
      line += text.slice(last, meta.cursor).split('\n').length - 1;
      last = meta.cursor;
      if (cells.every((cell) => cell === '')) return;
      if (columns) {
        const [date = '', metric = '', value = ''] = columns.map((column) => cells[column] ?? '');
        // a comma that separates no columns is that of a decimal
        const number = meta.delimiter === ',' ? value : value.replace(',', '.');
        found.push(...measurement(date, metric, number === '' ? undefined : Number(number), { file, line: at }));
        return;
      }
      const header = cells.map((cell) => cell.toLowerCase());
      columns = COLUMNS.map((name) => header.indexOf(name));
      isTable = !columns.includes(-1);
      if (!isTable) parser.abort();
    },
  });
  return isTable && columns ? found : undefined;
}

function readJson(text: string, file: string): readonly Measurement[] | undefined {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(rows)) return undefined;
  const found = rows.flatMap((row: unknown) => {
    const { date, metric, value } = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
    return measurement(date, metric, typeof value === 'string' ? Number(value) : value, { file });
  });
  return rows.length > 0 && found.length === 0 ? undefined : found;
}

function measurement(
  when: unknown,
  metric: unknown,
  value: unknown,
  place: Pick<Measurement, 'file' | 'line'>,
): readonly Measurement[] {
  const date = typeof when === 'string' ? when.slice(0, 10) : '';
  const isOne =
    isCalendarDate(date) && typeof metric === 'string' && typeof value === 'number' && Number.isFinite(value);
  return isOne ? [{ ...place, date, metric, value }] : [];
}
