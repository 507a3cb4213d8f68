import { testRule } from '../accept-reject.ts';

const pilot = (fields: string) => `lifecycle: { stage: pilot, ${fields} }\n`;
const since = (day: string) => `stageHistory: [{ stage: pilot, since: ${day} }]`;
const decided = (...decisions: readonly string[]) => `decisions: [${decisions.map((one) => `{ ${one} }`).join(', ')}]`;
const WHY = 'note: Second site until the end of June';

testRule('stage-date-missing', {
  stage: 'pilot',
  accept: [pilot(since('2026-05-20')), pilot('stageHistory: [{ stage: pilot, since: 2024-02-29 }]')],
  reject: [
    ['lifecycle: { stage: pilot }\n', 'lifecycle.stageHistory', /start of the stage pilot is not recorded/],
    [pilot('stageHistory: [{ stage: idea, since: 2026-01-12 }]'), 'lifecycle.stageHistory'],
    // the entry without a date might be this stage
    [
      pilot(`stageHistory: [{ stage: pilot, since: 2026-03-01 }, { stage: pilot, since: TBD }]`),
      'lifecycle.stageHistory[1]',
    ],
    [pilot(`stageHistory: [{ since: 2026-03-01 }]`), 'lifecycle.stageHistory[0]', /lacks its stage or its date/],
    [`${pilot(since('2026-03-01'))}assumed: [lifecycle.stage]\n`, 'lifecycle.stage', /stage is assumed/],
  ],
});

testRule('idea-stale', {
  stage: 'idea',
  accept: [
    'lifecycle: { stage: idea, stageHistory: [{ stage: idea, since: 2025-11-21 }] }\n', // 180 days
    `lifecycle: { stage: idea, stageHistory: [{ stage: idea, since: 2025-01-01 }], ${decided('outcome: extend, on: 2026-01-01')} }\n`,
    'lifecycle: { stage: idea, stageHistory: [{ stage: idea, since: 2025-01-01 }] }\n'.replace(
      '2025-01-01',
      '2026-01-01',
    ),
  ],
  reject: [
    [
      'lifecycle: { stage: idea, stageHistory: [{ stage: idea, since: 2025-11-20 }] }\n',
      'lifecycle.stage',
      /181 days; the limit is 180/,
    ],
  ],
  covered: [['lifecycle: { stage: idea }\n', 'stage-date-missing']],
});

testRule('decision-date-missing', {
  stage: 'pilot',
  accept: [pilot('decisionDueOn: 2026-06-30')],
  reject: [[pilot('decisionDueOn: TBD'), 'lifecycle.decisionDueOn', /says only "TBD"/]],
  covered: [[pilot('decisionDueOn: 2026-02-30'), 'value-invalid']],
});

const due = (day: string, rest = '') => pilot(`${since('2026-03-01')}, decisionDueOn: ${day}${rest}`);

testRule('next-decision-missing', {
  stage: 'pilot',
  accept: [
    due('2026-05-19'),
    due('2026-07-01', `, ${decided('outcome: extend, on: 2026-05-01')}`),
    due('2026-04-01', `, ${decided('outcome: extend, on: 2026-04-01', 'outcome: scale, on: 2026-05-01')}`),
    due('2026-04-01', `, ${decided('outcome: pivot, on: 2026-02-28')}`), // before this pilot
  ],
  reject: [
    [due('2026-04-01', `, ${decided('outcome: extend, on: 2026-04-01')}`), 'lifecycle.decisionDueOn', /Extended on/],
    [
      due('2026-04-10', `, ${decided('outcome: extend, on: 2026-04-01', 'outcome: pivot, on: 2026-05-01')}`),
      'lifecycle.decisionDueOn',
      /Pivoted on 2026-05-01/,
    ],
  ],
  covered: [[pilot(`${since('2026-03-01')}, ${decided('outcome: extend, on: 2026-04-01')}`), 'decision-date-missing']],
});

testRule('pilot-overdue', {
  stage: 'pilot',
  accept: [
    due('2026-05-20'),
    due('2026-05-19', `, ${decided('outcome: scale, on: 2026-03-01')}`),
    due('2026-05-02', `, ${decided('outcome: extend, on: 2026-05-02')}`),
    due('2026-05-19', `, ${decided('outcome: stop, on: 2026-05-02')}`), // retirement may follow for 60 days
  ],
  reject: [
    [due('2026-05-19'), 'lifecycle.decisionDueOn', /1 day ago/],
    // an extension before the date never closes it, however many there were
    [
      due('2026-05-19', `, ${decided('outcome: extend, on: 2026-03-15', 'outcome: extend, on: 2026-05-18')}`),
      'lifecycle.decisionDueOn',
    ],
    [due('2026-05-19', `, ${decided('outcome: scale, on: 2026-02-28')}`), 'lifecycle.decisionDueOn'],
    [due('2026-05-19', `, ${decided('outcome: scale')}`), 'lifecycle.decisionDueOn'],
    [
      due('2026-05-19', `, ${decided('outcome: stop, on: 2026-03-20')}`),
      'lifecycle.decisions',
      /decision to stop was taken/,
    ],
  ],
  covered: [
    [pilot(since('2026-03-01')), 'decision-date-missing'],
    [pilot('decisionDueOn: 2026-05-19'), 'stage-date-missing'],
  ],
  notApplicable: [
    due('2026-05-19', ', onHold: { since: 2026-05-01, until: 2026-07-01, reason: Waits for the contract }'),
  ],
});

