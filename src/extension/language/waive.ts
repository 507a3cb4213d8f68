import * as vscode from 'vscode';
import { addDays, answerProblem, parseDocument } from '../../core/index.ts';
import { addWaiver, type NewWaiver } from '../../core/language/fixes.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import { askInSteps, askText, type Step } from '../commands/steps.ts';
import type { ManifestStore } from '../store/store.ts';
import { rangeIn } from './current.ts';

type Answers = Pick<NewWaiver, 'reason' | 'approvedBy' | 'expiresOn'>;

/**
 * The command *Waive*: asks why, by whom and until when, and writes the waiver into the manifest.
 *
 * @param path the item it is narrowed to, as a dotted path; all findings of the rule without
 */
export async function waiveCommand(
  store: ManifestStore,
  policies: PolicySource,
  uri: vscode.Uri,
  rule: string,
  path?: string,
): Promise<void> {
  const { thresholds } = await policies.policyFor(uri);
  const { date: today } = store.asOf;
  const last = addDays(today, thresholds.waiverMaxDays);
  const answers = await askInSteps<Answers>(`Waive ${rule}`, [
    ask('reason', 'Reason: why it is acceptable for now', ''),
    ask('approvedBy', 'Approved by: who accepts it, such as user:cfo', ''),
    ask(
      'expiresOn',
      `Expires on: the last day on which it holds, ${last} at the latest`,
      addDays(today, 30),
      (answer) => (answer < today || answer > last ? `Must lie between ${today} and ${last}` : undefined),
    ),
  ]);
  const { reason, approvedBy, expiresOn } = answers ?? {};
  if (reason === undefined || approvedBy === undefined || expiresOn === undefined) return;
  const item = path === undefined || !path.includes('[') ? {} : { path };
  await write(uri, { rule, reason, approvedBy, expiresOn, ...item });
}

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
async function write(uri: vscode.Uri, waiver: NewWaiver): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edits = addWaiver(parseDocument(document.getText()), waiver);
  const edit = new vscode.WorkspaceEdit();
  for (const { newText, ...span } of edits) edit.replace(uri, rangeIn(document, span), newText);
  if (edits.length === 0 || !(await vscode.workspace.applyEdit(edit))) {
    throw new Error(`The waiver cannot be written into ${vscode.workspace.asRelativePath(uri)}: fix its YAML first`);
  }
}
