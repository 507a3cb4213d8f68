import { fillerMessage, insertScaffold, missing } from '../missing.ts';
import type { Filler } from '../../manifest/gaps/filler.ts';
import { defineRule, type ReadManifest, type Rule } from '../rule.ts';
import { yaml } from '../yaml.ts';

const KIND_ACTION = 'Say what kind of initiative it is: application, agent, product, platform, model or research';

/** Whether at least half of the planned users use it: then `adoption-low` has nothing to say, whatever the day. */
function isAdopted({ alignment }: ReadManifest): boolean {
  const { current, target } = alignment?.users ?? {};
  return current !== undefined && target !== undefined && current * 2 >= target;
}

export const alignment: readonly Rule[] = [
  defineRule({
    id: 'kind-missing',
    required: { pilot: 'warning', production: 'warning' },
    weight: 3,
    requirement: 'The kind of initiative is given',
    action: KIND_ACTION,
    why: ['S7'],
    requires: ['kind'],
    messages: {
      absent: () =>
        'The kind is not given, so it is judged as an application, which is asked most. Is it an agent, a bought product, a platform, a model or research?',
      filler: ({ filler }: { filler: Filler }) => fillerMessage('The kind', filler, KIND_ACTION),
      research: () =>
        'Research is not used in production. Say what it has become: an application, an agent, a product, a platform or a model',
    },
    *check({ manifest, stage, filler }) {
      const found = filler('kind');
      if (manifest.kind === 'research' && stage === 'production') yield { path: 'kind', message: 'research' };
      else if (manifest.kind !== undefined) return;
      else if (found) yield { path: 'kind', message: 'filler', args: { filler: found } };
      else yield { path: 'kind', message: 'absent' };
    },
    fix: { kind: 'scaffold', edits: ({ message }) => (message === 'research' ? [] : [insertScaffold('kind')]) },
    examples: {
      bad: { yaml: 'kind: TODO\n' },
      good: { yaml: 'kind: application\n' },
    },
  }),
  missing({
    id: 'business-function-missing',
    required: { idea: 'warning', pilot: 'warning', production: 'warning' },
    notFor: ['platform'],
    weight: 5,
    requirement: 'The business function is named',
    action: 'Name the part of the business whose work changes',
    why: ['S6', 'N3'],
    path: 'alignment.businessFunction',
    noun: 'The business function',
    absent: 'No business function is named. Whose work changes: finance, operations, customer service …?',
  }),
  missing({
    id: 'problem-missing',
    required: { idea: 'warning', pilot: 'warning', production: 'warning' },
    weight: 5,
    requirement: 'The problem is stated',
    action: 'State the problem it solves, in figures if possible',
    why: ['S3'],
    path: 'alignment.problem',
    noun: 'The problem',
    absent: 'No problem is stated. What goes wrong or takes too long today, and how much of it?',
  }),
  missing({
    id: 'process-missing',
    required: { pilot: 'warning', production: 'warning' },
    notFor: ['platform', 'research'],
    weight: 6,
    requirement: 'The business process is named',
    action: 'Name the business process it is part of',
    why: ['S3'],
    path: 'alignment.process',
    noun: 'The business process',
    absent: 'No business process is named. Which process of the company does the work belong to?',
  }),
  missing({
    id: 'users-missing',
    required: { pilot: 'info', production: 'warning' },
    notFor: ['research', 'platform'],
    weight: 4,
    requirement: 'Its users are described: who, how many now, how many planned',
    action: 'Say who uses it, how many now, and how many are planned by when',
    why: ['S2'],
    path: 'alignment.users',
    parts: ['role', 'current', 'target', 'targetOn'],
    // the day of a roll-out is not asked ahead of it
    needs: (part, { stage, manifest }) => part !== 'targetOn' || (stage === 'production' && !isAdopted(manifest)),
    noun: 'The description of its users',
    absent: 'Its users are not described. Who uses it, how many now, and how many are planned by when?',
  }),
  defineRule({
    id: 'adoption-low',
    required: { production: 'warning' },
    notFor: ['research', 'platform'],
    atStage: true,
    weight: 4,
    requirement: 'At least half of the planned users use it by the day planned',
    action: 'Find out what keeps people from using it, or correct the figures',
    why: ['S2', 'S5'],
    subjects: ['users-missing'],
    messages: {
      low: ({ current, target, on }: { current: number; target: number; on: string }) =>
        `${current} of ${target} planned users use it, under half; the target was set for ${on}. What keeps the others away?`,
    },
    applies: ({ manifest }) => {
      const { current, target, targetOn } = manifest.alignment?.users ?? {};
      if (current === undefined || target === undefined) return 'users-missing';
      return targetOn === undefined && !isAdopted(manifest) ? 'users-missing' : true;
    },
    *check({ manifest, today }) {
      const { current = 0, target = 0, targetOn: on = today } = manifest.alignment?.users ?? {};
      if (on >= today || isAdopted(manifest)) return;
      yield { path: 'alignment.users.current', message: 'low', args: { current, target, on } };
    },
    examples: {
      bad: {
        yaml: yaml`
        alignment:
          users: { role: Buyer, current: 12, target: 45, targetOn: 2026-04-30 }
      `,
      },
      good: {
        yaml: yaml`
        alignment:
          users: { role: Buyer, current: 38, target: 45, targetOn: 2026-04-30 }
      `,
      },
    },
  }),
  defineRule({
    id: 'consumers-missing',
    required: { production: 'warning' },
    notFor: ['application', 'agent', 'product', 'model', 'research'],
    weight: 5,
    requirement: 'Other initiatives or users depend on the platform',
    action: 'Name who uses the platform, or list it under dependsOn of the initiatives that do',
    why: ['S2'],
    messages: {
      none: () =>
        'No initiative says that it depends on this platform, and its users are not described. Who builds on it?',
    },
    *check({ manifest, dependents }) {
      if (manifest.alignment?.users?.role !== undefined || (dependents?.length ?? 0) > 0) return;
      if (dependents === undefined) yield { unknown: 'the other initiatives were not looked at' };
      else yield { path: 'alignment.users', at: 'key', message: 'none' };
    },
    examples: {
      bad: {
        kind: 'platform',
        yaml: yaml`
        alignment:
          problem: Every team pays for its own model gateway and its own safety filters.
      `,
      },
      good: {
        kind: 'platform',
        yaml: yaml`
        alignment:
          problem: Every team pays for its own model gateway and its own safety filters.
          users: { role: Teams that call models, current: 6, target: 20 }
      `,
      },
    },
  }),
];
