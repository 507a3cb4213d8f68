import assert from 'node:assert/strict';
import { applyTextEdits, parseDocument } from '../../../../src/core/index.ts';
import { fixEdits } from '../../../../src/core/language/fix.ts';
import { exemplaryText } from '../../../../src/catalogue/exemplary.ts';
import { judge, testRule } from '../accept-reject.ts';

const risk = (fields: string) => `risk: { ${fields} }\n`;

testRule('risk-prohibited', {
  stage: 'idea',
  accept: [risk('tier: minimal'), risk('tier: high')],
  reject: [[risk('tier: prohibited'), 'risk.tier']],
  covered: [
    [risk('dataClassification: internal'), 'risk-tier-missing'],
    [risk('tier: medium'), 'value-invalid'],
  ],
});

testRule('autonomy-missing', {
  stage: 'production',
  kind: 'agent',
  accept: [risk('autonomy: { level: acts, limits: [No payments], stop: Switch in the admin page }')],
  reject: [
    [risk('tier: limited'), 'risk.autonomy', /who stops it how/],
    [risk('autonomy: { level: acts, stop: Switch in the admin page }'), 'risk.autonomy.limits', /lacks limits/],
  ],
});

testRule('autonomy-missing', { stage: 'production', notApplicable: [risk('tier: limited')] });

testRule('impact-assessment-missing', {
  stage: 'pilot',
  accept: [
    risk('tier: limited, personalData: personal'),
    risk('tier: high, assessments: [{ kind: fria, status: done }]'),
    risk('tier: limited, personalData: special, assessments: [{ kind: dpia, status: done }]'),
  ],
  reject: [
    [risk('tier: high, personalData: none'), 'risk.assessments', /tier is high/],
    [risk('tier: limited, personalData: special, assessments: [{ kind: dpia, status: planned }]'), 'risk.assessments'],
    [risk('tier: limited'), 'risk.personalData', /not declared/],
  ],
  covered: [[risk('personalData: none'), 'risk-tier-missing']],
});

testRule('mitigation-missing', {
  stage: 'production',
  accept: [
    risk('tier: limited, risks: []'),
    risk('tier: high, risks: [{ name: Wrong amount, mitigation: Clerk confirms }]'),
    risk('tier: minimal, risks: [{ mitigation: Clerk confirms }]'),
  ],
  reject: [
    [risk('tier: minimal'), 'risk.risks', /empty list .* says no risk is known/],
    [risk('dataClassification: internal'), 'risk.risks'],
    [risk('tier: high, risks: []'), 'risk.risks', /tier is high/],
    [
      risk('tier: limited, risks: [{ name: Wrong amount }, { name: Leak, mitigation: Masking }, { name: Delay }]'),
      ['risk.risks[0].mitigation', 'risk.risks[2].mitigation'],
      /"Delay" has no mitigation/,
    ],
    [risk('tier: limited, risks: [{ name: Leak, mitigation: TBD }]'), 'risk.risks[0].mitigation', /says only "TBD"/],
  ],
  covered: [
    [risk('risks: []'), 'risk-tier-missing'],
    [risk('tier: medium, risks: []'), 'value-invalid'],
  ],
});

describe('the severity of mitigation-missing', () => {
  const severity = (tier: string) =>
    judge('production', risk(`tier: ${tier}`)).findings.find(({ ruleId }) => ruleId === 'mitigation-missing')?.severity;

  it('is lower where little can go wrong', () => {
    assert.deepEqual(['minimal', 'limited', 'high'].map(severity), ['info', 'warning', 'warning']);
  });
});

describe('the fix of mitigation-missing', () => {
  it('begins the list where a high tier has an empty one', () => {
    const yaml = risk('tier: high, risks: []');
    const [finding] = judge('production', yaml).findings.filter(({ ruleId }) => ruleId === 'mitigation-missing');
    assert.ok(finding);
    const text = exemplaryText('production', yaml);
    const fixed = applyTextEdits(text, fixEdits(parseDocument(text), finding));
    assert.ok(fixed.endsWith('risk: { tier: high, risks: [{ name: "TODO", mitigation: "TODO" }] }\n'), fixed);
  });
});
