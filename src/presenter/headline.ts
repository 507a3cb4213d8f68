import type { Assessment, Gate, Stage } from '../core/index.ts';
import { count, scoreText, verdictOnBasis, verdictWord } from './format.ts';

/** `Blocked · score 62`, `Ready, on its own word · score 97`; a retired initiative has no gate. */
export function verdictAndScore({ gate, score }: Pick<Assessment, 'gate' | 'score'>): string {
  const isUnproven = gate?.verdict === 'ready' && gate.basis === 'on-its-own-word';
  const verdict = isUnproven ? verdictOnBasis(gate.verdict, gate.basis) : verdictWord(gate?.verdict ?? null);
  return score === null ? verdict : `${verdict} · score ${scoreText(score)}`;
}

/** `5 open requirements for going from pilot to production, 2 blocking · 12 known findings`. */
export function gateSummary(assessment: Pick<Assessment, 'gate' | 'stage' | 'findings'>): string {
  const known = assessment.findings.filter(({ status }) => status === 'known').length;
  return known === 0 ? openSummary(assessment) : `${openSummary(assessment)} · ${count(known, 'known finding')}`;
}

function openSummary({ gate, stage }: Pick<Assessment, 'gate' | 'stage'>): string {
  if (!gate) return 'Retired: only its form and the reason for its retirement are judged';
  if (gate.stage === null || stage === null) return 'It cannot be judged: see its problems';
  const open = gate.requirements.filter(({ status }) => status === 'open').length;
  const blocking = gate.requirements.filter((requirement) => requirement.blocking).length;
  const step = stepOf(gate.stage, stage);
  if (open === 0) return `Nothing is open for ${step}`;
  const requirements = count(open, 'open requirement');
  return blocking === 0 ? `${requirements} for ${step}` : `${requirements} for ${step}, ${blocking} blocking`;
}

function stepOf(gateStage: NonNullable<Gate['stage']>, stage: Stage): string {
  return gateStage === stage ? `staying in ${stage}` : `going from ${stage} to ${gateStage}`;
}

/** The score of each section of the manifest, by its key; none where nothing is asked. */
export function sectionNotes({ dimensions }: Pick<Assessment, 'dimensions'>): ReadonlyMap<string, string> {
  return new Map(
    dimensions.flatMap(({ dimension, score }) => (score === null ? [] : [[dimension, `score ${scoreText(score)}`]])),
  );
}
