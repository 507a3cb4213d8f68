import { testRule } from '../accept-reject.ts';

const pilot = (fields: string) => `lifecycle: { stage: pilot, ${fields} }\n`;
const since = (day: string) => `stageHistory: [{ stage: pilot, since: ${day} }]`;
const decided = (fields: string) => `decision: { ${fields} }`;

testRule('stage-date-missing', {
  stage: 'pilot',
  accept: [pilot(since('2026-05-20')), pilot('stageHistory: [{ stage: pilot, since: 2024-02-29 }]')],
  reject: [
    ['lifecycle: { stage: pilot }\n', 'lifecycle.stageHistory', /no entry for pilot/],
    [pilot('stageHistory: [{ stage: idea, since: 2026-01-12 }]'), 'lifecycle.stageHistory'],
    // which stage it was, or when, nobody can tell: it might be this one
    [
      pilot(`stageHistory: [{ stage: pilot, since: 2026-03-01 }, { stage: pilot, since: TBD }]`),
      'lifecycle.stageHistory[1]',
    ],
    [pilot(`stageHistory: [{ since: 2026-03-01 }]`), 'lifecycle.stageHistory[0]', /lacks its stage or its date/],
  ],
});

testRule('decision-date-missing', {
  stage: 'pilot',
  accept: [pilot('decisionDueOn: 2026-06-30')],
  reject: [[pilot('decisionDueOn: TBD'), 'lifecycle.decisionDueOn', /placeholder "TBD"/]],
  covered: [[pilot('decisionDueOn: 2026-02-30'), 'value-invalid']],
});

const due = (day: string, rest = '') => pilot(`${since('2026-03-01')}, decisionDueOn: ${day}${rest}`);

testRule('pilot-overdue', {
  stage: 'pilot',
  accept: [
    due('2026-05-20'),
    due('2026-05-19', `, ${decided('outcome: pivot, on: 2026-03-01')}`),
    due('2026-05-19', `, ${decided('outcome: scale, on: 2026-05-19')}`),
  ],
  reject: [
    [due('2026-05-19'), 'lifecycle.decisionDueOn', /1 day ago/],
    [due('2026-05-19', `, ${decided('outcome: pivot, on: 2026-02-28')}`), 'lifecycle.decisionDueOn'],
    [due('2026-05-19', `, ${decided('outcome: pivot')}`), 'lifecycle.decisionDueOn'],
    [due('2026-05-19', `, ${decided('outcome: stop, on: 2026-05-02')}`), 'lifecycle.decision', /to stop, yet/],
  ],
  covered: [
    [pilot(since('2026-03-01')), 'decision-date-missing'],
    [pilot('decisionDueOn: 2026-05-19'), 'stage-date-missing'],
  ],
});

testRule('pilot-stalled', {
  stage: 'pilot',
  accept: [
    pilot(since('2026-02-19')), // 90 days
    pilot(`${since('2025-06-01')}, ${decided('outcome: pivot, on: 2026-02-19, note: Second site')}`),
  ],
  reject: [
    [pilot(since('2026-02-18')), 'lifecycle.stage', /91 days, longer than 90/],
    [
      pilot(`${since('2025-06-01')}, ${decided('outcome: pivot, on: 2026-02-18, note: Second site')}`),
      'lifecycle.stage',
    ],
    [pilot(`${since('2025-06-01')}, ${decided('outcome: pivot, on: 2026-05-01, note: TBD')}`), 'lifecycle.stage'],
  ],
  covered: [[pilot('decisionDueOn: 2026-06-30'), 'stage-date-missing']],
});

testRule('decision-due-soon', {
  stage: 'pilot',
  accept: [due('2026-06-04'), due('2026-05-19'), due('2026-05-25', `, ${decided('outcome: scale, on: 2026-05-19')}`)],
  reject: [
    [due('2026-06-03'), 'lifecycle.decisionDueOn', /in 14 day/],
    [due('2026-05-20'), 'lifecycle.decisionDueOn', /today: there/],
  ],
  covered: [[pilot(since('2026-03-01')), 'decision-date-missing']],
});

const HISTORY = 'stageHistory: [{ stage: pilot, since: 2026-03-01 }, { stage: production, since: 2026-05-10 }]';
const production = (fields: string, history = HISTORY) => `lifecycle: { stage: production, ${history}${fields} }\n`;

testRule('scale-decision-missing', {
  stage: 'production',
  accept: [production(', decision: { outcome: scale, on: 2026-03-01 }')],
  reject: [
    [production(''), 'lifecycle.decision', /No decision to scale/],
    [production(', decision: { outcome: scale }'), 'lifecycle.decision'],
    [production(', decision: { outcome: pivot, on: 2026-05-02 }'), 'lifecycle.decision.outcome', /is pivot, not scale/],
    [production(', decision: { outcome: scale, on: 2026-02-28 }'), 'lifecycle.decision.on', /older than the pilot/],
    [
      production(
        ', decision: { outcome: scale, on: 2026-05-02 }',
        'stageHistory: [{ stage: production, since: 2026-05-10 }]',
      ),
      'lifecycle.stageHistory',
      /does not say when the pilot began/,
    ],
  ],
});

testRule('retirement-reason-missing', {
  stage: 'retired',
  accept: ['lifecycle: { stage: retired, decision: { outcome: stop, note: Too few invoices } }\n'],
  reject: [
    ['lifecycle: { stage: retired }\n', 'lifecycle.decision'],
    ['lifecycle: { stage: retired, decision: { outcome: scale, note: Fine } }\n', 'lifecycle.decision'],
    ['lifecycle: { stage: retired, decision: { outcome: stop, note: "…" } }\n', 'lifecycle.decision.note'],
  ],
});

testRule('stage-history-order', {
  stage: 'pilot',
  accept: [pilot('stageHistory: [{ stage: idea, since: 2026-03-01 }, { stage: pilot, since: 2026-03-01 }]')],
  reject: [
    [
      pilot('stageHistory: [{ stage: pilot, since: 2026-03-01 }, { stage: idea, since: 2026-02-28 }]'),
      'lifecycle.stageHistory[1].since',
      /2026-02-28 stands after 2026-03-01/,
    ],
  ],
  covered: [[pilot('exitCriteria: [Fast]'), 'stage-date-missing']],
});
