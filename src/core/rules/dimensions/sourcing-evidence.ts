import { PLACEHOLDER } from '../../manifest/scaffold.ts';
import { known, placeLabel } from '../known.ts';
import { insertScaffold } from '../missing.ts';
import { defineRule, type Rule } from '../rule.ts';
import { yaml } from '../yaml.ts';

const MODELS = 'sourcing.models';

/** Whether the code uses the providers that the manifest names: the part of the dimension sourcing that needs the repository. */
export const sourcingEvidence: readonly Rule[] = [
  defineRule({
    id: 'provider-undeclared',
    required: { pilot: 'warning', production: 'warning' },
    weight: 5,
    requirement: 'Every provider the code uses is named',
    action: 'Add the provider and its model to the list of models',
    why: ['S7'],
    needsFacts: true,
    subjects: ['models-missing'],
    messages: {
      undeclared: ({ provider, sdk, place }: Record<'provider' | 'sdk' | 'place', string>) =>
        `${place} uses ${sdk}, but no model of ${provider} seems to be named. Add it to the models`,
    },
    applies: (context) => {
      const fact = known(context, 'sdks');
      return !('known' in fact) || fact.known.some(({ provider }) => provider !== undefined);
    },
    *check(context) {
      const fact = known(context, 'sdks');
      const models = context.manifest.sourcing?.models;
      if (models === undefined) return yield { undeclared: true };
      if ('unknown' in fact) return yield fact;
      // a provider alone, without its model, is a scaffold that still waits to be filled
      const named = models.filter(({ name }) => name !== undefined);
      const isNamed = (one: string) => named.some(({ provider = '' }) => isSameProvider(provider, one));
      const firstUses = new Map(fact.known.toReversed().map((use) => [use.provider, use]));
      for (const [provider, use] of firstUses) {
        if (provider === undefined || isNamed(provider) || use.alsoServes.some(isNamed)) continue;
        const args = { provider, sdk: use.package, place: placeLabel(use) };
        yield { path: MODELS, at: 'key', message: 'undeclared', args, confidence: 'medium' };
      }
    },
    fix: {
      kind: 'scaffold',
      edits: ({ args: { provider } }, { manifest }) => {
        const models = manifest.sourcing?.models ?? [];
        const index = models.findIndex((model) => isSameProvider(model.provider ?? '', provider));
        if (index >= 0) return [insertScaffold(`${MODELS}[${index}].name`)];
        return [{ op: 'insert', path: `${MODELS}[${models.length}]`, value: { provider, name: PLACEHOLDER } }];
      },
    },
    examples: {
      bad: {
        yaml: yaml`
        sourcing:
          models: [{ provider: mistral, name: mistral-large }]
      `,
      },
      good: {
        yaml: yaml`
        sourcing:
          models: [{ provider: openai, name: gpt-5-mini }]
      `,
      },
    },
  }),
  defineRule({
    id: 'provider-unused',
    required: { pilot: 'info', production: 'info' },
    notFor: ['product'],
    weight: 2,
    requirement: 'Every provider named is used by the code',
    action: 'Remove the provider from the list of models, or correct it',
    why: ['S7'],
    needsFacts: true,
    subjects: ['models-missing'],
    messages: {
      unused: ({ provider, others }: Record<'provider' | 'others', string>) =>
        `Nothing in the code seems to use ${provider}; it uses ${others}. Correct the provider, or remove it`,
    },
    // without the use of another provider, nothing is known about how the code reaches its models
    applies: (context) => {
      const fact = known(context, 'sdks');
      return !('known' in fact) || fact.known.some(({ provider }) => provider !== undefined);
    },
    *check(context) {
      const fact = known(context, 'sdks');
      const models = context.manifest.sourcing?.models;
      if (models === undefined) return yield { undeclared: true };
      if ('unknown' in fact) return yield fact;
      const used = [...new Set(fact.known.flatMap(({ provider }) => provider ?? []))];
      const reachable = fact.known.flatMap(({ provider, alsoServes }) => [provider ?? '', ...alsoServes]);
      // an SDK that serves several providers may reach any of them
      if (fact.known.some(({ provider }) => provider === undefined)) return;
      for (const [index, { provider }] of models.entries()) {
        if (provider === undefined || reachable.some((one) => isSameProvider(one, provider))) continue;
        const args = { provider, others: used.join(', ') };
        yield { path: `${MODELS}[${index}].provider`, message: 'unused', args, confidence: 'low' };
      }
    },
    examples: {
      bad: {
        yaml: yaml`
        sourcing:
          models: [{ provider: openai, name: gpt-5-mini }, { provider: cohere, name: command-r }]
      `,
      },
      good: {
        yaml: yaml`
        sourcing:
          models: [{ provider: openai, name: gpt-5-mini }]
      `,
      },
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
