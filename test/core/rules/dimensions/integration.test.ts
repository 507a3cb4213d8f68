import { testRule } from '../accept-reject.ts';

const points = (...items: readonly string[]) =>
  `integration:\n  points:\n${items.map((fields) => `    - { ${fields} }\n`).join('')}`;
const nothing = [['integration: { points: [TBD] }\n', 'integration-points-missing']] as const;

testRule('integration-points-missing', {
  stage: 'production',
  accept: [points('system: SAP')],
  reject: [
    ['integration: { workflow: Mail is sorted by clerks }\n', 'integration.points', /No system/],
    [points('kind: api, status: live'), 'integration.points'],
    [points('system: x, kind: api'), 'integration.points', /says only "x"/],
  ],
});

testRule('integration-not-live', {
  stage: 'production',
  accept: [points('system: CRM, status: planned', 'system: SAP, status: live')],
  reject: [
    [points('system: CRM, status: planned', 'system: SAP'), 'integration.points', /None of the 2/],
    [points('system: SAP'), 'integration.points', /The only integration point is not live yet/],
  ],
  covered: nothing,
});

testRule('integration-standalone', {
  stage: 'production',
  accept: [
    points('system: Page, kind: ui', 'system: SAP, kind: human-task'),
    points('system: Word, kind: plugin'),
    'integration: { systemOfRecord: Orbis, points: [{ system: ORBIS, kind: ui }] }\n', // people work there already
  ],
  reject: [
    [points('system: Page, kind: ui', 'system: SAP'), 'integration.points', /one more place to visit/],
    [points('system: SAP'), 'integration.points', /says its kind/],
  ],
  covered: nothing,
});

testRule('integration-owner-missing', {
  stage: 'production',
  accept: [points('system: SAP, owner: group:sap')],
  reject: [
    [points('system: SAP', 'system: CRM, owner: TBD'), 'integration.points[0].owner', /for "SAP", "CRM"/],
    [points('system: SAP, owner: group:sap', 'system: CRM'), 'integration.points[1].owner', /for "CRM"/],
  ],
  covered: [...nothing, [points('system: SAP, owner: someone'), 'value-invalid']],
});
