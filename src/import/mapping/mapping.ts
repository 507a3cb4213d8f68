import {
  fieldAt,
  formatPath,
  isCalendarDate,
  manifestFields,
  nearestWord,
  parseDocument,
  parsePath,
  PatternError,
  readSettings,
  type FieldInfo,
  type Path,
  type SettingsProblem,
} from '../../core/index.ts';
import { compileCondition, type Condition } from './conditions.ts';
import { dateFormat, type DateFormat } from '../dates.ts';
import { mappingFields, type MappingContent, type SourceContent } from './mapping-schema.ts';
import { parseTemplate, type Template } from './template.ts';
import { lookup, wordTest, type Lookup, type WordTest } from '../word-table.ts';

/** The source of one field of the manifest. */
export interface FieldRule {
  /** Dotted: `lifecycle.stage`. */
  readonly path: string;
  /** The field, or the list of texts, that is written; undefined for a key of the author's own (`x-…`). */
  readonly field: FieldInfo | undefined;
  readonly from:
    | { readonly kind: 'columns'; readonly columns: readonly string[] }
    | { readonly kind: 'templates'; readonly templates: readonly Template[] }
    | { readonly kind: 'value'; readonly value: Value };
  readonly values: Lookup<string | number> | undefined;
  readonly default: string | number | undefined;
  readonly missing: WordTest;
  readonly split: string | undefined;
  readonly dates: readonly DateFormat[];
  readonly when: Condition | undefined;
  readonly maxLength: number;
}

/** What is written into a field: a scalar, or a list of them. */
export type Value = string | number | readonly (string | number)[];

/** A mapping that can be used. */
export interface Mapping extends Pick<MappingContent, 'source' | 'encoding' | 'delimiter' | 'sheet'> {
  readonly headerRow: number;
  readonly missing: WordTest;
  readonly earliest: string;
  readonly decimal: '.' | ',';
  readonly skip: readonly Condition[];
  readonly key: readonly string[];
  readonly name: readonly Template[];
  readonly suffix: readonly string[];
  readonly fields: readonly FieldRule[];
}

const MAX_LENGTH = 4000;
const DATES = ['YYYY-MM-DD'];
const OWN_KEY = /^x-[a-z0-9-]+$/;
/** Written by the import itself. */
const RESERVED = new Set(['name', 'schemaVersion', 'x-register']);

/** Reads a mapping file. It can be used where there is no problem; each problem has its place in the text. */
export function readMapping(text: string): { mapping: Mapping; problems: readonly SettingsProblem[] } {
  const document = parseDocument(text);
  const { content, problems: found, at } = readSettings<MappingContent>(document, mappingFields, 'the mapping');
  const problems = [...found];
  const report = (path: Path, message: string, on?: 'key' | 'value') => problems.push(at(path, message, on));

  /** What a part compiles to; an invalid pattern becomes a problem at its path. */
  const attempt = <T>(path: Path, otherwise: T, compile: () => T): T => {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      report(path, `${formatPath(path)} holds a pattern that cannot be used: ${error.message}`);
      return otherwise;
    }
  };
  const never = () => false;

  const formats = (names: readonly string[], path: Path) =>
    names.flatMap((name, i) => {
      const format = dateFormat(name);
      if (!format)
        report([...path, i], `"${name}" is no date format: write it like YYYY-MM-DD, D.M.YYYY, YY-MMM or excel`);
      return format ?? [];
    });
  const dates = formats(content.dates ?? DATES, ['dates']);

  const compileField = (path: string, given: string | SourceContent): readonly FieldRule[] => {
    const place = ['fields', path];
    const source: SourceContent = typeof given === 'string' ? { column: given } : given;
    const field = fieldAt(manifestFields, parsePath(path));
    const problem = targetProblem(path, field) ?? sourceProblem(source) ?? valueProblem(source, field);
    if (problem !== undefined) {
      report(place, problem, 'key');
      return [];
    }
    const from: FieldRule['from'] =
      source.value !== undefined
        ? { kind: 'value', value: source.value }
        : source.template !== undefined
          ? { kind: 'templates', templates: [source.template].flat().map(parseTemplate) }
          : { kind: 'columns', columns: [source.column ?? []].flat() };
    const { values, missing, when } = source;
    return [
      {
        path,
        field,
        from,
        values: values && attempt([...place, 'values'], undefined, () => lookup(Object.entries(values))),
        default: source.default,
        missing: attempt([...place, 'missing'], never, () => wordTest(missing ?? [])),
        split: source.split,
        dates: source.dates ? formats(source.dates, [...place, 'dates']) : dates,
        when: when && attempt([...place, 'when'], undefined, () => compileCondition(when)),
        maxLength: source.maxLength ?? MAX_LENGTH,
      },
    ];
  };

  const fields = Object.entries(content.fields ?? {}).flatMap(([path, source]) => compileField(path, source));
  for (const needed of ['title', 'lifecycle.stage']) {
    if (content.fields && !Object.hasOwn(content.fields, needed)) {
      report(['fields'], `Nothing feeds ${needed}, which every manifest needs`, 'key');
    }
  }
  const title = fields.find(({ path }) => path === 'title');
  const named = [content.name?.template ?? []].flat().map(parseTemplate);
  const name = named.length > 0 ? named : templatesOf(title);
  const suffix = [content.name?.suffix ?? []].flat();
  const mapping: Mapping = {
    source: content.source,
    encoding: content.encoding,
    delimiter: content.delimiter,
    sheet: content.sheet,
    headerRow: content.headerRow ?? 1,
    missing: attempt(['missing'], never, () => wordTest(content.missing ?? [])),
    earliest: content.earliest && isCalendarDate(content.earliest) ? content.earliest : '0000-01-01',
    decimal: content.decimal ?? '.',
    skip: (content.skip ?? []).flatMap((condition, i) => attempt(['skip', i], [], () => [compileCondition(condition)])),
    key: content.key === undefined ? [...new Set([...(name[0]?.columns ?? []), ...suffix])] : [content.key].flat(),
    name,
    suffix,
    fields,
  };
  return { mapping, problems };
}

