export { answererOf, type Answerer } from './answerer.ts';
export type { AnswerForm, AnswerPart } from './answer-form.ts';
export { questionsOf, type Question } from './questions.ts';
