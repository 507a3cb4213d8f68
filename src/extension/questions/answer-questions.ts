import * as vscode from 'vscode';
import { parseDocument, type Assessment, type TextEdit } from '../../core/index.ts';
import { questionsOf, type Question } from '../../core/questions/index.ts';
import { noteAsked, writeAnswer } from '../../core/language/answer.ts';
import { manifestLanguage } from '../../core/language/language.ts';
import { gateSummary, verdictAndScore } from '../../presenter/headline.ts';
import { askPerson, type StepPosition } from '../commands/steps.ts';
import { currentManifest, rangeIn } from '../language/current.ts';
import { ownersNear } from '../language/owners.ts';
import { notNeededCommand, type SetAsideInputs } from '../language/waive.ts';
import { chooseManifest } from '../scorecard/choose.ts';
import { askField, type Reply } from './ask.ts';
import { fieldsOf, isStageOfHistory, toFieldQuestion, valueOf, type AskedField } from './fields.ts';

const TITLE = 'Answer Next Questions';
const AT_A_TIME = 3;

/**
 * The command *Answer Next Questions*: three open questions at a time, most valuable first. Each answer is written in
 * place, one undo each; it ends with what the verdict became.
 *
 * @param given chosen where it is not given
 */
export async function answerQuestionsCommand(inputs: SetAsideInputs, given?: unknown): Promise<void> {
  const { store, activePage } = inputs;
  const uri = given instanceof vscode.Uri ? given : await chooseManifest(store, activePage, TITLE);
  if (!uri) return;
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  const postponed = new Set<string>();
  for (;;) {
    const before = await judged(inputs, document);
    if (!before) return;
    const questions = (await openQuestions(inputs, document, before)).filter(({ field }) => !postponed.has(field));
    const next = questions.slice(0, AT_A_TIME);
    const { version } = document;
    let isContinued = true;
    for (const [i, question] of next.entries()) {
      const position = { title: question.action, step: i + 1, totalSteps: next.length };
      isContinued = await askQuestion(inputs, document, question, position, postponed);
      if (!isContinued) break;
    }
    const after = await judged(inputs, document);
    // who leaves without an answer knows what the verdict was
    if (!after || (!isContinued && document.version === version)) return;
    const isMoreOpen = questions.length > next.length;
    const chosen = await askWhatNext(before, after, isContinued && isMoreOpen);
    if (chosen === 'scorecard') await vscode.commands.executeCommand('aiInitiative.openScorecard', uri);
    if (chosen !== 'next') return;
  }
}

type Next = vscode.QuickPickItem & { readonly next: 'next' | 'scorecard' | 'done' };

/** Says what the verdict became, where the keys are already. */
async function askWhatNext(before: Judged, after: Judged, isMoreOpen: boolean): Promise<Next['next'] | undefined> {
  const items: readonly Next[] = [
    ...(isMoreOpen ? [{ label: 'Next questions', next: 'next' as const }] : []),
    { label: 'Done', next: 'done' },
    { label: 'Open Scorecard', next: 'scorecard' },
  ];
  const was = verdictAndScore(before);
  const is = verdictAndScore(after);
  const title = is === was ? is : `${is} (was ${was})`;
  const options = { title, placeHolder: gateSummary(after), ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(items, options))?.next;
}

type Judged = Pick<Assessment, 'gate' | 'score' | 'stage' | 'findings' | 'manifest'>;

async function judged({ store }: SetAsideInputs, document: vscode.TextDocument): Promise<Judged | undefined> {
  const { token } = new vscode.CancellationTokenSource();
  return (await currentManifest(store, document, token))?.assessment;
}

async function openQuestions(
  { policies }: SetAsideInputs,
  document: vscode.TextDocument,
  assessment: Judged,
): Promise<readonly Question[]> {
  const questions = questionsOf(assessment, await policies.policyFor(document.uri));
  // one field may serve several requirements
  return questions.filter(({ field }, i) => questions.findIndex((other) => other.field === field) === i);
}

/** @returns whether to go on to the next one */
async function askQuestion(
  inputs: SetAsideInputs,
  document: vscode.TextDocument,
  question: Question,
  position: StepPosition,
  postponed: Set<string>,
): Promise<boolean> {
  const { store, policies, repositories } = inputs;
  const { uri } = document;
  const policy = await policies.policyFor(uri);
  const owners = await ownersNear(uri, policy, store, repositories);
  const canBeDeclined = question.severity !== 'error';
  const context = { owners, today: store.asOf.date, canBeDeclined };
  const fields = fieldsOf(question, parseDocument(document.getText()), manifestLanguage(policy));
  for (const field of fields) {
    const reply = await askField(position, toFieldQuestion(field, question, context));
    if (reply === undefined) return false;
    if (reply.kind === 'answer' || reply.kind === 'assumption') {
      await write(document, field, reply, store.get(uri)?.shown.assessment.stage ?? null);
      continue;
    }
    postponed.add(question.field);
    if (reply.kind === 'not-needed') await notNeededCommand(inputs, uri, question.ruleId);
    if (reply.kind === 'ask-other') await leaveComment(document, question, position, owners);
    return true;
  }
  return true;
}

async function write(
  document: vscode.TextDocument,
  field: AskedField,
  { kind, answer }: Reply & { readonly answer: string },
  stage: Assessment['stage'],
): Promise<void> {
  const isAssumed = kind === 'assumption';
  const { path } = field;
  const entry = path.replace(/\.since$/, '');
  // the entry of the history that gets its day is that of the present stage
  const isHistory = stage !== null && isStageOfHistory(`${entry}.stage`) && path !== entry;
  const value = valueOf(field, answer);
  const written = isHistory ? { path: entry, value: { stage, since: value } } : { path, value };
  await apply(document, writeAnswer(parseDocument(document.getText()), { ...written, isAssumed }));
}

async function leaveComment(
  document: vscode.TextDocument,
  { field, action, askedOf }: Question,
  position: StepPosition,
  known: readonly { value: string; detail: string }[],
): Promise<void> {
  const who = await askPerson(position, {
    prompt: `Who can answer it? ${askedOf.role}`,
    value: '',
    known,
    problemOf: (typed) => (typed === '' ? 'Must be a name' : undefined),
  });
  if (typeof who !== 'string') return;
  await apply(document, [noteAsked(parseDocument(document.getText()), field, who, action)]);
}

/** One undo step. */
async function apply(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { newText, ...span } of edits) edit.replace(document.uri, rangeIn(document, span), newText);
  await vscode.workspace.applyEdit(edit);
}
