import { insertScaffold, itemLabel, missing } from '../missing.ts';
import { defineRule, type Rule } from '../rule.ts';

const RISKS = 'risk.risks';

export const risk: readonly Rule[] = [
  missing('risk', {
    id: 'risk-tier-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 4,
    title: 'No risk tier',
    why: ['S10'],
    path: 'risk.tier',
    ask: 'Give the risk tier of the use, as your regulation or policy defines it',
  }),
  defineRule('risk', {
    id: 'risk-prohibited',
    at: 'idea+',
    severity: 'error',
    weight: 10,
    title: 'The use is prohibited',
    why: ['S10'],
    messages: {
      prohibited: () =>
        'The risk tier is prohibited: such a use must not go on; retire it, or change the use and classify it again',
    },
    applies: ({ manifest }) => (manifest.risk?.tier === undefined ? 'risk-tier-missing' : true),
    *check({ manifest }) {
      if (manifest.risk?.tier === 'prohibited') yield { path: 'risk.tier', message: 'prohibited' };
    },
    examples: {
      bad: { yaml: 'risk:\n  tier: prohibited\n' },
      good: { yaml: 'risk:\n  tier: limited\n' },
    },
  }),
  missing('risk', {
    id: 'data-classification-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 4,
    title: 'The data it works on is not classified',
    why: ['S10'],
    path: 'risk.dataClassification',
    ask: 'Give the highest classification of the data it works on',
  }),
  missing('risk', {
    id: 'intended-use-missing',
    at: 'production',
    severity: 'warning',
    weight: 3,
    title: 'Not said what it is for',
    why: ['S3'],
    path: 'risk.intendedUse',
    ask: 'Say what it may be used for',
  }),
  defineRule('risk', {
    id: 'mitigation-missing',
    at: 'production',
    severity: 'warning',
    weight: 5,
    title: 'Risks without mitigation, or none considered',
    why: ['S8'],
    messages: {
      notConsidered: () =>
        'risk.risks is missing: list what could go wrong and what is done about it; [] says that nothing is known',
      noneAtHigh: () => 'The risk tier is high and no risk is listed: name at least one, with what is done about it',
      unmitigated: ({ item }: { item: string }) => `${item} has no mitigation: say what is done about it`,
      placeholder: ({ item, found }: { item: string; found: string }) =>
        `The mitigation of ${item} is only the placeholder "${found}": say what is done about it`,
    },
    *check({ manifest, placeholder }) {
      const { tier, risks } = manifest.risk ?? {};
      if (risks === undefined) {
        yield { path: RISKS, at: 'key', message: 'notConsidered' };
        return;
      }
      // how much is asked depends on the tier
      if (tier === undefined) yield { coveredBy: 'risk-tier-missing' };
      if (tier === 'high' && risks.length === 0) yield { path: RISKS, at: 'key', message: 'noneAtHigh' };
      for (const [index, { name, mitigation }] of risks.entries()) {
        if (mitigation !== undefined) continue;
        const path = `${RISKS}[${index}].mitigation`;
        const item = itemLabel(RISKS, index, name);
        const found = placeholder(path);
        yield found === undefined
          ? { path, message: 'unmitigated', args: { item } }
          : { path, message: 'placeholder', args: { item, found } };
      }
    },
    fix: {
      kind: 'scaffold',
      edits: ({ path, message }) => [insertScaffold(message === 'noneAtHigh' ? `${path}[0]` : path)],
    },
    examples: {
      bad: { yaml: 'risk:\n  tier: limited\n  risks:\n    - { name: Wrong amount posted }\n' },
      good: {
        yaml: 'risk:\n  tier: limited\n  risks:\n    - { name: Wrong amount posted, mitigation: Clerk confirmation above threshold }\n',
      },
    },
  }),
];
