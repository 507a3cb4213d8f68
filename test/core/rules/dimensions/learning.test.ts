import { testRule } from '../accept-reject.ts';

const learning = (fields: string) => `learning: { ${fields} }\n`;
const evaluation = (fields: string) => learning(`evaluation: { ${fields} }`);
const OTHER = 'knowledge: { docs: docs/ }';

testRule('feedback-missing', {
  stage: 'pilot',
  accept: [learning('feedback: { channel: "#ask" }')],
  reject: [
    [learning(OTHER), 'learning.feedback.channel'],
    [learning(`${OTHER}, feedback: { cadence: weekly }`), 'learning.feedback.channel'],
    [learning(`${OTHER}, feedback: { channel: todo }`), 'learning.feedback.channel', /says only "todo"/],
  ],
});

testRule('evaluation-missing', {
  stage: 'pilot',
  accept: [evaluation('cadence: weekly')],
  reject: [
    [learning(OTHER), 'learning.evaluation'],
    [learning(`${OTHER}, evaluation: { path: TBD, lastRunOn: TBD }`), 'learning.evaluation', /says only "TBD"/],
  ],
});

testRule('evaluation-missing', { stage: 'production', kind: 'product', notApplicable: [learning(OTHER)] });

testRule('adaptation-missing', {
  stage: 'production',
  accept: [learning('adaptation: Corrections are indexed nightly')],
  reject: [[learning(`${OTHER}, adaptation: Nightly`), 'learning.adaptation', /says only "Nightly"/]],
});

testRule('knowledge-missing', {
  stage: 'pilot',
  accept: [learning('knowledge: { docs: docs/ }'), learning('knowledge: { channel: "#guild" }')],
  reject: [
    [learning('feedback: { channel: "#ask" }, knowledge: {}'), 'learning.knowledge'],
    [learning('feedback: { channel: "#ask" }, knowledge: { docs: "-" }'), 'learning.knowledge', /says only "-"/],
    [learning('feedback: { channel: "#ask" }, knowledge: { docs: https://wiki }'), 'learning.knowledge', /web address/],
  ],
});

testRule('evaluation-stale', {
  stage: 'production',
  accept: [
    evaluation('cadence: weekly, lastRunOn: 2026-05-20'),
    evaluation('cadence: weekly, lastRunOn: 2026-04-29'), // 7 days, and 14 of grace
    evaluation('cadence: monthly, lastRunOn: 2026-04-06'),
    evaluation('lastRunOn: 2026-04-06'), // a month where no cadence is given
    evaluation('cadence: quarterly, lastRunOn: 2026-02-06'),
    evaluation('cadence: yearly, lastRunOn: 2025-05-06'),
  ],
  reject: [
    [evaluation('cadence: weekly, lastRunOn: 2026-04-28'), 'learning.evaluation.lastRunOn', /due on 2026-05-05/],
    [evaluation('cadence: monthly, lastRunOn: 2026-04-05'), 'learning.evaluation.lastRunOn', /due on 2026-05-05/],
    [evaluation('cadence: quarterly, lastRunOn: 2025-11-30'), 'learning.evaluation.lastRunOn', /due on 2026-02-28/],
    [evaluation('cadence: yearly, lastRunOn: 2024-02-29'), 'learning.evaluation.lastRunOn', /due on 2025-02-28/],
    [evaluation('lastRunOn: 2026-04-05'), 'learning.evaluation.lastRunOn', /once a month/],
    [evaluation('cadence: weekly'), 'learning.evaluation.lastRunOn', /when it last ran/],
  ],
  covered: [
    [learning(OTHER), 'evaluation-missing'],
    [evaluation('cadence: weekly, lastRunOn: 2026-02-30'), 'value-invalid'],
  ],
});
