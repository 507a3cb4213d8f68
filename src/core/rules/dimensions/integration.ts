import { count } from '../../util/count.ts';
import { known, pathAmong, unseen } from '../known.ts';
import { itemLabel, missing, missingInEach } from '../missing.ts';
import { defineRule, type ReadManifest, type Rule, type RuleContext } from '../rule.ts';

type Point = NonNullable<NonNullable<ReadManifest['integration']>['points']>[number];

const points = ({ manifest }: RuleContext): readonly Point[] => manifest.integration?.points ?? [];

/** Without any point there is nothing to judge of points, and the absence has a rule of its own. */
const onPoints = (context: RuleContext) => (points(context).length === 0 ? 'integration-points-missing' : true);

export const integration: readonly Rule[] = [
  missing('integration', {
    id: 'workflow-missing',
    at: 'idea+',
    severity: 'error',
    weight: 10,
    title: 'No workflow is described',
    why: ['S1', 'S3'],
    path: 'integration.workflow',
    ask: 'Describe the workflow as it runs with the initiative in it',
  }),
  missing('integration', {
    id: 'integration-points-missing',
    at: 'pilot+',
    severity: 'error',
    weight: 10,
    title: 'It connects to no system',
    why: ['S1', 'S11'],
    path: 'integration.points',
    ask: 'List the systems it connects to',
  }),
  missing('integration', {
    id: 'system-of-record-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 4,
    title: 'No system of record',
    why: ['S1'],
    path: 'integration.systemOfRecord',
    ask: 'Name the system where the result counts',
  }),
  defineRule('integration', {
    id: 'integration-not-live',
    at: 'production',
    severity: 'error',
    weight: 9,
    title: 'No integration point is live',
    why: ['S1', 'S4'],
    messages: {
      notLive: ({ points }: { points: number }) =>
        `None of the ${count(points, 'integration point')} has status live: in production at least one must be`,
    },
    applies: onPoints,
    *check(context) {
      if (points(context).some(({ status }) => status === 'live')) return;
      yield { path: 'integration.points', at: 'key', message: 'notLive', args: { points: points(context).length } };
    },
    examples: {
      bad: { yaml: 'integration:\n  points:\n    - { system: SAP S/4HANA, kind: api, status: planned }\n' },
      good: { yaml: 'integration:\n  points:\n    - { system: SAP S/4HANA, kind: api, status: live }\n' },
    },
  }),
  defineRule('integration', {
    id: 'integration-standalone',
    at: 'production',
    severity: 'warning',
    weight: 6,
    title: 'Every integration point is a screen of its own',
    why: ['S1', 'S2'],
    messages: {
      standalone: () =>
        'Every integration point is a screen of its own (ui, or no kind given): connect it to a system people already work in',
    },
    applies: onPoints,
    *check(context) {
      if (points(context).some(({ kind }) => kind !== undefined && kind !== 'ui')) return;
      yield { path: 'integration.points', at: 'key', message: 'standalone' };
    },
    examples: {
      bad: { yaml: 'integration:\n  points:\n    - { system: Triage web page, kind: ui, status: live }\n' },
      good: { yaml: 'integration:\n  points:\n    - { system: SAP S/4HANA, kind: api, status: live }\n' },
    },
  }),
  missingInEach<Point>('integration', {
    id: 'integration-owner-missing',
    at: 'production',
    severity: 'warning',
    weight: 3,
    title: 'An integration point that nobody owns',
    why: ['S1'],
    list: 'integration.points',
    field: 'owner',
    ask: 'Name who answers for this connection',
    name: ({ system }) => system,
    applies: onPoints,
  }),
  missing('integration', {
    id: 'human-oversight-missing',
    at: 'production',
    severity: 'warning',
    weight: 4,
    title: 'No human oversight',
    why: ['S11'],
    path: 'integration.humanOversight',
    ask: 'Say where a person confirms, corrects or stops it',
  }),
  missing('integration', {
    id: 'fallback-missing',
    at: 'production',
    severity: 'warning',
    weight: 5,
    title: 'No fallback',
    why: ['S1'],
    path: 'integration.fallback',
    ask: 'Say how the work goes on when it is down or wrong',
  }),
  defineRule('integration', {
    id: 'integration-path-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 6,
    title: 'The code of an integration point is not where the manifest says',
    why: ['S1'],
    needsFacts: true,
    messages: {
      absent: ({ item, declared }: { item: string; declared: string }) =>
        `${item} points to ${declared}, which is not in the repository: correct the path, or the claim`,
      outside: ({ item, declared }: { item: string; declared: string }) =>
        `${item} points to ${declared}, which leads out of the repository and was not looked at: name a path inside it`,
      undeclared: ({ item }: { item: string }) =>
        `${item} names no path: say where its code is, so that it can be held against the repository`,
    },
    applies: onPoints,
    *check(context) {
      const fact = known(context, 'paths');
      if ('unknown' in fact) {
        yield fact;
        return;
      }
      for (const [index, { path: declared, system }] of points(context).entries()) {
        const path = `integration.points[${index}].path`;
        const item = itemLabel('integration.points', index, system);
        if (declared === undefined) {
          yield { path, message: 'undeclared', args: { item }, undeclared: true };
          continue;
        }
        const found = pathAmong(fact.known, declared);
        if (found.kind === 'unseen') yield unseen(found, declared);
        else if (found.kind === 'absent' || found.kind === 'outside')
          yield { path, message: found.kind, args: { item, declared } };
      }
    },
    examples: {
      bad: {
        yaml: 'integration:\n  points:\n    - { system: SAP S/4HANA, kind: api, status: live, path: src/spa/ }\n',
      },
      good: {
        yaml: 'integration:\n  points:\n    - { system: SAP S/4HANA, kind: api, status: live, path: src/sap/ }\n',
      },
    },
  }),
];
