import type { CodeOwnersEntry } from '../../facts/facts.ts';
import { nearestWord } from '../../manifest/read.ts';
import { isSameOwner, ownerKey } from '../../manifest/owners.ts';
import { known, placeLabel } from '../known.ts';
import { missing } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';

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
  defineRule('ownership', {
    id: 'owner-unknown',
    at: 'pilot+',
    severity: 'warning',
    weight: 5,
    title: 'The owner is nobody the repository knows',
    why: ['S10'],
    needsFacts: true,
    messages: {
      unknownOwner: ({
        owner,
        where,
        given,
        nearest,
      }: Record<'owner' | 'where' | 'given', string> & { nearest: string | undefined }) =>
        `${owner} is not among the owners in ${where}${given}${nearest === undefined ? '' : `; did you mean ${nearest}?`}: name an owner that is known, or add this one there`,
    },
    applies: ({ manifest }) => (manifest.ownership?.owner === undefined ? 'owner-missing' : true),
    *check(context) {
      const owner = context.manifest.ownership?.owner ?? '';
      const { listed, mapping } = context.owners;
      const isSame = (candidate: string) => isSameOwner(owner, candidate, mapping);
      if (listed.some(isSame) || codeOwners(context).entries.some(({ owners }) => owners.some(isSame))) return;
      const { places, owners } = knownOwners(context);
      if (owners.length === 0) yield { unknown: 'neither CODEOWNERS nor the policy names any owner' };
      else {
        const args = {
          owner,
          where: places.join(' and '),
          given: givenTo(context),
          nearest: nearestOwner(owner, owners),
        };
        yield { path: 'ownership.owner', message: 'unknownOwner', args };
      }
    },
    fix: {
      kind: 'safe',
      edits: (_finding, context) => {
        const owner = context.manifest.ownership?.owner ?? '';
        const nearest = nearestOwner(owner, knownOwners(context).owners);
        return nearest === undefined ? [] : [{ op: 'replace', path: 'ownership.owner', value: nearest }];
      },
    },
    examples: {
      bad: { yaml: 'ownership:\n  owner: group:finance-automaton\n' },
      good: { yaml: 'ownership:\n  owner: group:finance-automation\n' },
    },
  }),
];

/** Every owner that CODEOWNERS or the policy names, and where. */
function knownOwners(context: RuleContext): { readonly places: readonly string[]; readonly owners: readonly string[] } {
  const { file, entries } = codeOwners(context);
  const named = entries.flatMap((entry) => entry.owners);
  const { listed } = context.owners;
  return {
    places: [
      ...(file === undefined || named.length === 0 ? [] : [file]),
      ...(listed.length === 0 ? [] : ['the policy']),
    ],
    owners: [...listed, ...named],
  };
}

/** What CODEOWNERS says; nothing where nobody could look. */
function codeOwners(context: RuleContext): {
  readonly file?: string | undefined;
  readonly entries: readonly CodeOwnersEntry[];
} {
  const fact = known(context, 'codeOwners');
  return 'known' in fact ? fact.known : { entries: [] };
}

/** Whom CODEOWNERS gives what the manifest covers to, as the end of a sentence; empty where it does not. */
function givenTo(context: RuleContext): string {
  const fact = known(context, 'codeOwners');
  const { path, entry } = ('known' in fact && fact.known.covered.find((one) => one.entry)) || {};
  if (path === undefined || !entry) return '';
  return ` (${placeLabel(entry)} gives ${path === '.' ? 'this folder' : path} to ${entry.owners.join(' and ')})`;
}

function nearestOwner(owner: string, owners: readonly string[]): string | undefined {
  const nearest = nearestWord(ownerKey(owner), owners.map(ownerKey));
  return owners.find((candidate) => ownerKey(candidate) === nearest);
}
