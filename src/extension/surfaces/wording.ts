import { count, type Assessment, type Gate, type Stage, type Verdict } from '../../core/index.ts';
import type { AsOf } from '../host/as-of.ts';

export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  blocked: 'Blocked',
  conditional: 'Conditional',
  ready: 'Ready',
};

/** `Blocked · score 62`; a retired initiative has no gate. */
export function verdictAndScore({ gate, score }: Assessment): string {
  const verdict = gate ? VERDICT_LABELS[gate.verdict] : 'Retired';
  return score === null ? verdict : `${verdict} · score ${Math.round(score)}`;
}

/** `2 of 5 requirements block the move to production`. */
export function gateSummary({ gate, stage }: Assessment): string {
  if (!gate) return 'Judged by its form and its retirement only';
  if (gate.stage === null || stage === null) return 'It cannot be judged: see its problems';
  const open = gate.requirements.filter(({ status }) => status === 'open').length;
  const blocking = gate.requirements.filter((requirement) => requirement.blocking).length;
  const step = stepOf(gate.stage, stage);
  if (open === 0) return `Nothing stands against ${step}`;
  const requirements = count(open, 'open requirement');
  return blocking === 0 ? `${requirements} for ${step}` : `${requirements} for ${step}, ${blocking} blocking`;
}

function stepOf(gateStage: NonNullable<Gate['stage']>, stage: Stage): string {
  return gateStage === stage ? `staying in ${stage}` : `going from ${stage} to ${gateStage}`;
}

/** Empty for today: a date that was set is said wherever a result is shown. */
export function asOfNote({ date, isSet }: AsOf): string {
  return isSet ? `as of ${date}` : '';
}
