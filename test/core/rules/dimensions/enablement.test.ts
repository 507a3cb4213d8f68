import { testRule } from '../accept-reject.ts';

const training = (...items: readonly string[]) =>
  `enablement:\n  training:\n${items.map((fields) => `    - { ${fields} }\n`).join('')}`;

const FIRST = 'enablement.training[0]';

testRule('training-incomplete', {
  stage: 'production',
  accept: [
    training('audience: Clerks, status: done, completed: 40, total: 40'),
    training('audience: Clerks, completed: 41, total: 40'),
    training('audience: Clerks, status: done, completed: 36, total: 40'),
  ],
  reject: [
    [training('audience: Clerks, status: planned'), `${FIRST}.status`, /of "Clerks" is planned/],
    [
      training('audience: Clerks, status: in-progress, completed: 4, total: 40'),
      `${FIRST}.status`,
      /progress: 4 of 40/,
    ],
    [training('audience: Clerks, status: done, completed: 35, total: 40'), `${FIRST}.completed`, /35 of 40/],
    [training('audience: Clerks, status: done, completed: 39'), `${FIRST}.total`, /give total/],
    [training('audience: Clerks, status: done'), `${FIRST}.completed`, /give completed and total/],
    [
      training('audience: Clerks, status: planned', 'audience: Managers, status: done, total: 3'),
      [`${FIRST}.status`, 'enablement.training[1].completed'],
    ],
  ],
  covered: [['enablement: { training: [{ status: TBD }] }\n', 'training-missing']],
});

testRule('support-missing', {
  stage: 'production',
  accept: ['enablement: { support: "#help" }\n'],
  reject: [['enablement: { support: "  " }\n', 'enablement.support', /Where do users get help/]],
});
