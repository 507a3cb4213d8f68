import { parsePath } from '../yaml/path.ts';
import { PLACEHOLDER, renderAfterKey } from '../yaml/render.ts';
import { fieldAt, type FieldInfo } from './describe.ts';
import { manifestFields } from './fields.ts';
import { isPlaceholder } from './gaps/filler.ts';
import { scaffoldOf } from './scaffold.ts';
import type { Stage } from '../vocabulary.ts';
import { SCHEMA_VERSION } from './sections/identity.ts';

/** What someone must say for a manifest to be judged, and who owns the initiative where that is known. */
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
  const linesOf = (path: string, key: string, field: FieldInfo) => {
    const found = known.get(path);
    const given = answers.get(path) ?? found?.value;
    const answer = isAnswer(field, given) ? given : undefined;
    // an answer that was given instead of the one that was found has no evidence
    const evidence = found && answer !== undefined && isSame(found.value, answer) ? found.evidence : undefined;
    const open = path === 'lifecycle.stageHistory' ? [{ stage, since: PLACEHOLDER }] : scaffoldOf(field);
    return fieldLines(key, field, answer ?? open, answer === undefined, evidence);
  };
  const top = [...manifestFields.fields].flatMap(([key, field], i, all) => {
    if (field.kind !== 'mapping') {
      const gap = all[i - 1]?.[1].kind === 'mapping' ? [''] : [];
      return [...gap, ...linesOf(key, key, field)];
    }
    const fields = [...field.fields].flatMap(([child, childField]) => linesOf(`${key}.${child}`, child, childField));
    return ['', `# ${field.meta.description ?? ''}`, `${key}:`, ...fields.map((line) => `  ${line}`)];
  });
  return `${[...HEAD, ...top].join('\n')}\n`;
}

const HEAD = [
  '# What this AI initiative is for, and what must be true for it to work.',
  '# To answer a field, remove the "# " before its lines and write over TODO, inside the quotes.',
  '',
];

/** Whether a value, once its placeholders are filled, is an answer to a field. */
function isAnswer(field: FieldInfo, value: unknown): boolean {
  return value !== undefined && (JSON.stringify(value).includes(PLACEHOLDER) || field.schema.safeParse(value).success);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A field in block style, without indentation: what is no answer yet is in comments. */
function fieldLines(
  key: string,
  field: FieldInfo,
  value: unknown,
  isOpen: boolean,
  evidence: string | undefined,
): readonly string[] {
  const rendered = renderAfterKey(value, { indent: 0, eol: '\n' });
  const [onKeyLine = '', ...below] = rendered.split('\n');
  const words = field.words ? ` (${field.words.join(' | ')})` : '';
  const note =
    evidence === undefined
      ? `${field.meta.description ?? ''}${words}`
      : `from: ${evidence.replaceAll(/[\s\p{C}]+/gu, ' ')}`;
  const lines = [`${key}:${onKeyLine}  # ${note}`, ...below];
  return isOpen ? lines.map((line) => `# ${line}`) : lines;
}
