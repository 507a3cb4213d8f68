import { itemLabel, missing } from './missing.ts';
import { defineRule, type Rule } from './rule.ts';

const TRAINING = 'enablement.training';

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
];
