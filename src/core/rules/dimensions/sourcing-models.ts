import { providersNamed } from '../../facts/providers.ts';
import { retiredModels, retirementOf } from '../../facts/retired-models.ts';
import type { Filler } from '../../manifest/gaps/filler.ts';
import { nearestWord } from '../../manifest/read-manifest.ts';
import { daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { fillerMessage, insertScaffold } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { yaml } from '../yaml.ts';

const MODELS = 'sourcing.models';

const modelsOf = ({ manifest }: RuleContext) => manifest.sourcing?.models ?? [];

/** What models it uses, and whether they may and can be used: a part of the dimension sourcing. */
export const sourcingModels: readonly Rule[] = [
  defineRule({
    id: 'models-missing',
    required: { pilot: 'info', production: 'warning' },
    notFor: ['product', 'model'],
    weight: 3,
    requirement: 'The models it uses are named',
    action: 'List the models it uses, each with its provider',
    why: ['S7'],
    requires: [MODELS],
    messages: {
      absent: () => 'No models are named. Which models does it use, and who provides them?',
      filler: ({ filler }: { filler: Filler }) =>
        fillerMessage('The list of models', filler, 'List the models it uses, each with its provider'),
    },
    // with a list of allowed models the absence matters more, and one rule reports it
    applies: ({ manifest, modelsAllowed }) =>
      manifest.sourcing?.models === undefined && modelsAllowed.length > 0 ? 'model-not-allowed' : true,
    *check({ manifest, filler }) {
      if (manifest.sourcing?.models !== undefined) return;
      const found = filler(MODELS);
      yield found ? { path: MODELS, message: 'filler', args: { filler: found } } : { path: MODELS, message: 'absent' };
    },
    fix: { kind: 'scaffold', edits: () => [insertScaffold(MODELS)] },
    examples: {
      bad: {
        yaml: yaml`
        sourcing:
          strategy: build
          models: [{ provider: TODO, name: TODO }]
      `,
      },
      good: {
        yaml: yaml`
        sourcing:
          strategy: build
          models: [{ provider: openai, name: gpt-5-mini }]
      `,
      },
    },
  }),
  defineRule({
    id: 'model-not-allowed',
    required: { pilot: 'error', production: 'error' },
    notFor: ['product'],
    weight: 6,
    requirement: 'Every model is one the organisation allows',
    action: 'Use a model that the policy allows, or have this one added to it',
    why: ['S7'],
    messages: {
      notAllowed: ({ model, nearest }: { model: string; nearest: string | undefined }) =>
        `${model} is not among the models the policy allows. ${nearest === undefined ? 'Use one that is, or have it added' : `Did you mean ${nearest}?`}`,
      unnamed: ({ allowed }: { allowed: string }) =>
        `The policy allows only some models (${allowed}). Which ones does it use?`,
    },
    applies: ({ modelsAllowed }) => modelsAllowed.length > 0,
    *check(context) {
      const { modelsAllowed: allowed } = context;
      const models = modelsOf(context);
      if (models.length === 0) {
        const some = `${allowed.slice(0, 3).join(', ')}${allowed.length > 3 ? ', …' : ''}`;
        yield { path: MODELS, at: 'key', message: 'unnamed', args: { allowed: some } };
      }
      for (const [index, { provider, name }] of models.entries()) {
        if (name === undefined || allowed.some((pattern) => isAllowed(pattern, provider, name))) continue;
        const nearest = nearestWord(
          name,
          allowed.filter((pattern) => !/[*/]/.test(pattern)),
        );
        yield { path: `${MODELS}[${index}].name`, message: 'notAllowed', args: { model: name, nearest } };
      }
    },
    fix: {
      kind: 'safe',
      edits: ({ path, message, args }) =>
        message === 'notAllowed' && args.nearest !== undefined ? [{ op: 'replace', path, value: args.nearest }] : [],
    },
    examples: {
      bad: {
        yaml: yaml`
        sourcing:
          strategy: build
          models: [{ provider: openai, name: gpt-5-mni }]
      `,
      },
      good: {
        yaml: yaml`
        sourcing:
          strategy: build
          models: [{ provider: openai, name: gpt-5-mini }]
      `,
      },
    },
  }),
  defineRule({
    id: 'model-retired',
    required: { pilot: 'warning', production: 'warning' },
    notFor: ['product', 'model'],
    atStage: true,
    ignoresHold: true,
    weight: 5,
    requirement: 'No model is retired or about to be',
    action: 'Move to a model that is supported, and test it before the day',
    why: ['S8'],
    subjects: ['models-missing'],
    messages: {
      retired: ({ model, on }: { model: string; on: string }) =>
        `${model} was retired on ${on}. Move to a model that is supported`,
      soon: ({ model, on, days }: { model: string; on: string; days: number }) =>
        `${model} is retired on ${on}, in ${count(days, 'day')}. Test its successor before that day`,
      listed: ({ model, on, source, readOn }: Record<'model' | 'on' | 'source' | 'readOn', string>) =>
        `${model} seems to have been retired on ${on} (${source}, read on ${readOn}). Move to a model that is supported, or give the day as retiresOn`,
    },
    applies: ({ manifest }) => (manifest.sourcing?.models === undefined ? 'models-missing' : true),
    *check(context) {
      const { today, thresholds } = context;
      for (const [index, { provider, name, retiresOn: on }] of modelsOf(context).entries()) {
        const model = name ?? provider ?? 'The model';
        if (on === undefined) {
          const providers = [...providersNamed(provider ?? ''), (provider ?? '').toLowerCase()];
          const row = retirementOf(providers, name ?? '', [...context.modelsRetired, ...retiredModels]);
          if (row && row.on <= today) {
            const args = { model, on: row.on, source: row.source, readOn: row.readOn };
            yield { path: `${MODELS}[${index}].name`, message: 'listed', args, confidence: 'medium' };
          }
          continue;
        }
        const path = `${MODELS}[${index}].retiresOn`;
        const days = daysBetween(today, on);
        if (days < 0) yield { path, message: 'retired', args: { model, on }, severity: 'error' };
        else if (days <= thresholds.contractSoonDays) yield { path, message: 'soon', args: { model, on, days } };
      }
    },
    examples: {
      bad: {
        yaml: yaml`
        sourcing:
          strategy: build
          models: [{ provider: openai, name: gpt-5-mini, retiresOn: 2026-06-30 }]
      `,
      },
      good: {
        yaml: yaml`
        sourcing:
          strategy: build
          models: [{ provider: openai, name: gpt-5-mini, retiresOn: 2027-02-01 }]
      `,
      },
    },
  }),
];

/** Whether an entry of the policy's list, `gpt-5-mini`, `openai/gpt-5-mini` or `openai/gpt-5*`, allows a model. */
function isAllowed(pattern: string, provider: string | undefined, name: string): boolean {
  const candidates = provider === undefined ? [name] : [name, `${provider}/${name}`];
  const wanted = pattern.toLowerCase();
  return candidates.some((candidate) =>
    wanted.endsWith('*') ? candidate.toLowerCase().startsWith(wanted.slice(0, -1)) : candidate.toLowerCase() === wanted,
  );
}
