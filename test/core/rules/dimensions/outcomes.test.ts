import { testRule } from '../accept-reject.ts';

/** Metrics, each with an id of its own unless the fields name one. */
const metrics = (...items: readonly string[]) =>
  `outcomes:\n  metrics:\n${items.map((fields, i) => `    - { ${/\bid:|\bname:/.test(fields) ? '' : `id: m${i}, `}${fields} }\n`).join('')}`;

const NONE = 'outcomes: { metrics: [] }\n';
const FIRST = 'outcomes.metrics[0]';
const SECOND = 'outcomes.metrics[1]';
const nothing = [[NONE, 'metrics-missing']] as const;

testRule('metrics-missing', {
  stage: 'pilot',
  accept: [metrics('id: calls')],
  reject: [
    [NONE, 'outcomes.metrics'],
    ['outcomes: TODO\n', 'outcomes.metrics'],
    ['outcomes: { metrics: [TBD] }\n', 'outcomes.metrics', /says only "TBD"/],
    [metrics('id: TBD, name: "-"'), 'outcomes.metrics', /says only/],
    ['outcomes: { metrics: [{ baseline: 0, target: 0, actual: 0 }] }\n', 'outcomes.metrics'],
  ],
});

testRule('metric-model-only', {
  stage: 'pilot',
  accept: [metrics('kind: model', 'kind: adoption'), metrics('kind: quality')],
  reject: [
    [metrics('kind: model', 'kind: model'), 'outcomes.metrics', /measures the model/],
    [metrics('id: calls'), 'outcomes.metrics', /Give its kind/],
  ],
  covered: nothing,
});

testRule('baseline-missing', {
  stage: 'pilot',
  accept: [
    metrics('baseline: 0'),
    metrics('baseline: -3.5'),
    metrics('kind: adoption, target: 40'),
    metrics('direction: at-least, target: 99'),
    metrics('primary: true, baseline: 1', 'id: only-informs'),
  ],
  reject: [
    [
      metrics('baseline: 1', 'id: calls', 'name: Cost, id: cost'),
      [`${SECOND}.baseline`, 'outcomes.metrics[2].baseline'],
      /"Cost" has no baseline/,
    ],
    [metrics('id: calls, baseline: unknown'), `${FIRST}.baseline`, /of the metric "calls" says only "unknown"/],
    [
      `${metrics('id: calls, baseline: 3')}assumed: ["outcomes.metrics[0].baseline"]\n`,
      `${FIRST}.baseline`,
      /is assumed/,
    ],
  ],
  covered: [...nothing, [metrics('baseline: twelve'), 'value-invalid']],
});

testRule('target-missing', {
  stage: 'pilot',
  accept: [metrics('target: 0')],
  reject: [
    [metrics('id: calls'), `${FIRST}.target`],
    [metrics('primary: true, target: 4', 'direction: at-most'), `${SECOND}.target`],
    // where none is primary, all are
    [metrics('primary: false'), `${FIRST}.target`],
  ],
  covered: nothing,
});

testRule('actual-missing', {
  stage: 'production',
  accept: [metrics('actual: 0')],
  reject: [[metrics('actual: TODO'), `${FIRST}.actual`]],
  covered: nothing,
});

testRule('target-invalid', {
  stage: 'pilot',
  accept: [
    metrics('direction: decrease, baseline: 12, target: 11.9'),
    metrics('direction: increase, baseline: -1, target: 0'),
    metrics('direction: increase, kind: adoption, target: 40'),
    metrics('direction: at-least, baseline: 99, target: 99'),
  ],
  reject: [
    [metrics('direction: decrease, baseline: 12, target: 12'), `${FIRST}.target`, /set direction: at-least or at-most/],
    [metrics('direction: increase, unit: min, baseline: 12, target: 4'), `${FIRST}.target`, /target 4 min is worse/],
    [metrics('id: calls, baseline: 12, target: 4'), `${FIRST}.direction`, /"calls" does not say which way/],
    // what can be said is said, though the other metric is left to another rule
    [metrics('direction: decrease, baseline: 12', 'baseline: 3, target: 2'), `${SECOND}.direction`],
  ],
  covered: [
    ...nothing,
    [metrics('direction: decrease, target: 4'), 'baseline-missing'],
    [metrics('direction: decrease, baseline: 4'), 'target-missing'],
  ],
});

