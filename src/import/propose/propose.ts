import { manifestFields, fieldAt, parsePath, renderScalar, type CalendarDate } from '../../core/index.ts';
import { folded, slug } from '../text.ts';
import type { Table } from '../table.ts';
import { describeColumns, findHeaderRow, wordsForNothing, type Column } from './columns.ts';
import { guessFormats, shareOfDates } from './dates.ts';
import { bestColumn, GUESSES, LIVE, meaningOf, STAGE, STAGES, TITLE, type Guess } from './guess.ts';

/** More different values than these are no vocabulary. */
const MAX_WORDS = 60;

/** A field and the column that was found for it. */
interface Placed {
  readonly guess: Guess;
  readonly column: Column;
}

/** A first mapping, and what it cannot be used without. */
export interface Proposal {
  readonly text: string;
  /** What is missing, each as a sentence; the mapping imports as it stands where nothing is. */
  readonly missing: readonly string[];
}

/** The sheets of a workbook, and the one that is proposed for. */
export interface Sheets {
  readonly names: readonly string[];
  readonly chosen: string;
}

/**
 * A first mapping, guessed from the names and values of the columns; columns without a place are listed in comments.
 *
 * @param file the name of the register's file
 */
export function proposeMapping(table: Table, file: string, today: CalendarDate, sheets?: Sheets): Proposal {
  const headerRow = findHeaderRow(table);
  const columns = describeColumns(table, headerRow);
  const all = placeColumns(columns, today);
  const stage = all.find(({ guess }) => guess === STAGE)?.column;
  const live = stage?.distinct.filter((value) => meaningOf(value, STAGES) === 'production') ?? [];
  const placed = all.filter(({ guess }) => guess !== LIVE || live.length > 0);
  const used = new Set(placed.map(({ column }) => column));
  const title = placed.find(({ guess }) => guess === TITLE)?.column;
  const dates = placed.filter(({ guess }) => guess.holds === 'date').flatMap(({ column }) => column.values);
  const missing = wordsForNothing(table.rows.slice(headerRow, headerRow + 5000).flat());
  const id = columns.find(
    (column) =>
      /\b(?:id|identifier|number|no|ref|reference|nummer|nr|kennung|numero|identifiant)$/.test(column.words) &&
      isUnique(column),
  );
  const suffix = columns.filter(({ words }) =>
    /^(?:.* )?(?:agency|department|bureau|office|division|unit|abr|abteilung|bereich|direction|departement)$/.test(
      words,
    ),
  );
  const rest = columns.filter((column) => !used.has(column) && column !== id);

  const amounts = placed.filter(({ guess }) => guess.holds === 'number').flatMap(({ column }) => column.values);
  const text = [
    `# Proposed from ${oneLine(file)}: look through it before you import.`,
    ...sheetLines(sheets),
    `source: ${quoted(slug(file.replace(/\.[^.]+$/, '')) || 'register')}`,
    ...(headerRow > 1 ? [`headerRow: ${headerRow}`] : []),
    ...(id ? [`key: ${quoted(id.name)}`] : ['# key: a column that tells rows apart and never changes']),
    ...(title && suffix.length > 0 && !isUnique(title)
      ? ['name:', `  suffix: [${suffix.map(({ name }) => quoted(name)).join(', ')}]`]
      : []),
    ...(missing.length > 0 ? [`missing: [${missing.map(quoted).join(', ')}]`] : []),
    ...(dates.length > 0 ? [`dates: [${guessFormats(dates, today).map(quoted).join(', ')}]`] : []),
    ...(amounts.some((amount) => /\d,\d{1,2}\D*$/.test(amount)) ? ['decimal: ","'] : []),
    ...(title ? ['skip:', `  - { column: ${quoted(title.name)}, empty: true }`] : []),
    'fields:',
    ...(title ? [] : ['  # title: the column with the name of the initiative']),
    ...placed.flatMap((entry) =>
      entry.guess === LIVE && stage ? liveLines(entry.column, stage, live) : fieldLines(entry),
    ),
    ...(stage
      ? []
      : ['  # lifecycle.stage: the column with the stage; or, where all are in the same one, { value: idea }']),
    ...(rest.length > 0 ? ['', '# Not placed:', ...rest.map(describe)] : []),
    '',
  ].join('\n');
  const lacking = [
    ...(title ? [] : ['no column looks like the name of an initiative: write under title which one it is']),
    ...(stage
      ? []
      : ['no column looks like a stage: write under lifecycle.stage which one it is, or the stage that all are in']),
  ];
  return { text, missing: lacking };
}

function sheetLines(sheets: Sheets | undefined): readonly string[] {
  if (!sheets || sheets.names.length < 2) return [];
  const names = sheets.names.map((name) => oneLine(name)).join(', ');
  const isFirst = sheets.chosen === sheets.names[0];
  return [`# Sheets: ${names}`, ...(isFirst ? [] : [`sheet: ${quoted(sheets.chosen)}`])];
}

