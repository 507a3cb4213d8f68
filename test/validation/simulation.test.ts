/** How often rules are called that make no difference, and one that does: many portfolios, drawn from a seed. */
import assert from 'node:assert/strict';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { addDays } from '../../src/core/index.ts';
import { validateRules, type ComparedSpell } from '../../src/validation/rules.ts';

const RUNS = 150;
const RULES = Array.from({ length: 10 }, (_, i) => `rule-${i}`);
const [PLANTED = ''] = RULES;

/** The rules that are called in each of many portfolios of 120 pilots that began within a year. @param effect of the first rule */
function calledIn(base: number, effect: number): readonly (readonly string[])[] {
  const random = xoroshiro128plus(1);
  const chance = (share: number) => uniformFloat64(random) < share;
  const pilot = (): ComparedSpell => {
    const rules = Object.fromEntries(RULES.map((rule) => [rule, chance(0.5)]));
    return {
      enteredOn: addDays('2024-01-01', uniformInt(random, 0, 364)),
      strategy: ['build', 'buy', 'partner'][uniformInt(random, 0, 2)] ?? null,
      outcome: chance(base + (rules[PLANTED] ? effect : 0)) ? 'crossed' : 'neither',
      score: null,
      rules,
    };
  };
  return Array.from({ length: RUNS }, () =>
    validateRules(Array.from({ length: 120 }, pilot)).flatMap(({ ruleId, result }) =>
      result?.isCalled ? [ruleId] : [],
    ),
  );
}

const shareOf = (runs: readonly boolean[]) => runs.filter(Boolean).length / runs.length;

describe('the validation of ten rules on 120 pilots of a year', function () {
  // some seconds of arithmetic, more on a busy machine
  this.timeout(60_000);

  it('calls any rule in at most 10 % of portfolios where none makes a difference', () => {
    const share = shareOf(calledIn(0.3, 0).map(({ length }) => length > 0));
    assert.ok(share <= 0.1, `${share}`);
    assert.ok(share > 0, 'a test that calls nothing would pass here');
  });

  it('calls a rule that makes a difference of 30 points in at least 80 % of portfolios', () => {
    // 5 in 100 cross without it, as the study has it of pilots

    const share = shareOf(calledIn(0.05, 0.3).map((called) => called.includes(PLANTED)));
    assert.ok(share >= 0.8, `${share}`);
  });
});
