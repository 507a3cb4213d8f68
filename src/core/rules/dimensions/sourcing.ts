import type { Filler } from '../../manifest/gaps/filler.ts';
import { addDays, daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { fillerMessage, insertScaffold, missing } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { yaml } from '../yaml.ts';

/** What has to be said depends on the strategy, so without one nothing else is settled. */
const onStrategy = (context: RuleContext) => (context.manifest.sourcing?.strategy ? true : 'strategy-missing');

/** Bought or made together: what is built in-house has no supplier to name or to leave. */
const onSupplier = (context: RuleContext) => {
  const strategy = context.manifest.sourcing?.strategy;
  return strategy === undefined ? 'strategy-missing' : strategy !== 'build';
};

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
    absent: 'It is bought or made with a partner, but no supplier is named. From whom, or with whom?',
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
