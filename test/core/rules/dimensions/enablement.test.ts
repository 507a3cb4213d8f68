import { testRule } from '../accept-reject.ts';

const training = (...items: readonly string[]) =>
  `enablement:\n  training:\n${items.map((fields) => `    - { ${fields} }\n`).join('')}`;

const FIRST = 'enablement.training[0]';

testRule('training-incomplete', {
  stage: 'production',
  accept: [
    training('status: done, completed: 40, total: 40'),
    training('status: done, completed: 41, total: 40', 'status: done, completed: 0, total: 0'),
  ],
  reject: [
    [training('audience: Clerks, status: planned'), `${FIRST}.status`, /\(Clerks\) has status planned/],
    [training('audience: Clerks, completed: 1, total: 1'), `${FIRST}.status`, /has no status/],
    [training('status: in-progress, completed: 40, total: 40'), `${FIRST}.status`],
    [training('status: done, completed: 39, total: 40'), `${FIRST}.completed`, /39 of 40/],
    [training('status: done, completed: 39'), `${FIRST}.total`, /lacks total/],
    [training('status: done'), `${FIRST}.completed`, /lacks completed and total/],
    [training('status: planned', 'status: done, total: 3'), [`${FIRST}.status`, 'enablement.training[1].completed']],
  ],
  covered: [['enablement: { training: [{ status: TBD }] }\n', 'training-missing']],
});

testRule('champions-missing', {
  stage: 'production',
  accept: ['enablement: { champions: [user:maria] }\n'],
  reject: [['enablement: { champions: [none] }\n', 'enablement.champions', /placeholder "none"/]],
  covered: [['enablement: { champions: Maria }\n', 'value-invalid']],
});

testRule('support-missing', {
  stage: 'production',
  accept: ['enablement: { support: "#help" }\n'],
  reject: [['enablement: { support: "  " }\n', 'enablement.support', /is missing/]],
});
