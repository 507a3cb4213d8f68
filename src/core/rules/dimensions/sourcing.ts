import { providersNamed } from '../../facts/providers.ts';
import { retiredModels, retirementOf } from '../../facts/retired-models.ts';
import type { Filler } from '../../manifest/filler.ts';
import { nearestWord } from '../../manifest/read.ts';
import { addDays, daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { fillerMessage, insertScaffold, missing } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { yaml } from '../yaml.ts';

const MODELS = 'sourcing.models';

/** What has to be said depends on the strategy, so without one nothing else is settled. */
const onStrategy = (context: RuleContext) => (context.manifest.sourcing?.strategy ? true : 'strategy-missing');

/** Bought or made together: what is built in-house has no supplier to name or to leave. */
const onSupplier = (context: RuleContext) => {
  const strategy = context.manifest.sourcing?.strategy;
  return strategy === undefined ? 'strategy-missing' : strategy !== 'build';
};

const modelsOf = ({ manifest }: RuleContext) => manifest.sourcing?.models ?? [];

export const sourcing: readonly Rule[] = [
  missing({
    id: 'strategy-missing',
    required: { pilot: 'warning', production: 'warning' },
    weight: 6,
    requirement: 'It is known whether it is built, bought or made with a partner',
    action: 'Say whether it is built, bought or made with a partner',
    why: ['S7', 'N2'],
    path: 'sourcing.strategy',
    noun: 'The sourcing strategy',
    absent: 'The sourcing strategy is not given. Is it built by our own people, bought, or made with a partner?',
  }),
  missing({
    id: 'supplier-missing',
    required: { pilot: 'warning', production: 'warning' },
    weight: 5,
    requirement: 'The supplier is named',
    action: 'Name the supplier it is bought from or made with',
    why: ['S7'],
    subjects: ['strategy-missing'],
    path: 'sourcing.supplier',
    noun: 'The supplier',
    absent: 'It is bought or made with a partner, and no supplier is named. From whom, or with whom?',
    given: { strategy: 'buy' },
    applies: onSupplier,
  }),
  defineRule({
    id: 'rationale-missing',
    required: { pilot: 'info', production: 'info' },
    weight: 4,
    requirement: 'It is explained why this sourcing fits',
    action: 'Say why this sourcing fits the need and, where it is built, what else was considered',
    why: ['S7', 'S11', 'N2'],
    subjects: ['strategy-missing'],
    messages: {
      rationale: ({ strategy }: { strategy: string }) =>
        `It is not explained why "${strategy}" fits. What speaks for it?`,
      alternatives: () => 'No alternatives to building it are listed. What else was considered?',
      filler: ({ filler }: { filler: Filler }) =>
        fillerMessage('The reason for the sourcing', filler, 'Say why it fits the need, and what else was considered'),
    },
    applies: onStrategy,
    *check({ manifest, filler }) {
      const { strategy = '', rationale, alternatives } = manifest.sourcing ?? {};
      const gap =
        rationale === undefined
          ? 'rationale'
          : strategy === 'build' && alternatives === undefined
            ? 'alternatives'
            : undefined;
      if (!gap) return;
      const path = `sourcing.${gap}`;
      const found = filler(path);
      if (found) yield { path, message: 'filler', args: { filler: found } };
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
      bad: {
        yaml: yaml`
        sourcing:
          strategy: build
          rationale: No supplier reads our order formats
      `,
      },
      good: {
        yaml: yaml`
        sourcing:
          strategy: build
          rationale: No supplier reads our order formats
          alternatives: [Northwind Text, Two other suppliers tried in March]
      `,
      },
    },
  }),
  defineRule({
    id: 'models-missing',
    required: { pilot: 'info', production: 'warning' },
    notFor: ['product'],
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
    notFor: ['product'],
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
  defineRule({
    id: 'contract-ends-soon',
    required: { pilot: 'info', production: 'warning' },
    atStage: true,
    ignoresHold: true,
    weight: 3,
    requirement: 'The contract does not end soon',
    action: 'Decide whether to renew the contract',
    why: ['S8'],
    messages: {
      notice: ({ notice, ends, days }: { notice: string; ends: string; days: number }) =>
        `The last day to give notice is ${notice}, in ${count(days, 'day')}; the contract ends on ${ends}. Renew, or leave?`,
      noticePassed: ({ notice, ends }: { notice: string; ends: string }) =>
        `The last day to give notice was ${notice}; the contract ends on ${ends}. Record the new end, or prepare to leave`,
      ended: ({ ends }: { ends: string }) => `The contract ended on ${ends}. Record the new end, or leave the supplier`,
    },
    applies: ({ manifest }) => manifest.sourcing?.contract?.endsOn !== undefined,
    *check({ manifest, today, thresholds }) {
      const { endsOn: ends = today, noticeDays = 0 } = manifest.sourcing?.contract ?? {};
      const notice = addDays(ends, -noticeDays);
      const path = 'sourcing.contract.endsOn';
      const days = daysBetween(today, notice);
      if (ends < today) yield { path, message: 'ended', args: { ends } };
      else if (days < 0) yield { path, message: 'noticePassed', args: { notice, ends } };
      else if (days <= thresholds.contractSoonDays) yield { path, message: 'notice', args: { notice, ends, days } };
    },
    examples: {
      bad: {
        yaml: yaml`
        sourcing:
          strategy: partner
          supplier: Northwind Text
          contract: { endsOn: 2026-09-30, noticeDays: 90 }
      `,
      },
      good: {
        yaml: yaml`
        sourcing:
          strategy: partner
          supplier: Northwind Text
          contract: { endsOn: 2027-09-30, noticeDays: 90 }
      `,
      },
    },
  }),
  missing({
    id: 'exit-plan-missing',
    required: { production: 'info' },
    weight: 3,
    requirement: 'An exit plan is described',
    action: 'Describe how to leave the supplier and what can be taken along',
    why: ['S7'],
    subjects: ['strategy-missing'],
    path: 'sourcing.exitPlan',
    noun: 'The exit plan',
    absent: 'No exit plan is described. How do you leave the supplier, and what can you take along?',
    given: { strategy: 'buy' },
    applies: onSupplier,
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