function placeColumns(columns: readonly Column[], today: CalendarDate): readonly Placed[] {
  const free = new Set(columns);
  return [STAGE, TITLE, ...GUESSES].flatMap((guess) => {
    const column =
      bestColumn(guess, [...free], (candidate) => fits(guess, candidate, today)) ??
      (guess === TITLE ? mostDistinct([...free]) : undefined);
    if (column) free.delete(column);
    return column ? { guess, column } : [];
  });
}

/** For a register without a column that is called a name: the one with the most different short texts. */
function mostDistinct(columns: readonly Column[]): Column | undefined {
  // a number tells rows apart, and is no name
  const worded = columns.filter(
    ({ values }) => values.filter((value) => /\p{L}/u.test(value)).length > values.length / 2,
  );
  const short = worded.filter(({ values }) => values.every((value) => value.length <= 400));
  return (short.length > 0 ? short : worded).toSorted((a, b) => b.distinct.length - a.distinct.length)[0];
}

function fits({ holds, path }: Guess, { name, values, distinct }: Column, today: CalendarDate): boolean {
  const share = (test: (value: string) => boolean) => values.filter(test).length / values.length;
  switch (holds) {
    case 'owner':
      // a template has no way to name such a column
      if (/[{}|]/.test(name)) return false;
      return share((value) => /\p{L}/u.test(value)) > 0.5;
    case 'text':
      return share((value) => /\p{L}/u.test(value)) > 0.5 && shareOfDates(values, today) < 0.5;
    case 'list':
      return values.every((value) => value.length < 200);
    case 'date':
      return shareOfDates(values, today) > 0.5;
    case 'number':
      return share((value) => /^[\p{Sc}\s]*\d[\d.,’' ]*[\p{Sc}\s]*$/u.test(value)) > 0.7;
    case 'link':
      return share((value) => fieldAt(manifestFields, parsePath(path))?.schema.safeParse(value).success === true) > 0.3;
    default:
      return distinct.length <= MAX_WORDS && share((value) => meaningOf(value, holds) !== undefined) > 0.5;
  }
}

function fieldLines({ guess: { path, holds }, column }: Placed): readonly string[] {
  const name = quoted(column.name);
  if (typeof holds !== 'string') {
    const known = column.distinct.map((value) => [value, meaningOf(value, holds)] as const);
    const lines = known.map(([value, word]) =>
      word ? `      ${quoted(value)}: ${word}` : `      # ${oneLine(value)}: what is it?`,
    );
    const otherwise = path === STAGE.path ? ['    default: idea'] : [];
    return [`  ${path}:`, `    column: ${name}`, '    values:', ...lines, ...otherwise];
  }
  if (holds === 'owner') return [ownerLine(path, column)];
  if (path === 'tags')
    return [`  ${path}: { column: ${name}, split: "${column.values.some((v) => v.includes(';')) ? ';' : ','}" }`];
  if (path.endsWith('].since')) return [`  ${path.replace('since', 'stage')}: { value: idea }`, `  ${path}: ${name}`];
  if (path === 'links[0].url') return [`  links[0].title: { value: ${name} }`, `  ${path}: ${name}`];
  if (path === 'title') return [`  ${path}: { column: ${name}, maxLength: 200 }`];
  return [`  ${path}: ${name}`];
}

/** @param live what the column of stages says of those that are in production */
function liveLines({ name }: Column, stage: Column, live: readonly string[]): readonly string[] {
  return [
    `  ${LIVE.path.replace('since', 'stage')}: { value: production }`,
    `  ${LIVE.path}:`,
    `    column: ${quoted(name)}`,
    `    when: { column: ${quoted(stage.name)}, equals: [${live.map(quoted).join(', ')}] }`,
  ];
}

/** Owners as they are where they have the form of owners; else groups, or people where the column speaks of one. */
function ownerLine(path: string, { name, words, values }: Column): string {
  const { schema } = fieldAt(manifestFields, parsePath(path)) ?? manifestFields;
  if (values.filter((value) => schema.safeParse(value).success).length > values.length / 2)
    return `  ${path}: ${quoted(name)}`;
  const kind = /owner|responsible|accountable|sponsor|person|lead|verantwortlich|responsable/.test(words)
    ? 'user'
    : 'group';
  return `  ${path}: { template: ${JSON.stringify(`${kind}:{${name}|slug}`)} }`;
}

function isUnique({ isComplete, distinct, values }: Column): boolean {
  const slugs = new Set(distinct.map(folded));
  return isComplete && slugs.size === values.length;
}

function describe({ name, distinct }: Column): string {
  const example = distinct[0] ?? 'empty';
  return `#   ${oneLine(name)}: ${oneLine(example.length > 60 ? `${example.slice(0, 59)}…` : example)}`;
}

/** Safe in flow brackets and as a key. */
function quoted(text: string): string {
  return renderScalar(text, true);
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
