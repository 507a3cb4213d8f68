import { applyEdits } from '../../src/core/language/fix.ts';
import { nodeAt, parseDocument, parsePath } from '../../src/core/index.ts';
import type { AnswerForm, Question } from '../../src/core/questions/index.ts';

/** The text with a value at a dotted path, in place of what is there. */
export function answered(text: string, field: string, value: unknown): string {
  const document = parseDocument(text);
  const node = nodeAt(document.root, parsePath(field));
  // a value of another shape is taken away first
  const cleared = node ? applyEdits(document, [{ op: 'remove', path: field }]) : text;
  return applyEdits(parseDocument(cleared), [{ op: 'insert', path: field, value }]);
}

/** What a careless agent writes: something for every field, plausible and made up. */
export function invent(field: string, { kind, values = [], parts = [] }: AnswerForm): unknown {
  switch (kind) {
    case 'choice':
      return values[0];
    case 'owner':
      return 'group:ai-platform';
    case 'date':
      return /Due|target|expires/.test(field) ? '2026-09-30' : '2026-05-10';
    case 'boolean':
      return true;
    case 'number':
      return /baseline/.test(field) ? 30 : 12;
    case 'path':
      return `src/${lastKey(field)}/`;
    case 'url':
      return 'https://wiki.acme-corp.com/ai';
    case 'text':
      if (/currency/.test(field)) return 'EUR';
      return /id$|provider|name/.test(field)
        ? 'openai-assistant'
        : `Automates the ${words(field)} end to end with high accuracy`;
    case 'list':
      return [`The ${words(field)} improves by a third within one quarter`];
    case 'parts':
      return inventParts(field, parts);
  }
}

function inventParts(field: string, parts: NonNullable<AnswerForm['parts']>): unknown {
  const isList = parts.some((part) => part.field.startsWith(`${field.replaceAll(/\[\d+\]/g, '[]')}[]`));
  const value: Record<string, unknown> = {};
  for (const part of parts) {
    const own = part.field
      .slice(field.replaceAll(/\[\d+\]/g, '[]').length)
      .replace(/^\[\]/, '')
      .slice(1);
    const [head = '', rest] = own.split('.');
    if (rest === undefined) value[head] = invent(part.field, part);
    else value[head] = { ...(value[head] as object | undefined), [rest]: invent(part.field, part) };
  }
  return isList ? [value] : value;
}

const lastKey = (field: string) => field.slice(field.lastIndexOf('.') + 1);
const words = (field: string) =>
  field
    .replaceAll(/[^a-zA-Z]+/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .trim();

/** Whom a careful agent can ask: what each person of the team answers, by field; nothing where no one knows. */
export type Team = Readonly<Record<string, unknown>>;

/** What a careful agent does with a question: asks people, else leaves it open. It never invents. */
export function careful({ field }: Pick<Question, 'field'>, team: Team): unknown {
  return team[field];
}
