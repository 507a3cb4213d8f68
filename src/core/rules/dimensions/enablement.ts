import { pathClaim } from '../evidence/path-claim.ts';
import { itemName, missing } from '../missing.ts';
import { defineRule, type Rule } from '../rule.ts';
import { yaml } from '../yaml.ts';

const TRAINING = 'enablement.training';

/** People come and go: this share of them trained is all of them. */
const ENOUGH_TRAINED = 0.9;

/** Material shorter than this is a stub. */
const STUB_CHARACTERS = 200;

export const enablement: readonly Rule[] = [
  missing({
    id: 'training-missing',
    required: { pilot: 'info', production: 'warning' },
    notFor: ['platform', 'research'],
    weight: 6,
    requirement: 'Training is described',
    action: 'List who is trained to work with it, and how far the training is',
    why: ['S11'],
    path: TRAINING,
    noun: 'The list of training',
    absent: 'Training is not described. Who must learn what, or why does no one need to?',
  }),
  defineRule({
    id: 'training-incomplete',
    required: { production: 'warning' },
    notFor: ['platform', 'research'],
    atStage: true,
    weight: 4,
    requirement: 'Training is complete',
    action: 'Finish the training and record how many were trained',
    why: ['S11'],
    subjects: ['training-missing'],
    messages: {
      underWay: ({ item, done }: { item: string; done: string }) => `The training of ${item} is ${done}`,
      uncounted: ({ item, gaps }: { item: string; gaps: string }) =>
        `The training of ${item} does not give ${gaps}. How many were trained, of how many?`,
      short: ({ item, completed, total }: { item: string; completed: number; total: number }) =>
        `${completed} of ${total} ${item} are trained. Train the others, or correct the figures`,
    },
    applies: ({ manifest }) => (manifest.enablement?.training === undefined ? 'training-missing' : true),
    *check({ manifest }) {
      for (const [index, training] of (manifest.enablement?.training ?? []).entries()) {
        const { audience, status, completed, total } = training;
        const path = `${TRAINING}[${index}]`;
        const item = itemName('group', index, audience);
        const gaps = (['completed', 'total'] as const).filter((key) => training[key] === undefined);
        if (status === 'planned' || status === 'in-progress') {
          const counted = completed === undefined || total === undefined ? '' : `: ${completed} of ${total}`;
          const done = `${status === 'planned' ? 'planned' : 'in progress'}${counted}`;
          yield { path: `${path}.status`, message: 'underWay', args: { item, done }, severity: 'info' };
        } else if (completed === undefined || total === undefined) {
          yield { path: `${path}.${gaps[0]}`, message: 'uncounted', args: { item, gaps: gaps.join(' and ') } };
        } else if (completed < ENOUGH_TRAINED * total) {
          yield { path: `${path}.completed`, message: 'short', args: { item, completed, total } };
        }
      }
    },
    examples: {
      bad: {
        yaml: yaml`
        enablement:
          training:
            - { audience: Buyers, status: done, completed: 12, total: 45 }
      `,
      },
      good: {
        yaml: yaml`
        enablement:
          training:
            - { audience: Buyers, status: done, completed: 45, total: 45 }
      `,
      },
    },
  }),
  missing({
    id: 'support-missing',
    required: { production: 'info' },
    weight: 3,
    requirement: 'Users know where to get help',
    action: 'Say where users get help',
    why: ['S11', 'S9'],
    path: 'enablement.support',
    noun: 'The support',
    absent: 'No support is given. Where do users get help?',
  }),
  defineRule({
    id: 'training-path-missing',
    required: { pilot: 'warning', production: 'warning' },
    notFor: ['platform', 'research'],
    weight: 3,
    requirement: 'The training material is where the manifest says',
    action: 'Correct the path, or write the material',
    why: ['S11'],
    needsFacts: true,
    subjects: ['training-missing'],
    messages: {
      absent: ({ item, declared }: { item: string; declared: string }) =>
        `The training material for ${item} should be at ${declared}, which is not in the repository. Correct the path, or write it`,
      outside: ({ item, declared }: { item: string; declared: string }) =>
        `The training material for ${item} should be at ${declared}, which leads out of the repository and was not read. Name a path inside it`,
      stub: ({ item, declared, characters }: { item: string; declared: string; characters: number }) =>
        `The training material for ${item} at ${declared} has only ${characters} characters. Write it`,
    },
    *check(context) {
      const training = context.manifest.enablement?.training ?? [];
      if (training.length === 0) yield { undeclared: true, path: TRAINING };
      for (const [index, { path: declared, audience, status }] of training.entries()) {
        const path = `${TRAINING}[${index}].path`;
        const item = itemName('group', index, audience);
        if (declared === undefined) {
          yield { undeclared: true, path };
          continue;
        }
        const claim = pathClaim(context, declared);
        const place = { file: declared };
        if ('unknown' in claim) yield { ...claim, path };
        else if ('problem' in claim) {
          // what is planned need not be there yet
          if (status === 'planned') yield { unknown: `${declared} is planned and not there yet`, path };
          else if (claim.problem === 'empty') {
            yield { path, message: 'stub', args: { item, declared, characters: 0 }, place };
          } else yield { path, message: claim.problem, args: { item, declared }, place };
        } else if ((claim.characters ?? STUB_CHARACTERS) < STUB_CHARACTERS && status !== 'planned') {
          yield { path, message: 'stub', args: { item, declared, characters: claim.characters ?? 0 }, place };
        } else yield { verified: path, place: claim.place };
      }
    },
    examples: {
      bad: {
        yaml: yaml`
        enablement:
          training:
            - { audience: Buyers, status: done, completed: 45, total: 45, path: docs/trainings.md }
      `,
      },
      good: {
        yaml: yaml`
        enablement:
          training:
            - { audience: Buyers, status: done, completed: 45, total: 45, path: docs/training.md }
      `,
      },
    },
  }),
];
