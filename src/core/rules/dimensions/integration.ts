import { known } from '../evidence/known.ts';
import { pathClaim } from '../evidence/path-claim.ts';
import { insertScaffold, itemName, missing } from '../missing.ts';
import { defineRule, type ReadManifest, type Rule, type RuleContext } from '../rule.ts';
import { yaml } from '../yaml.ts';

type Point = NonNullable<NonNullable<ReadManifest['integration']>['points']>[number];

const POINTS = 'integration.points';

/** The integration points with their index in the list. */
const points = ({ manifest }: RuleContext): readonly (Point & { readonly index: number })[] =>
  (manifest.integration?.points ?? []).map((point, index) => ({ ...point, index }));

/** Whether nothing at a declared path speaks of the system it is said to connect to. */
const isSilentOn = (context: RuleContext, declared: string, system: string): boolean => {
  const fact = known(context, 'paths');
  return 'known' in fact && fact.known[declared]?.silentOn?.includes(system) === true;
};

function isSystemOfRecord(system: string | undefined, { manifest }: RuleContext): boolean {
  return system !== undefined && system.toLowerCase() === manifest.integration?.systemOfRecord?.toLowerCase();
}

const onPoints = (context: RuleContext) => (points(context).length === 0 ? 'integration-points-missing' : true);

