import { testRule } from '../accept-reject.ts';

const metrics = (...items: readonly string[]) =>
  `outcomes:\n  metrics:\n${items.map((fields) => `    - { ${fields} }\n`).join('')}`;

const NONE = 'outcomes: { metrics: [] }\n';
const FIRST = 'outcomes.metrics[0]';
const SECOND = 'outcomes.metrics[1]';
const nothing = [[NONE, 'metrics-missing']] as const;

testRule('metrics-missing', {
  stage: 'pilot',
  accept: [metrics('id: a')],
  reject: [
    [NONE, 'outcomes.metrics'],
    ['outcomes: TODO\n', 'outcomes.metrics'],
    ['outcomes: { metrics: [TBD] }\n', 'outcomes.metrics', /placeholder "TBD"/],
    [metrics('id: TBD, name: "-"'), 'outcomes.metrics', /placeholder/],
  ],
});

testRule('metric-model-only', {
  stage: 'pilot',
  accept: [metrics('kind: model', 'kind: adoption'), metrics('kind: quality')],
  reject: [
    [metrics('kind: model', 'kind: model'), 'outcomes.metrics'],
    [metrics('kind: model', 'id: calls'), 'outcomes.metrics', /no kind/],
  ],
  covered: nothing,
});

testRule('baseline-missing', {
  stage: 'pilot',
  accept: [metrics('baseline: 0'), metrics('baseline: -3.5')],
  reject: [
    [
      metrics('id: a, baseline: 1', 'id: b', 'name: C, id: c'),
      [`${SECOND}.baseline`, 'outcomes.metrics[2].baseline'],
      /\(C\)/,
    ],
    [metrics('id: a, baseline: unknown'), `${FIRST}.baseline`, /of outcomes\.metrics\[0\] \(a\).*"unknown"/],
  ],
  covered: [...nothing, [metrics('baseline: twelve'), 'value-invalid']],
});

testRule('target-missing', {
  stage: 'pilot',
  accept: [metrics('target: 0')],
  reject: [[metrics('id: a'), `${FIRST}.target`]],
  covered: nothing,
});

testRule('actual-missing', {
  stage: 'production',
  accept: [metrics('actual: 0')],
  reject: [[metrics('id: a, actual: TODO'), `${FIRST}.actual`]],
  covered: nothing,
});

testRule('target-invalid', {
  stage: 'pilot',
  accept: [
    metrics('direction: decrease, baseline: 12, target: 11.9'),
    metrics('direction: increase, baseline: -1, target: 0'),
  ],
  reject: [
    [
      metrics('id: a, direction: decrease, baseline: 12, target: 12'),
      `${FIRST}.target`,
      /no better than its baseline 12/,
    ],
    [metrics('direction: increase, unit: min, baseline: 12, target: 4'), `${FIRST}.target`, /target 4 min/],
    [metrics('id: a, baseline: 12, target: 4'), `${FIRST}.direction`, /\(a\) has no direction/],
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
  ],
  reject: [
    [metrics('direction: decrease, target: 4, actual: 4.1'), `${FIRST}.actual`, /at 4.1 .* target 4:/],
    [metrics('direction: increase, unit: EUR, target: 4, actual: 3.9'), `${FIRST}.actual`, /at 3.9 EUR/],
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
  reject: [[metrics('kind: operational', 'id: b'), 'outcomes.metrics', /kind financial/]],
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
    [metrics('actual: 1, measuredOn: 2026-02-18'), `${FIRST}.measuredOn`, /91 days ago, over 90/],
    [metrics('actual: 1, measuredOn: 2024-02-29'), `${FIRST}.measuredOn`, /811 days/],
    [metrics('id: a, actual: 1'), `${FIRST}.measuredOn`, /no measuredOn/],
  ],
  covered: [...nothing, [metrics('id: a, measuredOn: 2026-05-20'), 'actual-missing']],
});

testRule('metric-source-missing', {
  stage: 'production',
  accept: [metrics('source: SAP report 12')],
  reject: [[metrics('name: Time, source: "…"'), `${FIRST}.source`, /\(Time\).*placeholder/]],
  covered: nothing,
});
