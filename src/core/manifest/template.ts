import { parsePath } from '../yaml/path.ts';
import { renderFlow, renderScalar } from '../yaml/render.ts';
import { fieldAt, type FieldInfo } from './describe.ts';
import { manifestFields } from './fields.ts';
import { isPlaceholder } from './missing.ts';
import { scaffoldOf } from './scaffold.ts';
import type { Stage } from './schema.ts';
import { SCHEMA_VERSION } from './sections/identity.ts';

/** What somebody must say for a manifest to be judged, and who owns the initiative where that is known. */
export interface TemplateAnswers {
  readonly name: string;
  readonly title: string;
  readonly stage: Stage;
  readonly owner: string | undefined;
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
export function manifestTemplate({ name, title, stage, owner }: TemplateAnswers): string {
  const answers = new Map<string, unknown>([
    ['schemaVersion', SCHEMA_VERSION],
    ['name', name],
    ['title', title],
    ['lifecycle.stage', stage],
    ['ownership.owner', owner],
  ]);
  const top = [...manifestFields.fields].map(([key, field], i, all) => {
    if (field.kind !== 'mapping') {
      const gap = all[i - 1]?.[1].kind === 'mapping' ? '\n' : '';
      return gap + fieldLine(key, field, answers.get(key));
    }
    const fields = [...field.fields].map(
      ([child, childField]) => `  ${fieldLine(child, childField, answers.get(`${key}.${child}`))}`,
    );
    return ['', `# ${field.meta.description ?? ''}`, `${key}:`, ...fields].join('\n');
  });
  return `${[...HEAD, ...top].join('\n')}\n`;
}

const HEAD = [
  '# What this AI initiative is for, and what must be true for it to work.',
  '# To answer a field, remove the "# " before it and write over TODO.',
  '',
];

function fieldLine(key: string, field: FieldInfo, answer: unknown): string {
  const line = answer === undefined ? `# ${key}: ${renderFlow(scaffoldOf(field))}` : `${key}: ${renderScalar(answer)}`;
  const words = field.words ? ` (${field.words.join(' | ')})` : '';
  return `${line}  # ${field.meta.description ?? ''}${words}`;
}
