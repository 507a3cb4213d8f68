import { missing } from './missing.ts';
import { defineRule, type Rule } from './rule.ts';

export const ownership: readonly Rule[] = [
  missing('ownership', {
    id: 'owner-missing',
    at: 'idea+',
    severity: 'error',
    weight: 10,
    title: 'Nobody answers for the initiative',
    why: ['S10', 'N6'],
    path: 'ownership.owner',
    ask: 'Name the group or person who answers for the initiative',
  }),
  missing('ownership', {
    id: 'sponsor-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 6,
    title: 'No executive is accountable',
    why: ['S10', 'N6'],
    path: 'ownership.sponsor',
    ask: 'Name the executive accountable for the outcome',
  }),
  missing('ownership', {
    id: 'business-owner-missing',
    at: 'pilot+',
    severity: 'error',
    weight: 8,
    title: 'No line manager of the workflow',
    why: ['N6', 'S3'],
    path: 'ownership.businessOwner',
    ask: 'Name the line manager whose workflow changes',
  }),
  missing('ownership', {
    id: 'technical-owner-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 4,
    title: 'Nobody runs it',
    why: ['S10'],
    path: 'ownership.technicalOwner',
    ask: 'Name the group or person who runs it',
  }),
  missing('ownership', {
    id: 'contact-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 3,
    title: 'No way to reach the team',
    why: ['S9'],
    path: 'ownership.contact',
    ask: 'Give a channel or address where users and reviewers can ask',
  }),
  defineRule('ownership', {
    id: 'owner-individual',
    at: 'production',
    severity: 'warning',
    weight: 3,
    title: 'The owner is one person, not a group',
    why: ['S10'],
    messages: {
      individual: ({ owner }: { owner: string }) =>
        `${owner} is one person: in production name a group, so that ownership outlives holidays and moves`,
    },
    applies: ({ manifest }) => (manifest.ownership?.owner === undefined ? 'owner-missing' : true),
    *check({ manifest }) {
      const owner = manifest.ownership?.owner ?? '';
      // only `user:` says for certain that it is a person: @name may be a group, an address may be a list
      if (owner.startsWith('user:')) yield { path: 'ownership.owner', message: 'individual', args: { owner } };
    },
    examples: {
      bad: { yaml: 'ownership:\n  owner: user:maria\n' },
      good: { yaml: 'ownership:\n  owner: group:finance-automation\n' },
    },
  }),
];