function templatesOf(title: FieldRule | undefined): readonly Template[] {
  if (title?.from.kind === 'templates') return title.from.templates;
  return title?.from.kind === 'columns'
    ? title.from.columns.map((column) => ({ columns: [column], fill: (cell) => cell(column) }))
    : [];
}

function targetProblem(path: string, field: FieldInfo | undefined): string | undefined {
  if (RESERVED.has(path)) return `"${path}" is written by the import itself`;
  if (OWN_KEY.test(path)) return undefined;
  if (!field || formatPath(parsePath(path)) !== path) {
    const nearest = nearestWord(path, FIELD_PATHS);
    return `"${path}" is not a field of the manifest${nearest ? `: did you mean "${nearest}"?` : ''}`;
  }
  const isText = field.kind === 'scalar' || (field.kind === 'list' && field.item?.kind === 'scalar');
  return isText
    ? undefined
    : `"${path}" is a ${field.kind}: name one of its fields, such as ${exampleBelow(path, field)}`;
}

function exampleBelow(path: string, field: FieldInfo): string {
  const [item, at] = field.kind === 'list' ? [field.item, `${path}[0]`] : [field, path];
  const [first] = item?.fields.keys() ?? [];
  return first === undefined ? at : `${at}.${first}`;
}

function sourceProblem({ column, template, value, values, split }: SourceContent): string | undefined {
  const given = [column, template, value].filter((part) => part !== undefined).length;
  if (given !== 1) return 'A field is fed by one of column, template and value';
  return value !== undefined && (values ?? split) !== undefined ? 'A constant takes no values and no split' : undefined;
}

/** A constant of the mapping must be valid for its field. */
function valueProblem(
  { value, values, default: otherwise }: SourceContent,
  field: FieldInfo | undefined,
): string | undefined {
  const scalar = field?.kind === 'list' ? field.item : field;
  const bad = [value ?? [], ...Object.values(values ?? {}), otherwise ?? []]
    .flat()
    .find((item) => scalar && !scalar.schema.safeParse(item).success);
  if (bad === undefined)
    return Array.isArray(value) && field?.kind !== 'list' ? 'It takes one value, not a list' : undefined;
  const expected = scalar?.words ? `one of ${scalar.words.join(', ')}` : (scalar?.meta.expected ?? 'a value');
  return `"${bad}" is not valid here: it must be ${expected}`;
}

/** Every field that can be fed, with `[0]` for the items of lists. */
const FIELD_PATHS: readonly string[] = pathsBelow(manifestFields, '');

function pathsBelow(field: FieldInfo, path: string): readonly string[] {
  if (field.kind === 'scalar') return [path];
  if (field.kind === 'list')
    return field.item?.kind === 'scalar' ? [path] : field.item ? pathsBelow(field.item, `${path}[0]`) : [];
  return [...field.fields].flatMap(([key, child]) => pathsBelow(child, path === '' ? key : `${path}.${key}`));
}

/** Every column that a mapping names, each once. */
export function columnsNamedBy(mapping: Mapping): readonly string[] {
  const named = [
    ...mapping.key,
    ...mapping.suffix,
    ...mapping.skip.map(({ column }) => column),
    ...mapping.name.flatMap(({ columns }) => columns),
    ...mapping.fields.flatMap(({ from, when }) => [
      ...(from.kind === 'columns'
        ? from.columns
        : from.kind === 'templates'
          ? from.templates.flatMap((t) => t.columns)
          : []),
      ...(when ? [when.column] : []),
    ]),
  ];
  return [...new Set(named)];
}

/** Columns that a mapping names and the register lacks. */
export function unknownColumns(
  mapping: Mapping,
  names: readonly string[],
  has: (name: string) => boolean,
): readonly string[] {
  return columnsNamedBy(mapping)
    .filter((name) => !has(name))
    .map((name) => {
      const nearest = nearestWord(name, names);
      return `"${name}" is not a column of the register${nearest ? `: did you mean "${nearest}"?` : ''}`;
    });
}
