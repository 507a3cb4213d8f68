import { isPlaceholderWord, type CalendarDate, type FieldInfo } from '../core/index.ts';
import { readDate } from './dates.ts';
import type { FieldRule, Mapping } from './mapping/mapping.ts';
import { folded } from './text.ts';

/** A text converted for a field; `note` says what was lost. */
export type Converted =
  { readonly value: string | number; readonly note?: string } | { readonly problem: string } | undefined;

/** The settings of a conversion. */
export interface ConversionContext {
  readonly mapping: Pick<Mapping, 'decimal' | 'earliest'>;
  readonly today: CalendarDate;
}

/**
 * A text as the value of a field, by the schema of the manifest; undefined where it says nothing.
 *
 * @param field of a scalar; undefined for keys of the author's own, which take any text
 */
export function convert(
  text: string,
  field: FieldInfo | undefined,
  rule: Pick<FieldRule, 'dates' | 'maxLength'>,
  context: ConversionContext,
): Converted {
  if (isPlaceholderWord(text)) return undefined;
  if (field?.meta.format === 'date') return convertDate(text, field, rule, context);
  const word = field?.words?.find((known) => folded(known) === folded(text).replaceAll(' ', '-') || known === text);
  if (word !== undefined) return { value: word };
  const accepts = (value: unknown) => !field || field.schema.safeParse(value).success;
  if (accepts(text)) {
    if (text.length <= rule.maxLength) return { value: text };
    return shortened(text, field, rule.maxLength);
  }
  const number = readNumber(text, context.mapping.decimal);
  if (number !== undefined && accepts(number)) return { value: number };
  const expected = field?.words ? `one of ${field.words.join(', ')}` : (field?.meta.expected ?? 'a value');
  return { problem: `it must be ${expected}` };
}

function shortened(text: string, field: FieldInfo | undefined, most: number): Converted {
  const value = `${text
    .slice(0, most - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
  if (field && !field.schema.safeParse(value).success) return { problem: `it has more than ${most} characters` };
  return { value, note: `cut to ${most} of ${text.length} characters` };
}

function convertDate(
  text: string,
  field: FieldInfo,
  { dates }: Pick<FieldRule, 'dates'>,
  { mapping, today }: ConversionContext,
): Converted {
  const date = readDate(text, dates);
  if (typeof date !== 'string') return date;
  if (date < mapping.earliest) return { problem: `${date} is before ${mapping.earliest}` };
  if (field.meta.past && date > today) return { problem: `${date} is in the future, and the field is about the past` };
  return { value: date };
}

/** `€ 1,234.50`, `12 %`, `1 000`; undefined where a text is no number. */
function readNumber(text: string, decimal: '.' | ','): number | undefined {
  const bare = text.replaceAll(/^[\p{Sc}\s]+|[\p{Sc}%\s]+$/gu, '');
  const grouping = decimal === '.' ? /(?<=\d)[, ’'](?=\d{3}(?!\d))/g : /(?<=\d)[. ’'](?=\d{3}(?!\d))/g;
  const digits = bare.replaceAll(grouping, '').replace(decimal, '.');
  return /^-?\d{1,15}(?:\.\d+)?$/.test(digits) ? Number(digits) : undefined;
}
