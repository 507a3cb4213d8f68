import { testRule } from '../accept-reject.ts';

const sourcing = (fields: string) => `sourcing: { ${fields} }\n`;
const noStrategy = [[sourcing('rationale: Fits our formats'), 'strategy-missing']] as const;

testRule('supplier-missing', {
  stage: 'pilot',
  accept: [sourcing('strategy: buy, supplier: Acme'), sourcing('strategy: partner, supplier: Acme')],
  reject: [
    [sourcing('strategy: buy'), 'sourcing.supplier'],
    [sourcing('strategy: partner, supplier: "?"'), 'sourcing.supplier', /says only "\?"/],
  ],
  covered: noStrategy,
  notApplicable: [sourcing('strategy: build')],
});

testRule('rationale-missing', {
  stage: 'pilot',
  accept: [
    sourcing('strategy: buy, rationale: Fits our formats'),
    sourcing('strategy: build, rationale: Fits our formats, alternatives: [Acme]'),
  ],
  reject: [
    [sourcing('strategy: partner'), 'sourcing.rationale', /"partner" fits/],
    [sourcing('strategy: partner, rationale: tbd'), 'sourcing.rationale', /says only "tbd"/],
    [sourcing('strategy: build, rationale: Fits our formats'), 'sourcing.alternatives'],
    [
      sourcing('strategy: build, rationale: Fits our formats, alternatives: [TBD]'),
      'sourcing.alternatives',
      /says only "TBD"/,
    ],
  ],
  covered: [[sourcing('rationale: Fits our formats'), 'strategy-missing']],
});

testRule('models-missing', {
  stage: 'pilot',
  accept: [sourcing('models: [{ provider: openai }]')],
  reject: [
    [sourcing('models: []'), 'sourcing.models'],
    [sourcing('models: [{ provider: TBD, name: "" }]'), 'sourcing.models', /says only "TBD"/],
  ],
});

testRule('models-missing', { stage: 'production', kind: 'model', notApplicable: [sourcing('strategy: build')] });

testRule('exit-plan-missing', {
  stage: 'production',
  accept: [sourcing('strategy: buy, exitPlan: Export within 60 days')],
  reject: [[sourcing('strategy: buy'), 'sourcing.exitPlan']],
  covered: noStrategy,
  notApplicable: [sourcing('strategy: build')],
});

testRule('model-retired', {
  stage: 'production',
  accept: [sourcing('models: [{ name: gpt-5 }]'), sourcing('models: [{ name: gpt-5, retiresOn: 2026-08-19 }]')],
  reject: [
    [sourcing('models: [{ name: gpt-5, retiresOn: 2026-08-18 }]'), 'sourcing.models[0].retiresOn', /in 90 days/],
    [sourcing('models: [{ name: gpt-5, retiresOn: 2026-05-19 }]'), 'sourcing.models[0].retiresOn', /was retired/],
  ],
  covered: [[sourcing('strategy: build'), 'models-missing']],
});

testRule('contract-ends-soon', {
  stage: 'production',
  accept: [sourcing('contract: { endsOn: 2026-10-18, noticeDays: 60 }')],
  reject: [
    [sourcing('contract: { endsOn: 2026-10-17, noticeDays: 60 }'), 'sourcing.contract.endsOn', /in 90 days/],
    [sourcing('contract: { endsOn: 2026-06-01, noticeDays: 60 }'), 'sourcing.contract.endsOn', /was 2026-04-02/],
    [sourcing('contract: { endsOn: 2026-05-19 }'), 'sourcing.contract.endsOn', /ended on/],
  ],
  notApplicable: [sourcing('strategy: buy')],
});