testRule('pilot-stalled', {
  stage: 'pilot',
  accept: [
    // the decision is due in a week
    pilot(`${since('2025-12-01')}, decisionDueOn: 2026-05-27`),
    pilot(since('2026-02-19')), // 90 days
    pilot(`${since('2025-06-01')}, ${decided(`outcome: pivot, on: 2026-02-19, ${WHY}`)}`),
  ],
  reject: [
    [pilot(since('2026-02-18')), 'lifecycle.stage', /91 days; the limit is 90/],
    [pilot(`${since('2025-06-01')}, ${decided(`outcome: pivot, on: 2026-02-18, ${WHY}`)}`), 'lifecycle.stage'],
    [pilot(`${since('2025-06-01')}, ${decided('outcome: extend, on: 2026-05-01, note: TBD')}`), 'lifecycle.stage'],
  ],
  covered: [[pilot('decisionDueOn: 2026-06-30'), 'stage-date-missing']],
});

testRule('scale-not-executed', {
  stage: 'pilot',
  accept: [
    pilot(since('2026-01-01')),
    pilot(`${since('2026-01-01')}, ${decided('outcome: scale, on: 2026-03-21')}`), // 60 days
    pilot(`${since('2026-01-01')}, ${decided('outcome: scale, on: 2026-02-01', 'outcome: extend, on: 2026-05-01')}`),
  ],
  reject: [
    [
      pilot(`${since('2026-01-01')}, ${decided('outcome: scale, on: 2026-03-20')}`),
      'lifecycle.decisions',
      /61 days ago/,
    ],
  ],
});

testRule('hold-expired', {
  stage: 'pilot',
  accept: [pilot(`${since('2026-03-01')}, onHold: { since: 2026-05-01, until: 2026-05-20 }`)],
  reject: [
    [pilot(`${since('2026-03-01')}, onHold: { since: 2026-05-01, until: 2026-05-19 }`), 'lifecycle.onHold.until'],
    [pilot('onHold: { since: 2025-11-20, until: 2027-01-01 }'), 'lifecycle.onHold.since', /at most 180 days/],
    [pilot('onHold: { reason: Waits for the contract }'), 'lifecycle.onHold.since', /Since when/],
  ],
  notApplicable: [pilot(since('2026-03-01'))],
});

testRule('decision-due-soon', {
  stage: 'pilot',
  accept: [due('2026-06-04'), due('2026-05-19'), due('2026-05-25', `, ${decided('outcome: scale, on: 2026-05-19')}`)],
  reject: [
    [due('2026-06-03'), 'lifecycle.decisionDueOn', /in 14 days/],
    [due('2026-05-20'), 'lifecycle.decisionDueOn', /today/],
  ],
  covered: [[pilot(since('2026-03-01')), 'decision-date-missing']],
});

const HISTORY = 'stageHistory: [{ stage: pilot, since: 2026-03-01 }, { stage: production, since: 2026-05-10 }]';
const production = (fields: string, history = HISTORY) => `lifecycle: { stage: production, ${history}${fields} }\n`;

testRule('scale-decision-missing', {
  stage: 'production',
  accept: [production(`, ${decided('outcome: scale, on: 2026-03-01')}`)],
  reject: [
    [production(''), 'lifecycle.decisions', /No decision to scale/],
    [production(`, ${decided('outcome: scale')}`), 'lifecycle.decisions'],
    [production(`, ${decided('outcome: pivot, on: 2026-05-02')}`), 'lifecycle.decisions', /No decision to scale/],
    [production(`, ${decided('outcome: scale, on: 2026-02-28')}`), 'lifecycle.decisions', /older than the pilot/],
    [
      production(
        `, ${decided('outcome: scale, on: 2026-05-02')}`,
        'stageHistory: [{ stage: production, since: 2026-05-10 }]',
      ),
      'lifecycle.stageHistory',
      /start of the pilot is not recorded/,
    ],
  ],
  // a year later
  notApplicable: [production('', 'stageHistory: [{ stage: production, since: 2025-05-10 }]')],
});

testRule('retirement-reason-missing', {
  stage: 'retired',
  accept: [`lifecycle: { stage: retired, ${decided('outcome: stop, note: Too few invoices to pay for it')} }\n`],
  reject: [
    ['lifecycle: { stage: retired }\n', 'lifecycle.decisions'],
    [`lifecycle: { stage: retired, ${decided('outcome: scale, note: All went well')} }\n`, 'lifecycle.decisions'],
    [`lifecycle: { stage: retired, ${decided('outcome: stop, note: "…"')} }\n`, 'lifecycle.decisions[0].note'],
  ],
});

testRule('stage-history-order', {
  stage: 'pilot',
  accept: [pilot('stageHistory: [{ stage: idea, since: 2026-03-01 }, { stage: pilot, since: 2026-03-01 }]')],
  reject: [
    [
      pilot('stageHistory: [{ stage: pilot, since: 2026-03-01 }, { stage: idea, since: 2026-02-28 }]'),
      'lifecycle.stageHistory[1].since',
      /2026-02-28 comes after that of 2026-03-01/,
    ],
  ],
  covered: [[pilot('exitCriteria: [Fast]'), 'stage-date-missing']],
});
