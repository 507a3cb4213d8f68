import { isCalendarDate, type CalendarDate } from '../calendar.ts';
import type { Node } from '../yaml/node.ts';
import type { Path } from '../yaml/path.ts';
import type { FieldInfo } from './describe.ts';
import { manifestFields } from './fields.ts';

/** Every date of a manifest that records something that has happened, with its path. */
export function pastDates(
  node: Node | undefined,
  field: FieldInfo | undefined = manifestFields,
  path: Path = [],
): readonly { readonly path: Path; readonly date: CalendarDate }[] {
  if (!node || !field) return [];
  if (node.kind === 'map')
    return node.pairs.flatMap(({ key, value }) => pastDates(value, field.fields.get(key), [...path, key]));
  if (node.kind === 'list') return node.items.flatMap((item, i) => pastDates(item, field.item, [...path, i]));
  const { value } = node;
  return field.meta.past && typeof value === 'string' && isCalendarDate(value) ? [{ path, date: value }] : [];
}
