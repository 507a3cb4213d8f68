import {
  addDays,
  fieldAt,
  isPlaceholder,
  manifestFields,
  nodeAt,
  parsePath,
  type SourceDocument,
} from '../../core/index.ts';
import type { AnswerForm, Question } from '../../core/questions/index.ts';
import { rulesRequiring, type Language } from '../../core/language/language.ts';
import type { Suggestion } from '../../core/language/complete/item.ts';
import { textProblem, type FieldQuestion } from './ask.ts';

/** A field of a question, and the form of its answer. */
export interface AskedField {
  readonly path: string;
  readonly form: AnswerForm;
}

/** Parts that say which item is meant, or what a requirement reads of it. */
const TELLING =
  /\.(?:name|system|audience|role|provider|path|channel|level|amount|fte|since|outcome|on|by|kind|direction)$/;

/** At most this many parts of one answer are asked for at once; the rest shows as a question of its own. */
const MAX_PARTS = 5;

/** The fields that a question asks for, one by one. @param language of the manifest */
export function fieldsOf(
  { field, answer }: Question,
  document: SourceDocument,
  language: Language,
): readonly AskedField[] {
  if (answer.kind !== 'parts') return [{ path: field, form: answer }];
  const parts = (answer.parts ?? []).map(({ field: generic, ...form }) => ({
    path: placed(generic, field, document),
    form,
  }));
  const asked = parts.filter(({ path }) => rulesRequiring(language, parsePath(path)).length > 0 || TELLING.test(path));
  const missing = asked.filter(({ path }) => isOpen(document, path) && !isStageOfHistory(path));
  return (missing.length > 0 ? missing : parts.filter(({ path }) => isOpen(document, path))).slice(0, MAX_PARTS);
}

/** The stage of an entry of the history that is being added is the present one: no one need say so. */
export function isStageOfHistory(path: string): boolean {
  return /^lifecycle\.stageHistory\[\d+\]\.stage$/.test(path);
}

/** `outcomes.metrics[].name` for the item that a question is about: the one it names, else the next. */
function placed(generic: string, field: string, document: SourceDocument): string {
  const list = nodeAt(document.root, parsePath(field));
  const next = list?.kind === 'list' ? list.items.length : 0;
  const item = /\[(\d+)\]/.exec(field)?.[1] ?? String(next);
  return generic.replaceAll('[]', `[${item}]`);
}

function isOpen(document: SourceDocument, path: string): boolean {
  const node = nodeAt(document.root, parsePath(path));
  if (!node) return true;
  return node.kind === 'scalar' && (node.value === null || isPlaceholder(String(node.value)));
}

/** What is asked in the words of the field. */
export function toFieldQuestion(
  { path, form }: AskedField,
  question: Question,
  { owners, today, canBeDeclined }: { owners: readonly Suggestion[]; today: string; canBeDeclined: boolean },
): FieldQuestion {
  const field = fieldAt(manifestFields, parsePath(path));
  const { role, who } = question.askedOf;
  const knows = `${who ?? role} can answer`;
  const description = field?.meta.description ?? question.question;
  const isNumber = form.kind === 'number';
  return {
    path,
    prompt: `${description}${description.endsWith('.') ? '' : '.'} ${knows}`,
    choices: choicesOf(form, owners, today, field?.meta.meanings ?? {}, field?.meta.past === true),
    isFree: form.kind !== 'choice',
    problemOf: isNumber ? numberProblem(path) : form.kind === 'list' ? () => undefined : textProblem(path),
    canBeDeclined,
  };
}

function choicesOf(
  { kind, values = [] }: AnswerForm,
  owners: readonly Suggestion[],
  today: string,
  meanings: Readonly<Record<string, string>>,
  isPast: boolean,
): FieldQuestion['choices'] {
  if (kind === 'choice') return values.map((value) => ({ value, detail: meanings[value] ?? '' }));
  if (kind === 'owner') return owners;
  if (kind !== 'date') return [];
  const days = isPast ? [0] : [30, 90];
  return days.map((count) => ({ value: addDays(today, count), detail: count === 0 ? 'today' : `in ${count} days` }));
}

function numberProblem(path: string): FieldQuestion['problemOf'] {
  const field = fieldAt(manifestFields, parsePath(path));
  return (answer) => (field?.accepts(Number(answer)) ? undefined : `Must be ${field?.meta.expected ?? 'a number'}`);
}

/** An answer as it is written into the manifest. */
export function valueOf({ form }: AskedField, answer: string): unknown {
  if (form.kind === 'number') return Number(answer);
  return form.kind === 'list' ? [answer] : answer;
}
