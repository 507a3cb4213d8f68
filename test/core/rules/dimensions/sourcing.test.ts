import { testRule } from '../accept-reject.ts';

const sourcing = (fields: string) => `sourcing: { ${fields} }\n`;
const team = (gaps: string) => `capacity: { team: { fte: 2, skills: [ml]${gaps} } }\n`;
const noStrategy = [[sourcing('rationale: Fits'), 'strategy-missing']] as const;

testRule('supplier-missing', {
  stage: 'pilot',
  accept: [sourcing('strategy: buy, supplier: Acme'), sourcing('strategy: partner, supplier: Acme')],
  reject: [
    [sourcing('strategy: buy'), 'sourcing.supplier'],
    [sourcing('strategy: partner, supplier: "?"'), 'sourcing.supplier', /placeholder "\?"/],
  ],
  covered: noStrategy,
  notApplicable: [sourcing('strategy: build')],
});

testRule('rationale-missing', {
  stage: 'pilot',
  accept: [
    sourcing('strategy: buy, rationale: Fits'),
    sourcing('strategy: build, rationale: Fits, alternatives: [Acme]'),
  ],
  reject: [
    [sourcing('strategy: partner'), 'sourcing.rationale', /"partner" fits/],
    [sourcing('strategy: partner, rationale: tbd'), 'sourcing.rationale', /placeholder "tbd"/],
    [sourcing('strategy: build, rationale: Fits'), 'sourcing.alternatives'],
    [sourcing('strategy: build, rationale: Fits, alternatives: [TBD]'), 'sourcing.alternatives', /placeholder "TBD"/],
  ],
  covered: [[sourcing('rationale: Fits'), 'strategy-missing']],
});

testRule('partner-missing', {
  stage: 'pilot',
  accept: [sourcing('strategy: build, partners: [Acme consulting]') + team(', gaps: [evaluation]')],
  reject: [[sourcing('strategy: build') + team(', gaps: [evaluation]'), 'sourcing.partners']],
  covered: [...noStrategy, [sourcing('strategy: build') + team(''), 'team-missing']],
  notApplicable: [
    sourcing('strategy: buy') + team(', gaps: [evaluation]'),
    sourcing('strategy: build') + team(', gaps: []'),
  ],
});

testRule('models-missing', {
  stage: 'pilot',
  accept: [sourcing('models: [{ provider: openai }]')],
  reject: [
    [sourcing('models: []'), 'sourcing.models'],
    [sourcing('models: [{ provider: TBD, name: "" }]'), 'sourcing.models', /placeholder "TBD"/],
  ],
});

testRule('exit-plan-missing', {
  stage: 'production',
  accept: [sourcing('strategy: buy, exitPlan: Export in 60 days')],
  reject: [[sourcing('strategy: buy'), 'sourcing.exitPlan']],
  covered: noStrategy,
  notApplicable: [sourcing('strategy: build')],
});
