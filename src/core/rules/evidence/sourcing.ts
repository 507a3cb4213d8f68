import type { CodeFact, Place, SdkUse } from '../../facts/facts.ts';
import { isOfferedBy, providersNamed, relatedProviders } from '../../facts/providers.ts';
import { PLACEHOLDER } from '../../manifest/scaffold.ts';
import { known, placeLabel } from './known.ts';
import { insertScaffold } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { yaml } from '../yaml.ts';

const MODELS = 'sourcing.models';

const NO_CODE: CodeFact = { models: [], mentions: {}, unread: [] };

const codeOf = (context: RuleContext): CodeFact => {
  const fact = known(context, 'code');
  return 'known' in fact ? fact.known : NO_CODE;
};

/** Whether anything shows a provider; without, nothing is known of how the code reaches its models. */
const showsProvider = (context: RuleContext): boolean => {
  const fact = known(context, 'sdks');
  return (
    !('known' in fact) ||
    fact.known.some(({ provider }) => provider !== undefined) ||
    (fact.known.length > 0 && codeOf(context).models.length > 0)
  );
};

/** Whether the use of a provider is declared by the name of another: its own, or that of who offers it. */
const isDeclaredBy = (provider: string, declared: string) =>
  isOfferedBy(provider, declared) || isOfferedBy(declared, provider);

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
    applies: showsProvider,
    *check(context) {
      const fact = known(context, 'sdks');
      const models = context.manifest.sourcing?.models;
      if (models === undefined) return yield { undeclared: true, path: MODELS };
      if ('unknown' in fact) return yield { ...fact, path: MODELS };
      const code = codeOf(context);
      // a provider alone, without its model, is a scaffold that still waits to be filled
      const named = models.filter(({ name }) => name !== undefined);
      const declared = named.flatMap(({ provider = '' }) => providersNamed(provider));
      for (const { provider = '', ...use } of usedProviders(fact.known, code)) {
        const place = placeOf(use);
        if (declared.some((one) => isDeclaredBy(provider, one))) {
          yield { verified: MODELS, place, confidence: 'medium' };
        } else if (use.by === undefined && provider === 'openai' && code.redirected) {
          // many services speak the protocol of this one
          yield {
            unknown: `${placeLabel(code.redirected)} points the client of ${use.package} elsewhere`,
            path: MODELS,
          };
        } else {
          const args = { provider, sdk: use.package, place: placeLabel(use) };
          yield { path: MODELS, at: 'key', message: 'undeclared', args, confidence: 'medium', place };
        }
      }
    },
    fix: {
      kind: 'scaffold',
      edits: ({ args: { provider } }, { manifest }) => {
        const models = manifest.sourcing?.models ?? [];
        const index = models.findIndex((model) => providersNamed(model.provider ?? '').includes(provider));
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
    applies: showsProvider,
    *check(context) {
      const fact = known(context, 'sdks');
      const models = context.manifest.sourcing?.models;
      if (models === undefined) return yield { undeclared: true, path: MODELS };
      if ('unknown' in fact) return yield { ...fact, path: MODELS };
      const code = codeOf(context);
      const used = usedProviders(fact.known, code);
      const mentioned = [
        ...Object.entries(code.mentions),
        ...used.map(({ provider = '', ...use }) => [provider, placeOf(use)] as const),
      ];
      for (const [index, { provider }] of models.entries()) {
        if (provider === undefined) continue;
        const path = `${MODELS}[${index}].provider`;
        const ids = providersNamed(provider);
        const [, place] = mentioned.find(([one]) => ids.some((id) => isDeclaredBy(one, id))) ?? [];
        if (place) yield { verified: path, place, confidence: 'low' };
        else if (ids.length === 0) yield { unknown: `${provider} is no provider we know`, path };
        else if (code.unread[0] !== undefined) yield { unknown: code.unread[0], path };
        // an SDK for several providers may be told which one by its environment
        else if (fact.known.some((use) => use.provider === undefined)) {
          yield { unknown: `${provider} may be used through a library for several providers`, path };
        } else {
          const others = [...new Set(used.map((use) => use.provider))].join(', ');
          yield { path, message: 'unused', args: { provider, others }, confidence: 'low' };
        }
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

/** Each provider that is used, and what shows it first; makers of models where only a library for several is used. */
function usedProviders(uses: readonly SdkUse[], { models }: CodeFact): readonly SdkUse[] {
  const first = new Map<string, SdkUse>();
  for (const use of uses) {
    if (use.provider !== undefined && !first.has(use.provider)) first.set(use.provider, use);
  }
  for (const { maker, name, ...place } of models) {
    const isReached = [...first.keys()].some((provider) => isDeclaredBy(maker, provider));
    if (isReached || uses.length === 0) continue;
    first.set(maker, { ...place, package: name, by: 'model', provider: maker, alsoServes: relatedProviders(maker) });
  }
  return [...first.values()];
}

function placeOf({ file, line }: Place): Place {
  return line === undefined ? { file } : { file, line };
}