testRule('target-unmet', {
  stage: 'production',
  accept: [
    metrics('direction: decrease, target: 4, actual: 4'),
    metrics('direction: decrease, target: 4, actual: 3'),
    metrics('direction: increase, target: 4, actual: 4.1'),
    metrics('direction: at-least, target: 99, actual: 99'),
    metrics('primary: true, direction: decrease, target: 4, actual: 4', 'direction: decrease, target: 4, actual: 9'),
  ],
  reject: [
    [
      metrics('direction: decrease, target: 4, actual: 4.1'),
      `${FIRST}.actual`,
      /at 4.1 and has not reached its target of 4/,
    ],
    [metrics('direction: increase, unit: EUR, target: 4, actual: 3.9'), `${FIRST}.actual`, /at 3.9 EUR/],
    [metrics('direction: increase, target: 4, actual: 3, dueOn: 2026-06-01'), `${FIRST}.actual`, /is due on/],
    [
      `${metrics('kind: adoption, direction: increase, target: 4, actual: 3')}alignment: { users: { targetOn: 2026-07-01 } }\n`,
      `${FIRST}.actual`,
      /is due on 2026-07-01/,
    ],
    [
      metrics('primary: true, direction: decrease, target: 4, actual: 4', 'direction: at-most, target: 2, actual: 3'),
      `${SECOND}.actual`,
      /guardrail .* is broken/,
    ],
  ],
  covered: [
    ...nothing,
    [metrics('direction: decrease, target: 4'), 'actual-missing'],
    [metrics('direction: decrease, actual: 4'), 'target-missing'],
    [metrics('target: 4, actual: 4'), 'target-invalid'],
  ],
});

testRule('financial-metric-missing', {
  stage: 'production',
  accept: [metrics('kind: model', 'kind: financial')],
  reject: [[metrics('kind: operational', 'id: calls'), 'outcomes.metrics', /save or earn/]],
  covered: nothing,
});

testRule('metric-worse', {
  stage: 'production',
  accept: [
    metrics('direction: decrease, baseline: 12, actual: 12'),
    metrics('direction: increase, baseline: 12, actual: 13'),
  ],
  reject: [
    [metrics('direction: decrease, baseline: 12, actual: 12.1'), `${FIRST}.actual`, /worse than its baseline 12/],
    [metrics('direction: increase, baseline: 0, actual: -1'), `${FIRST}.actual`],
  ],
  covered: [
    ...nothing,
    [metrics('direction: decrease, baseline: 12'), 'actual-missing'],
    [metrics('direction: decrease, actual: 12'), 'baseline-missing'],
    [metrics('baseline: 12, actual: 12'), 'target-invalid'],
  ],
});

testRule('measurement-stale', {
  stage: 'production',
  accept: [metrics('actual: 1, measuredOn: 2026-05-20'), metrics('actual: 1, measuredOn: 2026-02-19')],
  reject: [
    [metrics('actual: 1, measuredOn: 2026-02-18'), `${FIRST}.measuredOn`, /91 days ago; the limit is 90/],
    [metrics('actual: 1'), `${FIRST}.measuredOn`, /when it was measured/],
  ],
  covered: [...nothing, [metrics('measuredOn: 2026-05-20'), 'actual-missing']],
});

testRule('metric-source-missing', {
  stage: 'production',
  accept: [metrics('source: SAP report 12')],
  reject: [[metrics('name: Time, source: "…"'), `${FIRST}.source`, /"Time" says only/]],
  covered: nothing,
});
