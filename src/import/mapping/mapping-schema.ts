import * as z from 'zod/mini';
import { describeSchema, schemaOf } from '../../core/index.ts';

const { field, required, mapping, list, date, oneOf, withMeta } = schemaOf;

/** Names of columns, patterns, separators and cells: what a register calls them, `N/A` too. */
const text = () => withMeta(schemaOf.text(), { verbatim: true });

const texts = () => withMeta(z.union([text(), list(text())]), { verbatim: true, expected: 'text or a list of texts' });

const yesNo = () => withMeta(z.boolean(), { expected: 'true or false' });

const plain = () => withMeta(z.union([z.string(), z.number()]), { verbatim: true, expected: 'text or a number' });

const words = (what: string) =>
  field(list(plain()), {
    description: `Cells that ${what}, ignoring case and white space; between slashes a pattern, in lower case.`,
    why: 'Registers have many words for nothing.',
    example: ['N/A', 'not applicable', '/^n.?a\\b/'],
  });

const condition = mapping({
  column: required(text(), {
    description: 'The column that is looked at.',
    why: 'A condition is about one column.',
    example: 'Status',
  }),
  equals: words('meet it'),
  matches: field(text(), {
    description: 'A pattern the cell must match, in lower case.',
    why: 'Some rows are recognised by a part of a cell.',
    example: '^test ',
  }),
  empty: field(yesNo(), {
    description: 'Whether the cell must say nothing (true) or something (false).',
    why: 'Rows without a name are no initiatives.',
    example: true,
  }),
});

const source = mapping({
  column: field(texts(), {
    description: 'The column the value is taken from; of several the first that says something.',
    why: 'The register owns what it feeds.',
    example: 'Use case name',
  }),
  template: field(texts(), {
    description:
      'Text with columns in braces, `{Bureau|slug}` for lower-case words joined by hyphens; of several the first whose columns all say something.',
    why: 'Some fields are made of more than one column.',
    example: '{Use case} — {Agency}',
  }),
  value: field(withMeta(z.union([z.string(), z.number(), list(plain())]), { expected: 'text, a number or a list' }), {
    description: 'The same value for every row; within a list item only where its other fields say something.',
    why: 'What is true of the whole register need not be in each row.',
    example: 'production',
  }),
  values: field(withMeta(z.record(z.string(), plain()), { expected: 'a mapping from cells to values' }), {
    description: 'What cells stand for, ignoring case and white space; between slashes a pattern, in lower case.',
    why: 'Registers have words of their own.',
    example: { 'Operation and Maintenance': 'production' },
  }),
  default: field(plain(), {
    description: 'The value where the cell says nothing or is not among `values`.',
    why: 'Without a stage no initiative can be judged.',
    example: 'idea',
  }),
  missing: words('say nothing in this column, beside those of the whole mapping'),
  split: field(text(), {
    description: 'What separates the entries of a cell that fills a list.',
    why: 'A cell holds one text, a list many.',
    example: ';',
  }),
  dates: field(list(text()), {
    description: 'Date formats of this column, in place of those of the whole mapping.',
    why: 'Columns are filled by different people.',
    example: ['DD.MM.YYYY'],
  }),
  when: field(condition, {
    description: 'Feeds the field from rows that meet a condition only.',
    why: 'The same column means different things at different stages.',
    example: { column: 'Stage', equals: ['Retired'] },
  }),
  maxLength: field(withMeta(z.int().check(z.positive()), { expected: 'a whole number above 0' }), {
    description: 'Longer texts are cut and reported; 4000 unless set.',
    why: 'A title is not a description.',
    example: 200,
  }),
});

