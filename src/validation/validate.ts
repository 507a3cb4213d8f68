import { validateRules, type ComparedSpell, type RuleValidation } from './rules.ts';
import { validateScore, type ScoreValidation } from './score.ts';
import { SPELL_STATUSES, type FollowedSpell, type Spell, type SpellStatus } from './spells.ts';

/** What the followed pilots say of rules and score. Plain JSON. Pilots that were stopped by decision are in no figure. */
export interface Validation {
  /** How many spells have each status. */
  readonly statuses: Readonly<Record<SpellStatus, number>>;
  readonly outcomes: Readonly<Record<FollowedSpell['outcome'], number>>;
  /** Those with a result first, the least probable by chance before the others. */
  readonly rules: readonly RuleValidation[];
  /** How many rules have a result: so many were tried. */
  readonly tried: number;
  readonly score: ScoreValidation | null;
}

/** @param seed of what is drawn for the interval of the score */
export function validate(spells: readonly Spell[], seed: number): Validation {
  const followed = spells.flatMap(({ followed, enteredOn }): readonly ComparedSpell[] =>
    followed && enteredOn !== null ? [{ ...followed, enteredOn }] : [],
  );
  const compared = followed.filter(({ outcome }) => outcome !== 'stopped');
  const rules = validateRules(compared);
  const countOf = (outcome: FollowedSpell['outcome']) => followed.filter((spell) => spell.outcome === outcome).length;
  return {
    statuses: Object.fromEntries(
      SPELL_STATUSES.map((status) => [status, spells.filter((spell) => spell.status === status).length]),
    ) as Record<SpellStatus, number>,
    outcomes: { crossed: countOf('crossed'), stopped: countOf('stopped'), neither: countOf('neither') },
    rules,
    tried: rules.filter(({ result }) => result !== null).length,
    score: validateScore(compared, seed),
  };
}
