import { testRule } from '../accept-reject.ts';

const points = (...items: readonly string[]) =>
  `integration:\n  points:\n${items.map((fields) => `    - { ${fields} }\n`).join('')}`;
const nothing = [['integration: { points: [TBD] }\n', 'integration-points-missing']] as const;

testRule('integration-not-live', {
  stage: 'production',
  accept: [points('status: planned', 'status: live')],
  reject: [[points('status: planned', 'system: SAP'), 'integration.points', /None of the 2/]],
  covered: nothing,
});

testRule('integration-standalone', {
  stage: 'production',
  accept: [points('kind: ui', 'kind: human-task')],
  reject: [[points('kind: ui', 'system: SAP'), 'integration.points']],
  covered: nothing,
});

testRule('integration-owner-missing', {
  stage: 'production',
  accept: [points('owner: group:sap')],
  reject: [
    [points('system: SAP', 'owner: group:sap'), 'integration.points[0].owner', /points\[0\] \(SAP\) has no owner/],
    [points('system: SAP, owner: TBD'), 'integration.points[0].owner', /placeholder "TBD"/],
  ],
  covered: [...nothing, [points('owner: somebody'), 'value-invalid']],
});
