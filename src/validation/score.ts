import { LEAST, type ComparedSpell } from './rules.ts';
import { auc, aucInterval } from './statistics/auc.ts';
import type { Interval } from './statistics/proportions.ts';

/** How well the score told beforehand which pilots cross. */
export interface ScoreValidation {
  /** How often one that crossed had a higher score than one that did not; 0.5 is chance. */
  readonly auc: number;
  /** 95 % (bootstrap). */
  readonly interval: Interval;
}

/** Null: insufficient data. @param seed of what is drawn for the interval */
export function validateScore(spells: readonly ComparedSpell[], seed: number): ScoreValidation | null {
  const scoresOf = (outcome: ComparedSpell['outcome']) =>
    spells.flatMap((spell) => (spell.outcome === outcome && spell.score !== null ? [spell.score] : []));
  const [crossed, neither] = [scoresOf('crossed'), scoresOf('neither')];
  const isEnoughOfEach = Math.min(crossed.length, neither.length) >= LEAST.outcome;
  if (!isEnoughOfEach || crossed.length + neither.length < LEAST.all) return null;
  return { auc: auc(crossed, neither), interval: aucInterval(crossed, neither, seed) };
}
