import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createColors } from '../../../src/cli/command-line/outputs.ts';
import type { ValidationReport } from '../../../src/report/validation/formats.ts';
import { renderValidation } from '../../../src/report/validation/validation.ts';
import { validationSchema } from '../../../src/report/validation/validation-schema.ts';
import type { Spell } from '../../../src/validation/spells.ts';
import { validate } from '../../../src/validation/validate.ts';

interface Group {
  readonly met: boolean;
  readonly crossed: number;
  readonly neither: number;
  readonly score?: number;
}

/** A report on pilots that are alike but for one rule and the outcome. */
function reportOf(groups: readonly Group[], ruleId = 'sponsor-missing'): ValidationReport {
  const spells = groups.flatMap(({ met, crossed, neither, score = 50 }, group) =>
    Array.from({ length: crossed + neither }, (_, i): Spell => ({
      place: `acme/${group}-${i}`,
      commit: 'c',
      path: `${group}-${i}`,
      enteredOn: '2025-02-01',
      status: 'followed',
      followed: {
        commit: 'c',
        on: '2025-02-02',
        strategy: 'buy',
        score,
        rules: { [ruleId]: met, 'a-rule-of-ours': true },
        outcome: i < crossed ? 'crossed' : 'neither',
      },
    })),
  );
  const tool = { name: 'ai-initiative', version: '1.2.3' } as const;
  return { tool, asOf: '2026-05-20', validation: validate(spells, 1), spells, errors: [] };
}

const pretty = (report: ValidationReport) => renderValidation('pretty', report, createColors(false));

describe('the validation of rules, written out', () => {
  const clear = reportOf([
    { met: true, crossed: 25, neither: 15, score: 80 },
    { met: false, crossed: 5, neither: 35, score: 40 },
  ]);

  it('is JSON as its schema says, and can be read back', () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
    formats.default(ajv);
    const isValid = ajv.compile(JSON.parse(readFileSync('schemas/validation.schema.json', 'utf8')) as object);
    for (const report of [clear, reportOf([])]) {
      const value: unknown = JSON.parse(renderValidation('json', report, createColors(false)));
      assert.ok(isValid(value), JSON.stringify(isValid.errors));
      assert.deepEqual(validationSchema.parse(value).spells, report.spells);
    }
  });

  it('calls a rule that goes with crossing, by its requirement', () => {
    const text = pretty(clear);
    assert.match(text, /^ {2}1 tried, 1 called at a false discovery rate of 10 %$/m);
    assert.match(
      text,
      /^ {2}sponsor-missing +25\/40 63 % \(47 % to 76 %\) +5\/40 13 % \(5 % to 26 %\) +\+50 \(\+29 to \+65\) +> 99 % +< 0.001 +called$/m,
    );
    assert.match(
      text,
      /^ {2}An executive sponsor is named \(sponsor-missing\): pilots that met it crossed more often, 63 % against 13 %$/m,
    );
    assert.match(text, /^ {2}a-rule-of-ours +insufficient data \(80\/0\)$/m);
    assert.doesNotMatch(text, /could be info/i);
  });

  it('says of the score what it told, or that it told nothing', () => {
    assert.match(pretty(clear), /AUC 0\.77 .*: pilots that crossed tended to have a higher score/);
    const alike = reportOf([{ met: true, crossed: 20, neither: 20 }]);
    assert.match(pretty(alike), /AUC 0\.50 .* contains 0\.5: the score told nothing here/);
  });

  it('proposes info for a rule that makes little difference for certain, never for one that is info already', () => {
    const groups = [
      { met: true, crossed: 60, neither: 540 },
      { met: false, crossed: 60, neither: 540 },
    ];
    assert.match(pretty(reportOf(groups)), /Could be info here, .*: sponsor-missing$/m);
    assert.doesNotMatch(pretty(reportOf(groups, 'integration-owner-missing')), /Could be info/);
    assert.doesNotMatch(pretty(reportOf(groups.map((group) => ({ ...group, neither: 100 })))), /Could be info/);
  });

  it('speaks of what goes together, not of causes', () => {
    assert.doesNotMatch(pretty(clear), /because|leads? to|causes |improves?|effective/i);
  });

  it('lets no foreign text steer a terminal', () => {
    const text = pretty(reportOf([{ met: true, crossed: 20, neither: 20 }], '\u001B[2Jrule\u202E'));
    assert.ok(!text.includes('\u001B') && !text.includes('\u202E'));
  });
});