export const integration: readonly Rule[] = [
  missing({
    id: 'workflow-missing',
    required: { idea: 'error', pilot: 'error', production: 'error' },
    notFor: ['platform', 'research'],
    weight: 10,
    requirement: 'The workflow it belongs to is described',
    action: 'Describe the workflow step by step, with the initiative in it',
    why: ['S1', 'S3'],
    path: 'integration.workflow',
    noun: 'The workflow',
    absent: 'No workflow is described. What happens step by step, and where does the initiative come in?',
  }),
  missing({
    id: 'integration-points-missing',
    required: { pilot: 'warning', production: 'error' },
    notFor: ['research'],
    weight: 10,
    requirement: 'The systems it connects to are listed',
    action: 'List the systems it connects to, each with its status',
    why: ['S1', 'S11'],
    path: POINTS,
    noun: 'The list of integration points',
    absent: 'No system that it connects to is listed. Which systems does it read from or write to?',
  }),
  missing({
    id: 'system-of-record-missing',
    required: { pilot: 'info', production: 'info' },
    notFor: ['platform', 'research'],
    weight: 3,
    requirement: 'The system of record is named',
    action: 'Name the system where the result counts',
    why: ['S1'],
    path: 'integration.systemOfRecord',
    noun: 'The system of record',
    absent: 'No system of record is named. In which system does the result end up, or is none involved?',
  }),
  defineRule({
    id: 'integration-not-live',
    required: { production: 'error' },
    notFor: ['research'],
    weight: 9,
    requirement: 'At least one integration point is live',
    action: 'Bring one integration point live, or correct its status',
    why: ['S1', 'S4'],
    subjects: ['integration-points-missing'],
    messages: {
      notLive: ({ points }: { points: number }) =>
        points === 1
          ? 'The only integration point is not live yet. In production at least one must be'
          : `None of the ${points} integration points is live yet. In production at least one must be`,
    },
    applies: onPoints,
    *check(context) {
      if (points(context).some(({ status }) => status === 'live')) return;
      yield { path: POINTS, at: 'key', message: 'notLive', args: { points: points(context).length } };
    },
    examples: {
      bad: {
        yaml: yaml`
        integration:
          points:
            - { system: Coupa order book, kind: api, status: planned }
      `,
      },
      good: {
        yaml: yaml`
        integration:
          points:
            - { system: Coupa order book, kind: api, status: live }
      `,
      },
    },
  }),
  defineRule({
    id: 'integration-standalone',
    required: { production: 'warning' },
    notFor: ['platform', 'research'],
    weight: 6,
    requirement: 'It reaches into a system people already work in',
    action: 'Connect it to a system people already work in, or give the kind of each integration point',
    why: ['S1', 'S2'],
    subjects: ['integration-points-missing'],
    messages: {
      standalone: () =>
        'Every integration point is a screen of its own, one more place to visit. Connect it to a system people already work in',
      unsaid: () =>
        'No integration point says its kind. Is it an api, a plugin in a tool people use, or a screen of its own (ui)?',
    },
    applies: onPoints,
    *check(context) {
      const kinds = points(context).map(({ kind, system }) =>
        // a screen within the system of record is where people work already
        kind === 'ui' && isSystemOfRecord(system, context) ? 'plugin' : kind,
      );
      if (kinds.some((kind) => kind !== undefined && kind !== 'ui')) return;
      yield { path: POINTS, at: 'key', message: kinds.includes('ui') ? 'standalone' : 'unsaid' };
    },
    examples: {
      bad: {
        yaml: yaml`
        integration:
          points:
            - { system: Supplier mail web page, kind: ui, status: live }
      `,
      },
      good: {
        yaml: yaml`
        integration:
          points:
            - { system: Coupa order book, kind: api, status: live }
      `,
      },
    },
  }),
  defineRule({
    id: 'integration-owner-missing',
    required: { production: 'info' },
    notFor: ['product', 'research'],
    weight: 2,
    requirement: 'Every integration point has an owner',
    action: 'Name who is accountable for each connection',
    why: ['S1'],
    requires: [`${POINTS}[].owner`],
    subjects: ['integration-points-missing'],
    messages: {
      absent: ({ names }: { names: string }) =>
        `No owner is named for ${names}. Who is called when the other side changes?`,
    },
    applies: onPoints,
    *check(context) {
      const ownerless = points(context).filter(({ owner }) => owner === undefined);
      const [first] = ownerless;
      if (!first) return;
      const names = ownerless.map(({ system, index }) => itemName('connection', index, system)).join(', ');
      yield { path: `${POINTS}[${first.index}].owner`, message: 'absent', args: { names } };
    },
    fix: {
      kind: 'scaffold',
      edits: (_finding, context) =>
        points(context)
          .filter(({ owner }) => owner === undefined)
          .map(({ index }) => insertScaffold(`${POINTS}[${index}].owner`)),
    },
    examples: {
      bad: {
        yaml: yaml`
        integration:
          points:
            - { system: Coupa order book, kind: api, status: live, owner: TODO }
      `,
      },
      good: {
        yaml: yaml`
        integration:
          points:
            - { system: Coupa order book, kind: api, status: live, owner: group:purchasing-systems }
      `,
      },
    },
  }),
  missing({
    id: 'human-oversight-missing',
    required: { pilot: 'info', production: 'warning' },
    requiredOf: { agent: { pilot: 'info', production: 'error' } },
    notFor: ['platform'],
    weight: 4,
    requirement: 'Human oversight is described',
    action: 'Describe where a person confirms, corrects or stops it',
    why: ['S11'],
    path: 'integration.humanOversight',
    noun: 'The human oversight',
    absent: 'Human oversight is not described. Where does a person confirm, correct or stop it?',
  }),
  missing({
    id: 'fallback-missing',
    required: { pilot: 'info', production: 'warning' },
    notFor: ['product', 'research'],
    weight: 5,
    requirement: 'A fallback is described',
    action: 'Describe how the work continues when it is down or wrong',
    why: ['S1'],
    path: 'integration.fallback',
    noun: 'The fallback',
    absent: 'No fallback is described. How does the work continue when it is down or wrong?',
  }),
  defineRule({
    id: 'integration-path-missing',
    required: { pilot: 'warning', production: 'warning' },
    notFor: ['research'],
    weight: 6,
    requirement: 'The code of each integration point is where the manifest says',
    action: 'Correct the path of the integration point, or the claim',
    why: ['S1'],
    needsFacts: true,
    subjects: ['integration-points-missing'],
    messages: {
      absent: ({ item, declared }: { item: string; declared: string }) =>
        `${item} names ${declared}, which is not in the repository. Correct the path, or the claim`,
      outside: ({ item, declared }: { item: string; declared: string }) =>
        `${item} names ${declared}, which leads out of the repository and was not read. Name a path inside it`,
      empty: ({ item, declared }: { item: string; declared: string }) =>
        `${item} names ${declared}, which is empty. Correct the path, or the claim`,
      silent: ({ item, declared }: { item: string; declared: string }) =>
        `${item} names ${declared}, where nothing seems to speak of it or to reach any system. Correct the path, or the claim`,
    },
    *check(context) {
      if (points(context).length === 0) yield { undeclared: true, path: POINTS };
      for (const { path: declared, system, status, index } of points(context)) {
        const path = `${POINTS}[${index}].path`;
        if (declared === undefined) {
          yield { undeclared: true, path };
          continue;
        }
        const claim = pathClaim(context, declared);
        const item = itemName('Connection', index, system);
        if ('unknown' in claim) yield { ...claim, path };
        else if ('place' in claim && system !== undefined && isSilentOn(context, declared, system)) {
          const args = { item, declared };
          yield { path, message: 'silent', args, severity: 'info', confidence: 'low', place: claim.place };
        } else if ('place' in claim) yield { verified: path, place: claim.place };
        // what is planned need not be there yet
        else if (status === 'planned') yield { unknown: `${declared} is planned and not there yet`, path };
        else yield { path, message: claim.problem, args: { item, declared }, place: { file: declared } };
      }
    },
    examples: {
      bad: {
        yaml: yaml`
        integration:
          points:
            - { system: Coupa order book, kind: api, status: live, path: src/oders/ }
      `,
      },
      good: {
        yaml: yaml`
        integration:
          points:
            - { system: Coupa order book, kind: api, status: live, path: src/orders/ }
      `,
      },
    },
  }),
];
