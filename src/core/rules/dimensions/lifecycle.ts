import { holdEndsOn } from '../../manifest/history.ts';
import { PLACEHOLDER } from '../../manifest/scaffold.ts';
import { addDays, daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { insertScaffold, missing } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { yaml } from '../yaml.ts';
import { decisions, enteredOn, onDatedStage, scaffoldDecision } from '../in-stage.ts';

const historyOf = ({ manifest }: RuleContext) => manifest.lifecycle.stageHistory ?? [];

export const lifecycle: readonly Rule[] = [
  defineRule({
    id: 'stage-date-missing',
    required: { idea: 'warning', pilot: 'error', production: 'warning' },
    weight: 8,
    requirement: 'The start of its stage is recorded',
    action: 'Add the day on which it entered its stage',
    why: ['S4', 'N4'],
    messages: {
      noEntry: ({ stage }: { stage: string }) =>
        `The start of the stage ${stage} is not recorded. On which day did it begin?`,
      incomplete: ({ entry }: { entry: number }) =>
        `Entry ${entry + 1} of the stage history lacks its stage or its date. Fill in both, or the time in stage is unknown`,
      assumed: () => 'The stage is assumed. Have it confirmed, then take it off the list',
    },
    *check(context) {
      if (context.manifest.assumed?.includes('lifecycle.stage')) yield { path: 'lifecycle.stage', message: 'assumed' };
      else if (enteredOn(context) === undefined) {
        const gap = historyOf(context).findIndex(({ stage, since }) => stage === undefined || since === undefined);
        yield gap >= 0
          ? { path: `lifecycle.stageHistory[${gap}]`, message: 'incomplete', args: { entry: gap } }
          : { path: 'lifecycle.stageHistory', at: 'key', message: 'noEntry', args: { stage: context.stage } };
      }
    },
    fix: {
      kind: 'scaffold',
      edits: ({ message, path }, context) => {
        const entry = historyOf(context)[Number(/\d+/.exec(path)?.[0])];
        if (message === 'assumed') return [];
        if (message === 'incomplete') {
          return (['stage', 'since'] as const)
            .filter((key) => entry?.[key] === undefined)
            .map((key) => insertScaffold(`${path}.${key}`));
        }
        const value = { stage: context.stage, since: PLACEHOLDER };
        return [{ op: 'insert', path: `lifecycle.stageHistory[${historyOf(context).length}]`, value }];
      },
    },
    examples: {
      bad: {
        stage: 'pilot',
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: idea, since: 2026-01-12 }]
      `,
      },
      good: {
        stage: 'pilot',
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: idea, since: 2026-01-12 }, { stage: pilot, since: 2026-03-01 }]
      `,
      },
    },
  }),
  defineRule({
    id: 'idea-stale',
    required: { idea: 'warning' },
    atStage: true,
    weight: 4,
    requirement: 'The idea is recent, or a decision about it is recorded',
    action: 'Record the decision: start a pilot, or stop',
    why: ['S4', 'S8'],
    subjects: ['stage-date-missing'],
    messages: {
      stale: ({ days, limit }: { days: number; limit: number }) =>
        `An idea for ${count(days, 'day')}; the limit is ${limit}. Record the decision: start a pilot, or stop`,
    },
    applies: onDatedStage,
    *check(context) {
      const { today, thresholds } = context;
      const days = daysBetween(enteredOn(context) ?? today, today);
      const limit = thresholds.ideaMaxDays;
      if (days > limit && decisions(context).length === 0) {
        yield { path: 'lifecycle.stage', message: 'stale', args: { days, limit } };
      }
    },
    examples: {
      bad: {
        yaml: yaml`
        lifecycle:
          stage: idea
          stageHistory: [{ stage: idea, since: 2025-09-01 }]
      `,
      },
      good: {
        yaml: yaml`
        lifecycle:
          stage: idea
          stageHistory: [{ stage: idea, since: 2026-02-01 }]
      `,
      },
    },
  }),
  missing({
    id: 'exit-criteria-missing',
    required: { pilot: 'error' },
    // no one works with it yet
    requiredOf: { research: { pilot: 'warning' } },
    weight: 7,
    requirement: 'Exit criteria are set',
    action: 'Say what must be true for the pilot to end in production',
    why: ['S4', 'S11'],
    path: 'lifecycle.exitCriteria',
    noun: 'The list of exit criteria',
    absent: 'No exit criteria are set. What must be true for the pilot to end in production?',
  }),
  defineRule({
    id: 'hold-expired',
    required: { idea: 'warning', pilot: 'warning', production: 'warning' },
    atStage: true,
    ignoresHold: true,
    weight: 5,
    requirement: 'No hold has expired',
    action: 'Continue and remove the hold, set a new end, or stop',
    why: ['S4'],
    messages: {
      expired: ({ end, days }: { end: string; days: number }) =>
        `The hold ended on ${end}, ${count(days, 'day')} ago. Continue and remove it, set a new end, or stop`,
      tooLong: ({ since, end, limit }: { since: string; end: string; limit: number }) =>
        `On hold since ${since}; a hold counts for at most ${limit} days, until ${end}. Continue, or stop`,
      undated: () => 'The hold does not say when it began. Since when does the work rest?',
    },
    applies: ({ manifest }) => manifest.lifecycle.onHold !== undefined,
    *check({ manifest, today, thresholds }) {
      const { since, until } = manifest.lifecycle.onHold ?? {};
      const end = holdEndsOn(manifest.lifecycle, thresholds.holdMaxDays);
      const path = 'lifecycle.onHold';
      if (since === undefined || end === undefined) yield { path: `${path}.since`, message: 'undated' };
      else if (end >= today) return;
      else if (end === until) {
        yield { path: `${path}.until`, message: 'expired', args: { end, days: daysBetween(end, today) } };
      } else yield { path: `${path}.since`, message: 'tooLong', args: { since, end, limit: thresholds.holdMaxDays } };
    },
    examples: {
      bad: {
        stage: 'pilot',
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2026-03-01 }]
          decisionDueOn: 2026-06-10
          onHold: { since: 2026-03-20, until: 2026-05-01, reason: Waits for the supplier contract }
      `,
      },
      good: {
        stage: 'pilot',
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2026-03-01 }]
          decisionDueOn: 2026-06-10
          onHold: { since: 2026-03-20, until: 2026-06-01, reason: Waits for the supplier contract }
      `,
      },
    },
  }),
  defineRule({
    id: 'stage-history-order',
    required: { idea: 'warning', pilot: 'warning', production: 'warning' },
    weight: 3,
    requirement: 'The stages are listed in order',
    action: 'Put the stages in the order in which they were entered',
    why: ['S4'],
    subjects: ['stage-date-missing'],
    messages: {
      outOfOrder: ({ since, previous }: { since: string; previous: string }) =>
        `The entry of ${since} comes after that of ${previous}. List the stages in the order in which they were entered`,
    },
    // each entry needs its date before dates can be compared; the rule about the missing date reports that
    applies: onDatedStage,
    *check(context) {
      const history = historyOf(context);
      for (const [index, { since = '' }] of history.entries()) {
        const previous = history[index - 1]?.since ?? '';
        if (since >= previous) continue;
        yield { path: `lifecycle.stageHistory[${index}].since`, message: 'outOfOrder', args: { since, previous } };
      }
    },
    fix: {
      kind: 'safe',
      edits: (_finding, context) => {
        const history = historyOf(context);
        const order = history
          .map((_, i) => i)
          .toSorted((a, b) => ((history[a]?.since ?? '') < (history[b]?.since ?? '') ? -1 : 1));
        return [{ op: 'reorder', path: 'lifecycle.stageHistory', order }];
      },
    },
    examples: {
      bad: {
        stage: 'pilot',
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2026-03-01 }, { stage: idea, since: 2026-01-12 }]
      `,
      },
      good: {
        stage: 'pilot',
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: idea, since: 2026-01-12 }, { stage: pilot, since: 2026-03-01 }]
      `,
      },
    },
  }),
  defineRule({
    id: 'pilot-stalled',
    required: { pilot: 'warning' },
    atStage: true,
    weight: 7,
    requirement: 'The pilot is within its time, or a recent decision says why it continues',
    action: 'Record the decision: extend until when and why, scale, pivot, or stop',
    why: ['S4', 'N4'],
    subjects: ['stage-date-missing'],
    messages: {
      stalled: ({ days, limit }: { days: number; limit: number }) =>
        `In pilot for ${count(days, 'day')}; the limit is ${limit}. Record the decision: extend until when and why, scale, or stop`,
    },
    applies: onDatedStage,
    *check(context) {
      const { manifest, today, thresholds } = context;
      const { decisionDueOn: due } = manifest.lifecycle;
      // the decision is about to be taken
      if (due !== undefined && due >= today && due <= addDays(today, thresholds.dueSoonDays)) return;
      const limit = thresholds.pilotMaxDays;
      const days = daysBetween(enteredOn(context) ?? today, today);
      const explained = decisions(context).some(
        ({ outcome, on, note }) => (outcome === 'scale' || note !== undefined) && daysBetween(on, today) <= limit,
      );
      if (days > limit && !explained) yield { path: 'lifecycle.stage', message: 'stalled', args: { days, limit } };
    },
    fix: { kind: 'scaffold', edits: (_finding, context) => scaffoldDecision(context) },
    examples: {
      bad: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2025-12-01 }]
          decisionDueOn: 2026-06-30
      `,
      },
      good: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2025-12-01 }]
          decisionDueOn: 2026-06-30
          decisions: [{ outcome: extend, on: 2026-04-15, by: user:coo, note: Second order format until the end of June }]
      `,
      },
    },
  }),
];
