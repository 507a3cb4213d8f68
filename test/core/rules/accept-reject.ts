import assert from 'node:assert/strict';
import { assess, defaultPolicy, formatPath, parseDocument, type Stage } from '../../../src/core/index.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';

/** How one rule takes a number of fragments of a manifest, each laid over an exemplary one. */
export interface Table {
  readonly stage: Stage;
  /** The rule passes. */
  readonly accept?: readonly string[];
  /** Fragment, where the findings stand, and what one of their messages says. */
  readonly reject?: readonly (readonly [yaml: string, paths: string | readonly string[], message?: RegExp])[];
  /** It fails without a word of its own, as the rule named says what is absent. */
  readonly covered?: readonly (readonly [yaml: string, by: string])[];
  /** The initiative rightly has not got what it speaks of. */
  readonly notApplicable?: readonly string[];
}

export const judge = (stage: Stage, yaml: string, today = TODAY) =>
  assess(parseDocument(exemplaryText(stage, yaml)), { policy: defaultPolicy, today });

/** One test for every line of the table. */
export function testRule(ruleId: string, { stage, accept = [], reject = [], covered = [], notApplicable = [] }: Table) {
  const look = (yaml: string) => {
    const { rules, findings } = judge(stage, yaml);
    const own = findings.filter((finding) => finding.ruleId === ruleId);
    const { outcome, coveredBy } = rules.find((result) => result.ruleId === ruleId) ?? {};
    return { outcome, coveredBy, paths: own.map(({ path }) => formatPath(path)), text: own.map((f) => f.message) };
  };
  describe(ruleId, () => {
    for (const yaml of accept) {
      it(`accepts ${oneLine(yaml)}`, () => {
        const { outcome, paths } = look(yaml);
        assert.deepEqual({ outcome, paths }, { outcome: 'passed', paths: [] });
      });
    }
    for (const [yaml, expected, message] of reject) {
      it(`rejects ${oneLine(yaml)}`, () => {
        const { outcome, paths, text } = look(yaml);
        assert.deepEqual({ outcome, paths }, { outcome: 'failed', paths: [expected].flat() });
        if (message) assert.match(text.join('\n'), message);
      });
    }
    for (const [yaml, by] of covered) {
      it(`leaves ${oneLine(yaml)} to ${by}`, () => {
        const { outcome, coveredBy, paths } = look(yaml);
        assert.deepEqual({ outcome, coveredBy, paths }, { outcome: 'failed', coveredBy: by, paths: [] });
      });
    }
    for (const yaml of notApplicable) {
      it(`does not ask it of ${oneLine(yaml)}`, () => assert.equal(look(yaml).outcome, 'not-applicable'));
    }
  });
}

function oneLine(yaml: string): string {
  return yaml.trim().replaceAll(/\s*\n\s*/g, ' ¶ ');
}
