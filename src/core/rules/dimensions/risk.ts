import { fillerMessage, insertScaffold, itemName, missing } from '../missing.ts';
import type { Filler } from '../../manifest/gaps/filler.ts';
import { defineRule, type Rule } from '../rule.ts';
import { yaml } from '../yaml.ts';

const RISKS = 'risk.risks';

export const risk: readonly Rule[] = [
  missing({
    id: 'risk-tier-missing',
    required: { idea: 'warning', pilot: 'warning', production: 'warning' },
    weight: 4,
    requirement: 'The risk tier is given',
    action: 'Give the risk tier of the use, as your regulation or policy defines it',
    why: ['S10'],
    path: 'risk.tier',
    noun: 'The risk tier',
    absent: 'No risk tier is given. Is the use minimal, limited, high or prohibited in your policy?',
  }),
  defineRule({
    id: 'risk-prohibited',
    required: { idea: 'error', pilot: 'error', production: 'error' },
    weight: 10,
    requirement: 'The use is allowed',
    action: 'Retire it, or change the use and classify it again',
    why: ['S10'],
    subjects: ['risk-tier-missing'],
    messages: {
      prohibited: () => 'The use is prohibited. Retire it, or change the use and classify it again',
    },
    applies: ({ manifest }) => (manifest.risk?.tier === undefined ? 'risk-tier-missing' : true),
    *check({ manifest }) {
      if (manifest.risk?.tier === 'prohibited') yield { path: 'risk.tier', message: 'prohibited' };
    },
    examples: {
      bad: {
        yaml: yaml`
        risk:
          tier: prohibited
      `,
      },
      good: {
        yaml: yaml`
        risk:
          tier: limited
      `,
      },
    },
  }),
  missing({
    id: 'data-classification-missing',
    required: { pilot: 'warning', production: 'warning' },
    notFor: ['research'],
    weight: 4,
    requirement: 'The data it works on is classified',
    action: 'Give the highest classification of the data it works on',
    why: ['S10'],
    path: 'risk.dataClassification',
    noun: 'The data classification',
    absent:
      'The data is not classified. Is the most sensitive data it works on public, internal, confidential or restricted?',
  }),
  missing({
    id: 'autonomy-missing',
    required: { pilot: 'warning', production: 'error' },
    notFor: ['application', 'product', 'platform', 'model', 'research'],
    weight: 7,
    requirement: 'The limits of the agent are described',
    action: 'Say how far the agent acts alone, what it must never do, and who stops it how',
    why: ['S10', 'S11'],
    path: 'risk.autonomy',
    parts: ['level', 'limits', 'stop'],
    noun: 'The description of the autonomy',
    absent:
      'How far the agent acts alone is not described. What may it do by itself, what never, and who stops it how?',
  }),
  defineRule({
    id: 'impact-assessment-missing',
    required: { pilot: 'info', production: 'info' },
    weight: 4,
    requirement: 'The impact is assessed where the risk or the data call for it',
    action: 'Assess the impact and record the assessment, or say which personal data it works on',
    why: ['S10'],
    subjects: ['risk-tier-missing'],
    messages: {
      absent: ({ reason }: { reason: string }) =>
        `${reason}, and no impact assessment is done. Which assessment is due, and when is it finished?`,
      unsaid: () => 'Personal data is not declared. Does it work on none, pseudonymous, personal or special data?',
    },
    applies: ({ manifest }) => (manifest.risk?.tier === undefined ? 'risk-tier-missing' : true),
    *check({ manifest }) {
      const { tier, personalData, assessments = [] } = manifest.risk ?? {};
      if (assessments.some(({ status }) => status === 'done')) return;
      const path = 'risk.assessments';
      if (tier === 'high') yield { path, at: 'key', message: 'absent', args: { reason: 'The risk tier is high' } };
      else if (personalData === 'special') {
        yield { path, at: 'key', message: 'absent', args: { reason: 'It works on special personal data' } };
      } else if (personalData === undefined) yield { path: 'risk.personalData', message: 'unsaid' };
    },
    fix: { kind: 'scaffold', edits: ({ path }) => [insertScaffold(path)] },
    examples: {
      bad: {
        yaml: yaml`
        risk:
          tier: high
          personalData: none
      `,
      },
      good: {
        yaml: yaml`
        risk:
          tier: high
          personalData: none
          assessments: [{ kind: fria, status: done, on: 2026-03-12, path: docs/fria.md }]
      `,
      },
    },
  }),
  missing({
    id: 'intended-use-missing',
    required: { production: 'info' },
    weight: 3,
    requirement: 'The intended use is described',
    action: 'Say what it may be used for',
    why: ['S3'],
    path: 'risk.intendedUse',
    noun: 'The intended use',
    absent: 'The intended use is not described. What may it be used for?',
  }),
  defineRule({
    id: 'mitigation-missing',
    required: { production: 'warning' },
    weight: 5,
    requirement: 'Every known risk has a mitigation',
    action: 'List what could go wrong and what is done about it; an empty list says no risk is known',
    why: ['S8'],
    subjects: ['risk-tier-missing'],
    messages: {
      notConsidered: () =>
        'No risks are listed. What could go wrong, and what is done about it? An empty list ([]) says no risk is known',
      noneAtHigh: () => 'The risk tier is high, and no risk is listed. Name at least one, and what is done about it',
      unmitigated: ({ item }: { item: string }) => `The risk ${item} has no mitigation. What is done about it?`,
      filler: ({ item, filler }: { item: string; filler: Filler }) =>
        fillerMessage(`The mitigation of ${item}`, filler, 'Say what is done about it'),
    },
    *check({ manifest, filler }) {
      const { tier, risks } = manifest.risk ?? {};
      // where little can go wrong
      const lessSevere = tier === 'minimal' ? { severity: 'info' as const } : {};
      if (risks === undefined) return yield { path: RISKS, at: 'key', message: 'notConsidered', ...lessSevere };
      // how much is asked depends on the tier
      if (tier === undefined) yield { coveredBy: 'risk-tier-missing' };
      if (tier === 'high' && risks.length === 0) yield { path: RISKS, at: 'key', message: 'noneAtHigh' };
      for (const [index, { name, mitigation }] of risks.entries()) {
        if (mitigation !== undefined) continue;
        const path = `${RISKS}[${index}].mitigation`;
        const item = itemName('risk', index, name);
        const found = filler(path);
        yield found
          ? { path, message: 'filler', args: { item, filler: found }, ...lessSevere }
          : { path, message: 'unmitigated', args: { item }, ...lessSevere };
      }
    },
    fix: {
      kind: 'scaffold',
      edits: ({ path, message }) => [insertScaffold(message === 'noneAtHigh' ? `${path}[0]` : path)],
    },
    examples: {
      bad: {
        yaml: yaml`
        risk:
          tier: limited
          risks:
            - { name: A price change is overlooked }
      `,
      },
      good: {
        yaml: yaml`
        risk:
          tier: limited
          risks:
            - { name: A price change is overlooked, mitigation: Daily sample of twenty mails }
      `,
      },
    },
  }),
];
