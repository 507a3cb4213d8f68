import type { CodeOwnersEntry, Place } from '../../facts/facts.ts';
import type { Filler } from '../../manifest/gaps/filler.ts';
import { isSameOwner, ownerKey } from '../../manifest/owners.ts';
import { nearestWord } from '../../manifest/read-manifest.ts';
import { known, placeLabel } from '../evidence/known.ts';
import { fillerMessage, insertScaffold, missing } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { yaml } from '../yaml.ts';

export const ownership: readonly Rule[] = [
  missing({
    id: 'owner-missing',
    required: { idea: 'error', pilot: 'error', production: 'error' },
    weight: 10,
    requirement: 'An owner is named',
    action: 'Name the group or person accountable for the initiative',
    why: ['S10', 'N6'],
    path: 'ownership.owner',
    noun: 'The owner',
    absent: 'No owner is named. Which group or person is accountable for the initiative?',
  }),
  missing({
    id: 'sponsor-missing',
    required: { pilot: 'warning', production: 'warning' },
    notFor: ['research'],
    weight: 6,
    requirement: 'An executive sponsor is named',
    action: 'Name the executive accountable for the outcome',
    why: ['S10', 'N6'],
    path: 'ownership.sponsor',
    noun: 'The sponsor',
    absent: 'No executive sponsor is named. Who at executive level is accountable for the outcome?',
  }),
  missing({
    id: 'business-owner-missing',
    required: { pilot: 'warning', production: 'error' },
    // seats of a product are used in many workflows, with no one manager of all
    requiredOf: { product: { pilot: 'warning', production: 'warning' } },
    notFor: ['platform', 'research'],
    weight: 8,
    requirement: 'The line manager of the workflow is named',
    action: 'Name the line manager whose workflow changes',
    why: ['N6', 'S3'],
    path: 'ownership.businessOwner',
    noun: 'The business owner',
    absent: 'No business owner is named. Which line manager runs the workflow that changes?',
  }),
  defineRule({
    id: 'technical-owner-missing',
    required: { pilot: 'info', production: 'warning' },
    notFor: ['product'],
    weight: 4,
    requirement: 'It is known who runs it',
    requires: ['ownership.technicalOwner'],
    action: 'Name the group or person who runs it',
    why: ['S10'],
    messages: {
      absent: () => 'No technical owner is named. Who runs it and is called when it breaks?',
      filler: ({ filler }: { filler: Filler }) =>
        fillerMessage('The technical owner', filler, 'Name the group or person who runs it'),
    },
    *check({ manifest, filler }) {
      const { owner, technicalOwner } = manifest.ownership ?? {};
      // a group that owns the initiative also runs it unless the manifest says otherwise
      if (technicalOwner !== undefined || (owner !== undefined && isGroup(owner))) return;
      const path = 'ownership.technicalOwner';
      const found = filler(path);
      yield found ? { path, message: 'filler', args: { filler: found } } : { path, message: 'absent' };
    },
    fix: { kind: 'scaffold', edits: ({ path }) => [insertScaffold(path)] },
    examples: {
      bad: {
        yaml: yaml`
        ownership:
          owner: user:ines
          technicalOwner: TODO
      `,
      },
      good: {
        yaml: yaml`
        ownership:
          owner: user:ines
          technicalOwner: group:ml-platform
      `,
      },
    },
  }),
  missing({
    id: 'contact-missing',
    required: { pilot: 'info', production: 'warning' },
    weight: 3,
    requirement: 'Users know where to reach the team',
    action: 'Give the channel or address where the team can be reached',
    why: ['S9'],
    path: 'ownership.contact',
    noun: 'The contact',
    absent: 'No contact is given. Where can users and reviewers reach the team?',
  }),
  defineRule({
    id: 'owner-individual',
    required: { production: 'warning' },
    weight: 3,
    requirement: 'A group owns it, not one person',
    action: 'Name a group as owner',
    why: ['S10'],
    subjects: ['owner-missing'],
    messages: {
      individual: ({ owner }: { owner: string }) =>
        `${owner} is one person. Name a group as owner, so that ownership survives holidays and job changes`,
    },
    applies: ({ manifest }) => (manifest.ownership?.owner === undefined ? 'owner-missing' : true),
    *check({ manifest }) {
      const owner = manifest.ownership?.owner ?? '';
      // only `user:` says for certain that it is a person: @name may be a group, an address may be a list
      if (owner.startsWith('user:')) yield { path: 'ownership.owner', message: 'individual', args: { owner } };
    },
    examples: {
      bad: {
        yaml: yaml`
        ownership:
          owner: user:ines
      `,
      },
      good: {
        yaml: yaml`
        ownership:
          owner: group:purchasing-systems
      `,
      },
    },
  }),
  defineRule({
    id: 'owner-unknown',
    required: { pilot: 'warning', production: 'warning' },
    weight: 5,
    requirement: 'The owner is known to the repository',
    action: 'Name an owner that CODEOWNERS or the policy knows, or add this one there',
    why: ['S10'],
    needsFacts: true,
    subjects: ['owner-missing'],
    messages: {
      unknownOwner: ({
        owner,
        where,
        given,
        nearest,
      }: Record<'owner' | 'where' | 'given', string> & { nearest: string | undefined }) =>
        `${owner} is not among the owners in ${where}${given}. ${nearest === undefined ? 'Name one that is, or add it there' : `Did you mean ${nearest}?`}`,
    },
    *check(context) {
      const { owner, technicalOwner } = context.manifest.ownership ?? {};
      const path = 'ownership.owner';
      if (owner === undefined) return yield { undeclared: true, path };
      const { listed, mapping } = context.owners;
      const isSame = (candidate: string) => isSameOwner(owner, candidate, mapping);
      if (listed.some(isSame)) return yield { verified: path };
      const fact = known(context, 'codeOwners');
      if ('unknown' in fact && listed.length === 0) return yield { ...fact, path };
      const { inForce } = codeOwners(context);
      const entry = inForce.find(({ owners }) => owners.some(isSame));
      if (entry) return yield { verified: path, place: placeOf(entry) };
      const { places, owners } = knownOwners(context);
      if (owners.length === 0) {
        const reason = 'neither CODEOWNERS nor the policy names an owner of what the manifest covers';
        return yield { unknown: reason, path };
      }
      // CODEOWNERS is about code, which the technical owner may answer for
      const isTechnical = (candidate: string) => isSameOwner(technicalOwner ?? '', candidate, mapping);
      if (listed.length === 0 && technicalOwner !== undefined && owners.some(isTechnical)) {
        return yield {
          unknown: `CODEOWNERS names the technical owner ${technicalOwner}, and says nothing of others`,
          path,
        };
      }
      const args = {
        owner,
        where: places.join(' and '),
        given: givenTo(context),
        nearest: nearestOwner(owner, owners),
      };
      const [first] = inForce;
      yield { path, message: 'unknownOwner', args, ...(first ? { place: placeOf(first) } : {}) };
    },
    fix: {
      kind: 'safe',
      edits: ({ args: { nearest } }) =>
        nearest === undefined ? [] : [{ op: 'replace', path: 'ownership.owner', value: nearest }],
    },
    examples: {
      bad: {
        yaml: yaml`
        ownership:
          owner: group:purchasing-system
      `,
      },
      good: {
        yaml: yaml`
        ownership:
          owner: group:purchasing-systems
      `,
      },
    },
  }),
];

function isGroup(owner: string): boolean {
  return owner.startsWith('group:') || /^@[^/]+\//.test(owner);
}

/** The owners that CODEOWNERS names for what the manifest covers, and those of the policy; and where they are named. */
function knownOwners(context: RuleContext): { readonly places: readonly string[]; readonly owners: readonly string[] } {
  const { file, inForce } = codeOwners(context);
  const named = inForce.flatMap((entry) => entry.owners);
  const { listed } = context.owners;
  return {
    places: [
      ...(file === undefined || named.length === 0 ? [] : [file]),
      ...(listed.length === 0 ? [] : ['the policy']),
    ],
    owners: [...listed, ...named],
  };
}

/** What CODEOWNERS says of the files that the manifest covers; nothing where it could not be read. */
function codeOwners(context: RuleContext): {
  readonly file?: string | undefined;
  readonly inForce: readonly CodeOwnersEntry[];
} {
  const fact = known(context, 'codeOwners');
  return 'known' in fact ? fact.known : { inForce: [] };
}

function placeOf({ file, line }: CodeOwnersEntry): Place {
  return line === undefined ? { file } : { file, line };
}

/** Who owns what the manifest covers by CODEOWNERS, as the end of a sentence; empty where no line matches. */
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
