import { known, pathAmong, unseen } from '../known.ts';
import { itemLabel, missing } from '../missing.ts';
import { defineRule, type Rule } from '../rule.ts';

const TRAINING = 'enablement.training';

/** Material shorter than this is a stub. */
const STUB_CHARACTERS = 200;

export const enablement: readonly Rule[] = [
  missing('enablement', {
    id: 'training-missing',
    at: 'pilot+',
    severity: 'error',
    weight: 6,
    title: 'Nobody is trained',
    why: ['S11'],
    path: TRAINING,
    ask: 'List who is trained to work with it, and how far that is',
  }),
  defineRule('enablement', {
    id: 'training-incomplete',
    at: 'production',
    severity: 'warning',
    weight: 4,
    title: 'Training is not complete',
    why: ['S11'],
    messages: {
      notDone: ({ item, status }: { item: string; status: string }) =>
        `${item} ${status}: finish the training and set status to done`,
      uncounted: ({ item, gaps }: { item: string; gaps: string }) =>
        `${item} is done but lacks ${gaps}: say how many were trained, of how many`,
      short: ({ item, completed, total }: { item: string; completed: number; total: number }) =>
        `${item} is done with ${completed} of ${total} people trained: train the others, or correct the figures`,
    },
    applies: ({ manifest }) => (manifest.enablement?.training === undefined ? 'training-missing' : true),
    *check({ manifest }) {
      for (const [index, training] of (manifest.enablement?.training ?? []).entries()) {
        const { audience, status, completed, total } = training;
        const path = `${TRAINING}[${index}]`;
        const item = itemLabel(TRAINING, index, audience);
        if (status !== 'done') {
          const found = status === undefined ? 'has no status' : `has status ${status}`;
          yield { path: `${path}.status`, message: 'notDone', args: { item, status: found } };
        } else if (completed === undefined || total === undefined) {
          const gaps = (['completed', 'total'] as const).filter((key) => training[key] === undefined);
          yield { path: `${path}.${gaps[0]}`, message: 'uncounted', args: { item, gaps: gaps.join(' and ') } };
        } else if (completed < total) {
          yield { path: `${path}.completed`, message: 'short', args: { item, completed, total } };
        }
      }
    },
    examples: {
      bad: {
        yaml: 'enablement:\n  training:\n    - { audience: AP clerks, status: in-progress, completed: 12, total: 40 }\n',
      },
      good: {
        yaml: 'enablement:\n  training:\n    - { audience: AP clerks, status: done, completed: 40, total: 40 }\n',
      },
    },
  }),
  missing('enablement', {
    id: 'support-missing',
    at: 'production',
    severity: 'warning',
    weight: 4,
    title: 'Its users have nowhere to get help',
    why: ['S11', 'S9'],
    path: 'enablement.support',
    ask: 'Say where its users get help',
  }),
  missing('enablement', {
    id: 'champions-missing',
    at: 'production',
    severity: 'info',
    weight: 2,
    title: 'No colleagues who show others how',
    why: ['N6', 'S9'],
    path: 'enablement.champions',
    ask: 'Name colleagues who show others how to work with it',
  }),
  defineRule('enablement', {
    id: 'training-path-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 3,
    title: 'Training material that is not there',
    why: ['S11'],
    needsFacts: true,
    messages: {
      absent: ({ item, declared }: { item: string; declared: string }) =>
        `${item} points to ${declared}, which is not in the repository: correct the path, or write the material`,
      outside: ({ item, declared }: { item: string; declared: string }) =>
        `${item} points to ${declared}, which leads out of the repository and was not looked at: name a path inside it`,
      stub: ({ item, declared, characters }: { item: string; declared: string; characters: number }) =>
        `${declared} of ${item} has ${characters} characters, under ${STUB_CHARACTERS}: write the material`,
      undeclared: ({ item }: { item: string }) =>
        `${item} names no path: say where its material is, so that it can be held against the repository`,
    },
    applies: ({ manifest }) => (manifest.enablement?.training === undefined ? 'training-missing' : true),
    *check(context) {
      const fact = known(context, 'paths');
      if ('unknown' in fact) {
        yield fact;
        return;
      }
      for (const [index, { path: declared, audience }] of (context.manifest.enablement?.training ?? []).entries()) {
        const path = `${TRAINING}[${index}].path`;
        const item = itemLabel(TRAINING, index, audience);
        if (declared === undefined) {
          yield { path, message: 'undeclared', args: { item }, undeclared: true };
          continue;
        }
        const found = pathAmong(fact.known, declared);
        const { kind, characters = STUB_CHARACTERS } = found;
        if (kind === 'unseen') yield unseen(found, declared);
        else if (kind === 'absent' || kind === 'outside') yield { path, message: kind, args: { item, declared } };
        else if (characters < STUB_CHARACTERS) {
          yield { path, message: 'stub', args: { item, declared, characters } };
        }
      }
    },
    examples: {
      bad: {
        yaml: 'enablement:\n  training:\n    - { audience: AP clerks, status: done, completed: 40, total: 40, path: docs/trainings.md }\n',
      },
      good: {
        yaml: 'enablement:\n  training:\n    - { audience: AP clerks, status: done, completed: 40, total: 40, path: docs/training.md }\n',
      },
    },
  }),
];
