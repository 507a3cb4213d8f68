import { testRule } from '../accept-reject.ts';

const learning = (fields: string) => `learning: { ${fields} }\n`;
const evaluation = (fields: string) => learning(`evaluation: { ${fields} }`);

testRule('feedback-missing', {
  stage: 'pilot',
  accept: [learning('feedback: { channel: "#ask" }')],
  reject: [
    [learning('adaptation: Nightly'), 'learning.feedback.channel'],
    [learning('feedback: { cadence: weekly }'), 'learning.feedback.channel'],
    [learning('feedback: { channel: todo }'), 'learning.feedback.channel', /placeholder "todo"/],
  ],
});

testRule('evaluation-missing', {
  stage: 'pilot',
  accept: [evaluation('cadence: weekly')],
  reject: [
    [learning('adaptation: Nightly'), 'learning.evaluation'],
    [evaluation('path: TBD, lastRunOn: TBD'), 'learning.evaluation', /placeholder "TBD"/],
  ],
});

testRule('adaptation-missing', {
  stage: 'production',
  accept: [learning('adaptation: Nightly')],
  reject: [[learning('adaptation: UNKNOWN'), 'learning.adaptation', /placeholder "UNKNOWN"/]],
});

testRule('knowledge-missing', {
  stage: 'pilot',
  accept: [learning('knowledge: { docs: docs/ }'), learning('knowledge: { channel: "#guild" }')],
  reject: [
    [learning('knowledge: {}'), 'learning.knowledge'],
    [learning('knowledge: { docs: "-" }'), 'learning.knowledge', /placeholder "-"/],
    [learning('knowledge: { x-wiki: https://wiki.example.org }'), 'learning.knowledge'],
  ],
});

testRule('evaluation-stale', {
  stage: 'production',
  accept: [
    evaluation('cadence: weekly, lastRunOn: 2026-05-20'),
    evaluation('cadence: weekly, lastRunOn: 2026-04-29'), // 7 days, and 14 of grace
    evaluation('cadence: monthly, lastRunOn: 2026-04-06'),
    evaluation('cadence: quarterly, lastRunOn: 2026-02-06'),
    evaluation('cadence: yearly, lastRunOn: 2025-05-06'),
  ],
  reject: [
    [evaluation('cadence: weekly, lastRunOn: 2026-04-28'), 'learning.evaluation.lastRunOn', /due on 2026-05-05/],
    [evaluation('cadence: monthly, lastRunOn: 2026-04-05'), 'learning.evaluation.lastRunOn', /due on 2026-05-05/],
    [evaluation('cadence: quarterly, lastRunOn: 2025-11-30'), 'learning.evaluation.lastRunOn', /due on 2026-02-28/],
    [evaluation('cadence: yearly, lastRunOn: 2024-02-29'), 'learning.evaluation.lastRunOn', /due on 2025-02-28/],
    [evaluation('cadence: weekly'), 'learning.evaluation.lastRunOn', /lastRunOn is missing/],
    [evaluation('lastRunOn: 2026-05-20'), 'learning.evaluation.cadence', /cadence is missing/],
    [
      evaluation('path: evals/'),
      'learning.evaluation.cadence',
      /cadence and learning.evaluation.lastRunOn are missing/,
    ],
  ],
  covered: [
    [learning('adaptation: Nightly'), 'evaluation-missing'],
    [evaluation('cadence: weekly, lastRunOn: 2026-02-30'), 'value-invalid'],
  ],
});