/** The mapping file: how the rows of a register become manifests. */
const mappingSchema = withMeta(
  mapping({
    source: field(text(), {
      description: 'Name of the register, kept in each manifest; the name of the file unless set.',
      why: 'A later import finds what an earlier one made by it.',
      example: 'ai-register',
    }),
    encoding: field(
      oneOf({ 'utf-8': 'UTF-8', 'windows-1252': 'Western Windows', 'utf-16le': 'UTF-16', 'utf-16be': '' }),
      {
        description: 'Encoding of a CSV file, where it is not the one that would be detected.',
        why: 'A few bytes cannot always tell.',
        example: 'windows-1252',
      },
    ),
    delimiter: field(withMeta(z.string().check(z.length(1)), { expected: 'one character' }), {
      description: 'What separates the cells of a CSV file; detected unless set.',
      why: 'Spreadsheets write commas or semicolons, depending on the country.',
      example: ';',
    }),
    sheet: field(text(), {
      description: 'Sheet of an XLSX file; the first unless set.',
      why: 'Workbooks often begin with a cover sheet.',
      example: 'Inventory',
    }),
    headerRow: field(withMeta(z.int().check(z.positive()), { expected: 'a whole number above 0' }), {
      description: 'Row with the column names; 1 unless set. Rows above it are left out.',
      why: 'Registers often begin with a title.',
      example: 3,
    }),
    missing: words('say nothing'),
    dates: field(list(text()), {
      description:
        'Date formats, the first that fits is taken: YYYY, YY, MM or M, MMM (Jan), DD or D, `*` for any text; `excel` for serial numbers, `excel-year` for years that a spreadsheet shows as days of 1905.',
      why: '3/4/2024 is a day in March or in April.',
      example: ['YYYY-MM-DD', 'M/D/YYYY', 'excel'],
    }),
    earliest: field(date(), {
      description: 'Dates before this day are reported and left out.',
      why: 'A date of 1905 is a slip of a spreadsheet.',
      example: '2000-01-01',
    }),
    decimal: field(oneOf({ '.': '1,234.56', ',': '1.234,56' }), {
      description: 'Decimal sign of numbers; a point unless set.',
      why: '1.234 is one or a thousand.',
      example: ',',
    }),
    skip: field(list(condition), {
      description: 'Rows that meet one of these are skipped and counted.',
      why: 'Registers hold rows that are no initiatives.',
      example: [{ column: 'Name', empty: true }],
    }),
    key: field(texts(), {
      description: 'Columns that tell rows apart and never change; those of the name unless set.',
      why: 'It identifies the row when the register is imported again.',
      example: 'Use case ID',
    }),
    name: field(
      mapping({
        template: field(texts(), {
          description: 'What the name is made of, written like the template of a field; the title unless set.',
          why: 'A name is an identifier that outlives a change of title.',
          example: '{Use case}',
        }),
        suffix: field(texts(), {
          description: 'Columns that are added to names that would otherwise be equal.',
          why: 'Names are unique.',
          example: ['Agency', 'Bureau'],
        }),
      }),
      {
        description: 'How the unique names of initiatives are made.',
        why: 'Names should be the same from import to import.',
        example: { template: '{Use case}', suffix: ['Agency'] },
      },
    ),
    fields: required(
      withMeta(
        z.record(
          z.string(),
          withMeta(z.union([text(), source]), {
            verbatim: true,
            expected: 'a column, or a mapping with column, template or value',
          }),
        ),
        { expected: 'a mapping from fields of the manifest to columns' },
      ),
      {
        description:
          'What feeds each field of the manifest; a field is named by its path, such as `outcomes.metrics[0].name`.',
        why: 'The register owns these fields and no others.',
        example: { title: 'Use case', 'lifecycle.stage': { column: 'Stage', values: { Live: 'production' } } },
      },
    ),
  }),
  { title: 'Mapping', description: 'How the rows of a register become manifests.' },
);

export const mappingFields = describeSchema(mappingSchema);

/** The valid parts of a mapping file; even required ones may be absent. */
export type MappingContent = Partial<z.infer<typeof mappingSchema>>;
export type ConditionContent = Partial<z.infer<typeof condition>>;
export type SourceContent = z.infer<typeof source>;
