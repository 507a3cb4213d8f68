import assert from 'node:assert/strict';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import { assess, defaultPolicy, formatPath, parseDocument, type Kind, type Stage } from '../../../src/core/index.ts';

/** How one rule takes a number of fragments of a manifest, each laid over an exemplary one. */
export interface Table {
  readonly stage: Stage;
  readonly kind?: Kind;
  /** The rule passes. */
  readonly accept?: readonly string[];
  /** Fragment, where the findings are, and what one of their messages says. */
  readonly reject?: readonly (readonly [yaml: string, paths: string | readonly string[], message?: RegExp])[];
  /** It fails silently, as the rule named reports the absence. */
  readonly covered?: readonly (readonly [yaml: string, by: string])[];
  /** It is not asked of the initiative. */
  readonly notApplicable?: readonly string[];
}

export const judge = (stage: Stage, yaml: string, today = TODAY, kind: Kind = 'application') =>
  assess(parseDocument(exemplaryText(stage, yaml, kind)), { policy: defaultPolicy, dependents: [], today });

/** One test for every line of the table. */
export function testRule(
  ruleId: string,
  { stage, kind, accept = [], reject = [], covered = [], notApplicable = [] }: Table,
) {
  const look = (yaml: string) => {
    const { rules, findings } = judge(stage, yaml, TODAY, kind);
    const own = findings.filter(({ ruleIds }) => ruleIds.includes(ruleId));
    const { outcome, coveredBy } = rules.find((result) => result.ruleId === ruleId) ?? {};
    return { outcome, coveredBy, paths: own.map(({ path }) => formatPath(path)), text: own.map((f) => f.message) };
  };
  describe(ruleId, () => {
    for (const yaml of accept) {
      it(`accepts ${oneLine(yaml)}`, () => {
        const { outcome, paths, text } = look(yaml);
        assert.deepEqual({ outcome, paths }, { outcome: 'passed', paths: [] }, text.join('\n'));
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
