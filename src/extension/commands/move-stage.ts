import * as vscode from 'vscode';
import { addDays, answerProblem, parseDocument, type Policy } from '../../core/index.ts';
import { moveStage, type StageMove } from '../../core/language/move-stage.ts';
import { gateSummary } from '../../presenter/headline.ts';
import { editOf } from '../language/code-actions.ts';
import { ownersNear } from '../language/owners.ts';
import type { SetAsideInputs } from '../language/waive.ts';
import { activeManifest } from '../surfaces/active-manifest.ts';
import { askInSteps, askPerson, askText, type Step } from './steps.ts';

type Answers = Pick<StageMove, 'by'> & { readonly note: string; readonly decisionDueOn: string };

const TITLES: Readonly<Record<StageMove['to'], string>> = {
  pilot: 'Move to Pilot',
  production: 'Move to Production',
  retired: 'Retire',
};

/**
 * The commands *Move to Pilot*, *Move to Production* and *Retire*: ask who decided and why, and write stage, history and
 * decision as one edit.
 *
 * @param given the manifest in the editor where it is not given
 */
export async function moveStageCommand(inputs: SetAsideInputs, to: StageMove['to'], given?: unknown): Promise<void> {
  const { store, policies, repositories, activePage } = inputs;
  const uri = given instanceof vscode.Uri ? given : activeManifest(activePage);
  if (!uri) return;
  const policy = await policies.policyFor(uri);
  const known = await ownersNear(uri, policy, store, repositories);
  const assessment = store.get(uri)?.shown.assessment;
  const state = assessment && assessment.gate?.stage === to ? ` (${gateSummary(assessment)})` : '';
  const { date: today } = store.asOf;

  const by: Step<Answers> = async (answers, position) => {
    const answer = await askPerson(position, {
      prompt: `Decided by: who decides it${state}`,
      value: answers.by ?? '',
      known,
      problemOf: (text) => answerProblem('lifecycle.decisions[0].by', text),
    });
    return typeof answer === 'string' ? { by: answer } : answer;
  };
  const text =
    (field: 'note' | 'decisionDueOn', prompt: string, preset: string): Step<Answers> =>
    async (answers, position) => {
      const path = field === 'note' ? 'lifecycle.decisions[0].note' : 'lifecycle.decisionDueOn';
      const isOptional = field === 'note' && to !== 'retired';
      const answer = await askText(position, {
        prompt,
        value: answers[field] ?? preset,
        problemOf: (typed) => (typed === '' && isOptional ? undefined : answerProblem(path, typed)),
      });
      return typeof answer === 'string' ? { [field]: answer } : answer;
    };
  const steps = [
    by,
    text(
      'note',
      to === 'retired' ? 'Reason: why it ends' : 'Reason: why it moves on. Empty if there is none to note',
      '',
    ),
    ...(to === 'pilot' ? [text('decisionDueOn', 'Day on which the pilot is decided', dueDay(today, policy))] : []),
  ];
  const answers = await askInSteps<Answers>(TITLES[to], steps);
  if (answers?.by === undefined) return;
  const { note = '', decisionDueOn } = answers;
  const document = await vscode.workspace.openTextDocument(uri);
  const edits = moveStage(parseDocument(document.getText()), {
    to,
    on: today,
    by: answers.by,
    ...(note === '' ? {} : { note }),
    ...(decisionDueOn === undefined ? {} : { decisionDueOn }),
  });
  if (edits.length === 0 || !(await vscode.workspace.applyEdit(editOf(document, edits)))) {
    throw new Error(`${vscode.workspace.asRelativePath(uri)} cannot be changed: fix its YAML first`);
  }
}

function dueDay(today: string, { thresholds }: Policy): string {
  return addDays(today, thresholds.pilotMaxDays);
}
