import { providersNamed } from '../../facts/providers.ts';
import { PLACEHOLDER } from '../../manifest/scaffold.ts';
import { known, placeLabel } from '../known.ts';
import { insertScaffold, missing } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';

/** What has to be said depends on the strategy, so without one nothing else is settled. */
const onStrategy = (context: RuleContext) => (context.manifest.sourcing?.strategy ? true : 'strategy-missing');

/** Bought or made together: where it is built in-house there is no supplier to name or to leave. */
const onSupplier = (context: RuleContext) => {
  const strategy = context.manifest.sourcing?.strategy;
  return strategy === undefined ? 'strategy-missing' : strategy !== 'build';
};

export const sourcing: readonly Rule[] = [
  missing('sourcing', {
    id: 'strategy-missing',
    at: 'pilot+',
    severity: 'error',
    weight: 6,
    title: 'Not said whether it is built, bought or made with a partner',
    why: ['S7', 'N2'],
    path: 'sourcing.strategy',
    ask: 'Say whether it is built, bought or made with a partner',
  }),
  missing('sourcing', {
    id: 'supplier-missing',
    at: 'pilot+',
    severity: 'error',
    weight: 5,
    title: 'Bought or made with a partner, but from whom?',
    why: ['S7'],
    path: 'sourcing.supplier',
    ask: 'Name the supplier it is bought from or made with',
    given: { strategy: 'buy' },
    applies: onSupplier,
  }),
  defineRule('sourcing', {
    id: 'rationale-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 6,
    title: 'Not said why this sourcing fits the need',
    why: ['S7', 'S11', 'N2'],
    messages: {
      rationale: ({ strategy }: { strategy: string }) =>
        `sourcing.rationale is missing: say why the strategy "${strategy}" fits the need`,
      alternatives: () =>
        'sourcing.alternatives is missing: say what was considered besides building it, as suppliers may have it already',
      placeholder: ({ path, found }: { path: string; found: string }) =>
        `${path} holds only the placeholder "${found}": say why this sourcing fits the need, and what else was considered`,
    },
    applies: onStrategy,
    *check({ manifest, placeholder }) {
      const { strategy = '', rationale, alternatives } = manifest.sourcing ?? {};
      const gap =
        rationale === undefined
          ? 'rationale'
          : strategy === 'build' && alternatives === undefined
            ? 'alternatives'
            : undefined;
      if (!gap) return;
      const path = `sourcing.${gap}`;
      const found = placeholder(path);
      if (found !== undefined) yield { path, message: 'placeholder', args: { path, found } };
      else if (gap === 'rationale') yield { path, message: gap, args: { strategy } };
      else yield { path, message: gap };
    },
    fix: {
      kind: 'scaffold',
      edits: (_finding, { manifest }) => [
        ...(manifest.sourcing?.rationale === undefined ? [insertScaffold('sourcing.rationale')] : []),
        ...(manifest.sourcing?.strategy === 'build' && manifest.sourcing.alternatives === undefined
          ? [insertScaffold('sourcing.alternatives')]
          : []),
      ],
    },
    examples: {
      bad: { yaml: 'sourcing:\n  strategy: build\n  rationale: No supplier reads our three invoice layouts\n' },
      good: {
        yaml: 'sourcing:\n  strategy: build\n  rationale: No supplier reads our three invoice layouts\n  alternatives: [Acme Docs, Two other suppliers tried in March]\n',
      },
    },
  }),
  missing('sourcing', {
    id: 'partner-missing',
    at: 'pilot+',
    severity: 'info',
    weight: 2,
    title: 'Built in-house with skill gaps and no expert alongside',
    why: ['S7', 'S11'],
    path: 'sourcing.partners',
    ask: 'Name experts who work alongside, as the team itself lists skills it lacks (capacity.team.gaps)',
    given: { strategy: 'build' },
    applies: ({ manifest }) => {
      const strategy = manifest.sourcing?.strategy;
      if (strategy === undefined) return 'strategy-missing';
      if (strategy !== 'build') return false;
      const gaps = manifest.capacity?.team?.gaps;
      return gaps === undefined ? 'team-missing' : gaps.length > 0;
    },
  }),
  missing('sourcing', {
    id: 'models-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 3,
    title: 'No models are named',
    why: ['S7'],
    path: 'sourcing.models',
    ask: 'List the models it uses, each with its provider',
  }),
  missing('sourcing', {
    id: 'exit-plan-missing',
    at: 'production',
    severity: 'warning',
    weight: 3,
    title: 'No way out of the supplier',
    why: ['S7'],
    path: 'sourcing.exitPlan',
    ask: 'Say how to leave the supplier and what can be taken along',
    given: { strategy: 'buy' },
    applies: onSupplier,
  }),
  defineRule('sourcing', {
    id: 'provider-undeclared',
    at: 'pilot+',
    severity: 'warning',
    weight: 5,
    title: 'The code uses a provider that the manifest does not name',
    why: ['S7'],
    needsFacts: true,
    messages: {
      undeclared: ({ provider, sdk, place }: Record<'provider' | 'sdk' | 'place', string>) =>
        `${place} depends on ${sdk}, which belongs to ${provider}, and no model of ${provider} is listed: add it to sourcing.models`,
    },
    applies: (context) => {
      const fact = known(context, 'sdks');
      if ('known' in fact && fact.known.every(({ provider }) => provider === undefined)) return false;
      return context.manifest.sourcing?.models === undefined ? 'models-missing' : true;
    },
    *check(context) {
      const fact = known(context, 'sdks');
      if ('unknown' in fact) {
        yield fact;
        return;
      }
      const models = context.manifest.sourcing?.models ?? [];
      // a provider alone, without its model, is a scaffold that still waits to be filled
      const named = models.filter(({ name }) => name !== undefined);
      const isNamed = (one: string) =>
        named.some(({ provider = '' }) => isSameProvider(provider, one) || providersNamed(provider).includes(one));
      const firstUses = new Map(fact.known.toReversed().map((use) => [use.provider, use]));
      for (const [provider, use] of firstUses) {
        if (provider === undefined || isNamed(provider) || use.alsoServes.some(isNamed)) continue;
        const args = { provider, sdk: use.package, place: placeLabel(use) };
        yield { path: 'sourcing.models', at: 'key', message: 'undeclared', args };
      }
    },
    fix: {
      kind: 'scaffold',
      edits: ({ args: { provider } }, { manifest }) => {
        const models = manifest.sourcing?.models ?? [];
        const index = models.findIndex((model) => isSameProvider(model.provider ?? '', provider));
        if (index >= 0) return [insertScaffold(`sourcing.models[${index}].name`)];
        return [{ op: 'insert', path: `sourcing.models[${models.length}]`, value: { provider, name: PLACEHOLDER } }];
      },
    },
    examples: {
      bad: { yaml: 'sourcing:\n  models: [{ provider: mistral, name: mistral-large }]\n' },
      good: { yaml: 'sourcing:\n  models: [{ provider: openai, name: gpt-5-mini }]\n' },
    },
  }),
];

/** Names of providers compare by their letters and digits: `Mistral AI`, `mistral-ai` and `mistral` are one. */
function isSameProvider(a: string, b: string): boolean {
  return a === b || providerKey(a) === providerKey(b);
}

function providerKey(provider: string): string {
  return provider.toLowerCase().replaceAll(/[^a-z0-9]|ai$|inc$/g, '');
}
