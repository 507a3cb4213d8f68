import { pointsText } from '../../presenter/format.ts';
import type { AnswerForm, Question } from '../../core/questions/index.ts';
import { oneLine } from '../sanitize.ts';

/** Questions for an agent: a few lines each, most valuable first, and how many are left. */
export function agentQuestions(questions: readonly Question[], next: number): readonly string[] {
  const shown = questions.slice(0, next);
  const left = questions.length - shown.length;
  return [
    ...shown.flatMap((question, i) => questionLines(question, i + 1)),
    ...(left > 0 ? [`not listed: ${left} more (--next ${questions.length}, or --format json)`] : []),
    ...(questions.length === 0 ? ['nothing is open'] : []),
  ];
}

function questionLines(question: Question, number: number): readonly string[] {
  const { field, ruleId, points, blocking, askedOf, humanOnly, evidenceIn, answer } = question;
  const who = `${askedOf.role}${askedOf.who === null ? ' (not named)' : ` ${oneLine(askedOf.who)}`}`;
  const source = humanOnly
    ? `ask ${who}: only people know this, do not guess it from the repository`
    : evidenceIn === null
      ? `ask ${who}`
      : `look in ${evidenceIn}; otherwise ask ${who}`;
  return [
    `${number}. ${oneLine(field)} (${oneLine(ruleId)}${blocking ? ', blocking' : ''}, +${pointsText(points)}): ${oneLine(question.question)}`,
    `   answer: ${answerText(answer)}`,
    `   source: ${source}`,
  ];
}

/** What an answer must look like, in one line. */
export function answerText({ kind, values = [], expected, parts = [] }: AnswerForm): string {
  switch (kind) {
    case 'choice':
      return `one of ${oneLine(values.join(' | '))}`;
    case 'parts':
      return parts.map((part) => `${lastKey(part.field)}: ${answerText(part)}`).join('; ');
    case 'list':
      return `a list${values.length > 0 ? ` of ${oneLine(values.join(' | '))}` : ''}`;
    default:
      return expected ?? kind;
  }
}

function lastKey(field: string): string {
  return field.slice(field.lastIndexOf('.') + 1);
}
