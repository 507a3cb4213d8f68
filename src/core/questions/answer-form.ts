import { fieldAt, type FieldInfo } from '../manifest/describe.ts';
import { manifestFields } from '../manifest/fields.ts';
import { genericPath } from '../manifest/read-manifest.ts';
import type { Policy } from '../policy/policy.ts';
import { parsePath } from '../yaml/path.ts';

/** What a valid answer looks like. */
export interface AnswerForm {
  /** `parts`: a mapping, or a list of mappings, whose fields are answered one by one. */
  readonly kind: 'choice' | 'owner' | 'date' | 'path' | 'url' | 'number' | 'boolean' | 'text' | 'list' | 'parts';
  /** Of a choice: the words that are allowed. */
  readonly values?: readonly string[];
  /** To end the sentence "It must be …". */
  readonly expected?: string;
  readonly parts?: readonly AnswerPart[];
}

/** A field of an answer that has several. */
export interface AnswerPart extends AnswerForm {
  /** Dotted path, `[]` for each item of a list. */
  readonly field: string;
}

/** @param path dotted, of a field of the manifest */
export function answerForm(path: string, policy: Pick<Policy, 'vocabulary'>): AnswerForm {
  const field = fieldAt(manifestFields, parsePath(path));
  return field ? formOf(field, genericPath(parsePath(path)), policy) : { kind: 'text' };
}

function formOf(field: FieldInfo, path: string, policy: Pick<Policy, 'vocabulary'>): AnswerForm {
  const { kind, item, fields, meta } = field;
  if (kind === 'mapping') return { kind: 'parts', parts: partsOf(fields, path, policy) };
  if (kind === 'list' && item?.kind === 'mapping') {
    return { kind: 'parts', parts: partsOf(item.fields, `${path}[]`, policy) };
  }
  if (kind === 'list') return { ...scalarForm(item ?? field, path, policy), kind: 'list' };
  if (kind !== 'scalar') return { kind: 'text', ...expected(meta.expected) };
  return scalarForm(field, path, policy);
}

function scalarForm(field: FieldInfo, path: string, { vocabulary }: Pick<Policy, 'vocabulary'>): AnswerForm {
  const { words, meta, accepts } = field;
  if (words) return { kind: 'choice', values: [...words, ...(vocabulary[path] ?? [])] };
  switch (meta.format) {
    case 'owner':
    case 'date':
    case 'url':
    case 'path':
      return { kind: meta.format, ...expected(meta.expected) };
    case 'pattern':
      return { kind: 'path', ...expected(meta.expected) };
    case 'name':
    case 'rule':
    case undefined:
      return { kind: plainKind(accepts), ...expected(meta.expected) };
  }
}

/** What a scalar of no list and no format is, by what it takes. */
function plainKind(accepts: FieldInfo['accepts']): 'boolean' | 'number' | 'text' {
  if (accepts('a')) return 'text';
  if (accepts(true)) return 'boolean';
  return accepts(1) ? 'number' : 'text';
}

/** The fields that the example of the schema shows: the others are refinements. */
function partsOf(fields: FieldInfo['fields'], path: string, policy: Pick<Policy, 'vocabulary'>): readonly AnswerPart[] {
  return [...fields].flatMap(([key, child]) => {
    const field = `${path}.${key}`;
    return child.kind === 'mapping'
      ? partsOf(child.fields, field, policy)
      : [{ field, ...formOf(child, field, policy) }];
  });
}

const expected = (text: string | undefined) => (text === undefined || text === 'text' ? {} : { expected: text });
