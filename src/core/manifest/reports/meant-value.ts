import { isCalendarDate } from '../../util/calendar.ts';
import type { SourceDocument } from '../../yaml/document.ts';
import type { Edit } from '../../yaml/edit.ts';
import { nodeAt, resolvePlainScalar, type Node } from '../../yaml/node.ts';
import { formatPath, type Path } from '../../yaml/path.ts';
import { inQuotes, QUOTE_TITLE } from '../../yaml/syntax/mistake.ts';
import type { FieldInfo } from '../describe.ts';

/** What a value was meant to be: the words for it, and the repair. */
export interface Meant {
  readonly text: string;
  readonly edits: readonly Edit[];
}

type Text = Pick<SourceDocument, 'text' | 'root'>;

/** A value of another kind than its field that is clearly meant for it: a text with a colon, a number in quotes, `1.6.2026`. */
export function meantValue({ text, root }: Text, path: Path, field: FieldInfo): Meant | undefined {
  const node = nodeAt(root, path);
  if (!node || node.alias) return undefined;
  const dotted = formatPath(path);
  const source = text.slice(node.start, node.end);
  if (/[\r\n]/.test(source)) return undefined;
  if (field.kind === 'list') return wrapInList(node, dotted, source, field);
  if (field.kind === 'mapping') return addSpace(node, dotted, source, field);
  if (field.kind !== 'scalar') return undefined;
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    if (!field.accepts(source)) return undefined;
    return { text: `${whyNoText(node, source)}. Put it in quotes`, edits: [quote(dotted, node, source)] };
  }
  const date = field.meta.format === 'date' ? calendarDate(node.value) : undefined;
  if (date !== undefined && field.accepts(date)) {
    const edit: Edit = { op: 'replace', path: dotted, value: date };
    return { text: `${dotted} must be written year-month-day: did you mean "${date}"?`, edits: [edit] };
  }
  const bare = resolvePlainScalar(node.value);
  if (typeof bare === 'string' || !field.accepts(bare)) return undefined;
  const edits = [{ start: node.start, end: node.end, newText: node.value }];
  return {
    text: `${dotted} must be ${field.meta.expected ?? 'a number'}, and in quotes it is a text. Remove the quotes`,
    edits: [{ op: 'repair', path: dotted, title: 'Remove the quotes', edits }],
  };
}

function whyNoText(node: Node, source: string): string {
  if (node.kind === 'scalar')
    return `${source} is read as ${typeof node.value === 'number' ? 'a number' : 'yes or no'}`;
  return node.flow ? `This text begins with ${source.charAt(0)}` : 'This text contains a colon';
}

function wrapInList(node: Node, dotted: string, source: string, { item }: FieldInfo): Meant | undefined {
  if (node.kind !== 'scalar' || source.includes(',') || !item?.accepts(node.value)) return undefined;
  const edit: Edit = {
    op: 'repair',
    path: dotted,
    title: 'Make it a list',
    edits: [{ ...spanOf(node), newText: `[${source}]` }],
  };
  return { text: `${dotted} must be a list. Put it in brackets: [${source}]`, edits: [edit] };
}

/** A key and its value in one word: `tier:high`. */
function addSpace(node: Node, dotted: string, source: string, { fields }: FieldInfo): Meant | undefined {
  const [, key = ''] = node.kind === 'scalar' ? (/^([\w-]+):\S/.exec(source) ?? []) : [];
  if (!fields.has(key)) return undefined;
  const at = node.start + key.length + 1;
  const edit = { start: at, end: at, newText: ' ' };
  return {
    text: 'A space is missing after the colon',
    edits: [{ op: 'repair', path: dotted, title: 'Add a space after the colon', edits: [edit] }],
  };
}

/** Dates as they are written elsewhere, where the order is certain: `2026/6/1`, `1.6.2026`, `2026-06-01T08:00`. */
function calendarDate(text: string): string | undefined {
  const byYear = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  const byDay = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year = '', month = '', day = ''] = byYear?.slice(1) ?? byDay?.slice(1).toReversed() ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}

/** The repair that puts a text in quotes. */
export function quote(path: string, { start, end }: { start: number; end: number }, source: string): Edit {
  return { op: 'repair', path, title: QUOTE_TITLE, edits: [{ start, end, newText: inQuotes(source) }] };
}

function spanOf({ start, end }: Node) {
  return { start, end };
}
