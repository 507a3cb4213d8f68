import assert from 'node:assert/strict';
import { exemplaryText, judgeExample } from '../../../src/catalogue/exemplary.ts';
import {
  applyTextEdits,
  DIMENSIONS,
  KINDS,
  parseDocument,
  rules,
  STAGES,
  stagesOf,
  STUDY_CLAIMS,
  type Finding,
  type Rule,
} from '../../../src/core/index.ts';
import { fixEdits } from '../../../src/core/language/fix.ts';
import { SCORED_RULE_IDS } from '../../../src/core/rules/rule-ids.ts';

const textOf = ({ examples, required }: Rule, which: 'bad' | 'good') => {
  const { stage = stagesOf({ required })[0] ?? 'idea', kind, yaml } = examples[which];
  return exemplaryText(stage, yaml, kind);
};

const idsOf = (findings: readonly Finding[]) => findings.flatMap(({ ruleIds }) => ruleIds);

const fixOne = (text: string, finding: Finding) => applyTextEdits(text, fixEdits(parseDocument(text), finding));

describe('the catalogue of rules', () => {
  it('has every rule once, in the order of the catalogue', () => {
    assert.deepEqual(
      rules.map(({ id }) => id),
      Object.values(SCORED_RULE_IDS).flat(),
    );
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    assert.deepEqual(Object.keys(SCORED_RULE_IDS).toSorted(), [...DIMENSIONS].toSorted());
  });

  it('passes an exemplary manifest at every stage and of every kind', () => {
    for (const stage of STAGES) {
      for (const kind of KINDS) {
        if (kind === 'research' && stage === 'production') continue;
        const { findings, score, gate } = judgeExample('', exemplaryText(stage, '', kind));
        assert.deepEqual(
          findings.map(({ ruleId, message }) => `${ruleId}: ${message}`),
          [],
          `${stage} ${kind}`,
        );
        if (stage === 'retired') continue;
        assert.deepEqual(
          { score, verdict: gate?.verdict, basis: gate?.basis },
          { score: 100, verdict: 'ready', basis: 'verified' },
        );
      }
    }
  });
});

const fixableRules = new Set<string>();

for (const rule of rules) {
  describe(rule.id, () => {
    it('declares what a reader needs', () => {
      assert.match(rule.id, /^[a-z]+(?:-[a-z]+)+$/);
      assert.match(rule.requirement, /^[A-Z][^.?!]*$/);
      assert.match(rule.action, /^[A-Z][^.?!]*$/);
      assert.ok(rule.why.length > 0 && rule.why.every((id) => id in STUDY_CLAIMS));
      assert.ok(rule.weight >= 0 && stagesOf(rule).length > 0);
    });

    const bad = textOf(rule, 'bad');
    const found = judgeExample(rule.id, bad).findings.filter(({ ruleIds }) => ruleIds.includes(rule.id));

    it('finds its bad example, in plain words on one line', () => {
      assert.ok(found.length > 0, bad);
      for (const { status, message } of found) {
        assert.equal(status, 'open');
        assert.match(message, /^\S[^\n]*$/);
        assert.doesNotMatch(message, /undefined|\bNaN\b|\[object|\b[Mm]end|[Nn]obody is|[Ss]omebody|[Ww]hoever/);
      }
    });

    it('is content with its good example', () => {
      const { findings, rules: results } = judgeExample(rule.id, textOf(rule, 'good'));
      assert.ok(!idsOf(findings).includes(rule.id), findings.map(({ message }) => message).join('\n'));
      assert.equal(results.find(({ ruleId }) => ruleId === rule.id)?.outcome, 'passed');
    });

    it('has examples whose form is right', () => {
      for (const which of ['bad', 'good'] as const) {
        const shape = judgeExample(rule.id, textOf(rule, which)).findings.filter(({ group }) => group === 'shape');
        assert.deepEqual(shape, []);
      }
    });

    const fixable = found.filter(({ fix }) => fix);
    if (fixable.length > 0) {
      fixableRules.add(rule.id);
      it('fixes by its fix what it may fix, and nothing else changes', () => {
        for (const finding of fixable) {
          const fixed = fixOne(bad, finding);
          const after = judgeExample(rule.id, fixed).findings;
          const others = (list: readonly Finding[]) => idsOf(list).filter((id) => id !== rule.id);
          const left = after.filter(({ ruleIds }) => ruleIds.includes(rule.id));
          assert.deepEqual(others(after), others(judgeExample(rule.id, bad).findings), fixed);
          assert.equal(left.length, finding.fix?.kind === 'safe' ? 0 : found.length, fixed);
          for (const again of left) assert.equal(fixOne(fixed, again), fixed);
        }
      });
    }
  });
}

describe('fixes of rules', () => {
  it('are offered by most of them', () => assert.ok(fixableRules.size > rules.length / 2, `${fixableRules.size}`));
});
