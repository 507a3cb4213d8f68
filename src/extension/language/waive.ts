import * as vscode from 'vscode';
import { addDays, answerProblem, parseDocument, type SourceDocument, type TextEdit } from '../../core/index.ts';
import type { Suggestion } from '../../core/language/complete/item.ts';
import { addExemption, addWaiver, isWaivable, type NewExemption, type NewWaiver } from '../../core/language/fixes.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import type { Repositories } from '../repository/repositories.ts';
import { askInSteps, askPerson, askText, type Step } from '../commands/steps.ts';
import type { ManifestStore } from '../store/store.ts';
import type { ActivePage } from '../surfaces/active-manifest.ts';
import { rangeIn } from './current.ts';
import { ownersNear } from './owners.ts';

type Answers = Pick<NewWaiver, 'reason' | 'approvedBy' | 'expiresOn'>;

/** What the commands need that set requirements aside. */
export interface SetAsideInputs {
  readonly store: ManifestStore;
  readonly policies: PolicySource;
  readonly repositories: Repositories;
  readonly activePage: ActivePage;
}

/**
 * The command *Waive*: asks why, by whom and until when, and writes the waiver into the manifest.
 *
 * @param rule asked for where it is not given
 * @param path the item it is narrowed to, as a dotted path; all findings of the rule without
 */
export async function waiveCommand(
  { store, policies, repositories }: SetAsideInputs,
  uri: vscode.Uri,
  given?: string,
  path?: string,
): Promise<void> {
  const rule = given ?? (await askRule(store, uri, 'Waive'));
  if (rule === undefined) return;
  const policy = await policies.policyFor(uri);
  const { date: today } = store.asOf;
  const last = addDays(today, policy.thresholds.waiverMaxDays);
  const people = await ownersNear(uri, policy, store, repositories);
  const answers = await askInSteps<Answers>(`Waive ${rule}`, [
    ask('reason', 'Reason: why it is acceptable for now', ''),
    askWho('approvedBy', 'waivers[0].approvedBy', 'Approved by: who accepts it', people),
    ask(
      'expiresOn',
      `Expires on: the last day on which it holds, ${last} at the latest`,
      addDays(today, 30),
      (answer) => (answer < today || answer > last ? `Must be between ${today} and ${last}` : undefined),
    ),
  ]);
  const { reason, approvedBy, expiresOn } = answers ?? {};
  if (reason === undefined || approvedBy === undefined || expiresOn === undefined) return;
  const item = path === undefined || !path.includes('[') ? {} : { path };
  await write(uri, (document) => addWaiver(document, { rule, reason, approvedBy, expiresOn, ...item }));
}

/** The command *Not needed*: asks why and who says so, and writes it into the manifest. */
export async function notNeededCommand(
  { store, policies, repositories }: SetAsideInputs,
  uri: vscode.Uri,
  given?: string,
): Promise<void> {
  const rule = given ?? (await askRule(store, uri, 'Not needed'));
  if (rule === undefined) return;
  const people = await ownersNear(uri, await policies.policyFor(uri), store, repositories);
  const answers = await askInSteps<Exemption>(`Not needed: ${rule}`, [
    async (before, position) => {
      const because = await askText(position, {
        prompt: 'Because: why this initiative does not need it, for good',
        value: before.because ?? '',
        problemOf: (text) => answerProblem('notNeeded[0].because', text),
      });
      return typeof because === 'string' ? { because } : because;
    },
    askWho('by', 'notNeeded[0].by', 'By: who decided it', people),
  ]);
  const { because, by } = answers ?? {};
  if (because === undefined || by === undefined) return;
  await write(uri, (document) => addExemption(document, { rule, because, by }));
}

type Exemption = Pick<NewExemption, 'because' | 'by'>;

/** One of the open requirements of a manifest. */
async function askRule(store: ManifestStore, uri: vscode.Uri, title: string): Promise<string | undefined> {
  const requirements = store.get(uri)?.shown.assessment.gate?.requirements ?? [];
  const items = requirements
    .filter((one) => one.status === 'open' && isWaivable(one))
    .map(({ ruleId, requirement, severity }) => ({ label: ruleId, description: severity, detail: requirement }));
  const options = { title, placeHolder: 'Requirement to set aside', matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.label;
}

const askWho =
  <K extends string>(field: K, path: string, prompt: string, known: readonly Suggestion[]): Step<Record<K, string>> =>
  async (answers, position) => {
    const value = (answers as Partial<Record<string, string>>)[field] ?? '';
    const answer = await askPerson(position, { prompt, value, known, problemOf: (text) => answerProblem(path, text) });
    return typeof answer === 'string' ? ({ [field]: answer } as Record<K, string>) : answer;
  };

const ask =
  (
    field: keyof Answers,
    prompt: string,
    preset: string,
    further: (answer: string) => string | undefined = () => undefined,
  ): Step<Answers> =>
  async (answers, position) => {
    const answer = await askText(position, {
      prompt,
      value: answers[field] ?? preset,
      problemOf: (text) => answerProblem(`waivers[0].${field}`, text) ?? further(text),
    });
    return typeof answer === 'string' ? { [field]: answer } : answer;
  };

/** @throws Error where the manifest cannot be read as YAML or not be written */
async function write(uri: vscode.Uri, editsFor: (document: SourceDocument) => readonly TextEdit[]): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edits = editsFor(parseDocument(document.getText()));
  const edit = new vscode.WorkspaceEdit();
  for (const { newText, ...span } of edits) edit.replace(uri, rangeIn(document, span), newText);
  if (edits.length === 0 || !(await vscode.workspace.applyEdit(edit))) {
    throw new Error(`${vscode.workspace.asRelativePath(uri)} cannot be changed: fix its YAML first`);
  }
}
