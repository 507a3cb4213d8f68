import { parsePath } from '../yaml/path.ts';
import { renderFlow, renderScalar } from '../yaml/render.ts';
import { fieldAt, type FieldInfo } from './describe.ts';
import { manifestFields } from './fields.ts';
import { isPlaceholder } from './filler.ts';
import { PLACEHOLDER, scaffoldOf } from './scaffold.ts';
import type { Stage } from '../vocabulary.ts';
import { SCHEMA_VERSION } from './sections/identity.ts';

/** What somebody must say for a manifest to be judged, and who owns the initiative where that is known. */
export interface TemplateAnswers {
  readonly name: string;
  readonly title: string;
  readonly stage: Stage;
  readonly owner: string | undefined;
  /** What else is known already, by dotted path; what would be no valid answer is left out. */
  readonly known?: ReadonlyMap<string, Known>;
}

/** An answer that something shows: what, in words for a comment. */
export interface Known {
  readonly value: unknown;
  readonly evidence: string;
}

/**
 * What is wrong with an answer to a field, as a sentence for the one who types it; undefined where it is right.
 *
 * @param path of a field with one value, such as `ownership.owner`
 */
export function answerProblem(path: string, answer: string): string | undefined {
  const field = fieldAt(manifestFields, parsePath(path));
  const expected = field?.words ? `one of ${field.words.join(', ')}` : (field?.meta.expected ?? 'a value');
  if (answer.trim() === '') return `Must be ${expected}`;
  if (isPlaceholder(answer)) return `"${answer.trim()}" is a placeholder: must be ${expected}`;
  return field?.schema.safeParse(answer).success ? undefined : `Must be ${expected}`;
}

/** The text of a new manifest: the answers, and all other fields as comments, each with what it is for. */
export function manifestTemplate({ name, title, stage, owner, known = new Map() }: TemplateAnswers): string {
  const answers = new Map<string, unknown>([
    ['schemaVersion', SCHEMA_VERSION],
    ['name', name],
    ['title', title],
    ['lifecycle.stage', stage],
    ['ownership.owner', owner],
  ]);
  const line = (path: string, key: string, field: FieldInfo) => {
    const found = known.get(path);
    const given = answers.get(path) ?? found?.value;
    const answer = isAnswer(field, given) ? given : undefined;
    // an answer that somebody gave instead of the one that was found has no evidence
    const evidence = found && answer !== undefined && isSame(found.value, answer) ? found.evidence : undefined;
    return fieldLine(key, field, answer, evidence);
  };
  const top = [...manifestFields.fields].map(([key, field], i, all) => {
    if (field.kind !== 'mapping') {
      const gap = all[i - 1]?.[1].kind === 'mapping' ? '\n' : '';
      return gap + line(key, key, field);
    }
    const fields = [...field.fields].map(([child, childField]) => `  ${line(`${key}.${child}`, child, childField)}`);
    return ['', `# ${field.meta.description ?? ''}`, `${key}:`, ...fields].join('\n');
  });
  return `${[...HEAD, ...top].join('\n')}\n`;
}

const HEAD = [
  '# What this AI initiative is for, and what must be true for it to work.',
  '# To answer a field, remove the "# " before it and write over TODO.',
  '',
];

/** Whether a value, once its placeholders are filled, is an answer to a field. */
function isAnswer(field: FieldInfo, value: unknown): boolean {
  return value !== undefined && (JSON.stringify(value).includes(PLACEHOLDER) || field.schema.safeParse(value).success);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function fieldLine(key: string, field: FieldInfo, answer: unknown, evidence?: string): string {
  if (evidence !== undefined)
    return `${key}: ${renderFlow(answer)}  # from: ${evidence.replaceAll(/[\s\p{C}]+/gu, ' ')}`;
  const line = answer === undefined ? `# ${key}: ${renderFlow(scaffoldOf(field))}` : `${key}: ${renderScalar(answer)}`;
  const words = field.words ? ` (${field.words.join(' | ')})` : '';
  return `${line}  # ${field.meta.description ?? ''}${words}`;
}
