import { completeDecisions, decisionsInStage, stageEnteredOn } from '../../manifest/history.ts';
import { addDays, daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { insertScaffold, missing } from '../missing.ts';
import { defineRule, type Rule } from '../rule.ts';
import { yaml } from '../yaml.ts';
import { DECISIONS, decisions, isDecided, onDatedStage, scaffoldDecision } from '../in-stage.ts';

/** How long a production can be asked how it was decided. */
const REMEMBERED_DAYS = 365;

export const decisionRules: readonly Rule[] = [
  missing({
    id: 'decision-date-missing',
    required: { pilot: 'error' },
    // no one works with it yet
    requiredOf: { research: { pilot: 'warning' } },
    weight: 10,
    requirement: 'The next decision has a date',
    action: 'Set the day on which the next decision is taken',
    why: ['S4', 'S8'],
    path: 'lifecycle.decisionDueOn',
    noun: 'The date of the next decision',
    absent: 'The next decision has no date. On which day is it decided to extend, scale, pivot or stop?',
  }),
  defineRule({
    id: 'next-decision-missing',
    required: { pilot: 'error' },
    atStage: true,
    weight: 8,
    requirement: 'After an extension or a pivot, the next decision has a date',
    action: 'Set the day of the next decision',
    why: ['S4'],
    subjects: ['decision-date-missing', 'stage-date-missing'],
    messages: {
      none: ({ outcome, on, due }: Record<'outcome' | 'on' | 'due', string>) =>
        `${outcome === 'extend' ? 'Extended' : 'Pivoted'} on ${on}, and the next decision is still set for ${due}. Until when does it run now?`,
    },
    applies: (context) =>
      context.manifest.lifecycle.decisionDueOn === undefined ? 'decision-date-missing' : onDatedStage(context),
    *check(context) {
      const last = decisions(context).at(-1);
      const due = context.manifest.lifecycle.decisionDueOn ?? context.today;
      if (!last || (last.outcome !== 'extend' && last.outcome !== 'pivot') || due > last.on) return;
      yield { path: 'lifecycle.decisionDueOn', message: 'none', args: { outcome: last.outcome, on: last.on, due } };
    },
    examples: {
      bad: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2026-03-01 }]
          decisionDueOn: 2026-05-04
          decisions: [{ outcome: extend, on: 2026-05-04, by: user:coo, note: Second order format until July }]
      `,
      },
      good: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2026-03-01 }]
          decisionDueOn: 2026-07-15
          decisions: [{ outcome: extend, on: 2026-05-04, by: user:coo, note: Second order format until July }]
      `,
      },
    },
  }),
  defineRule({
    id: 'pilot-overdue',
    required: { pilot: 'error' },
    atStage: true,
    weight: 9,
    requirement: 'The decision was taken by its date',
    action: 'Record the decision: extend until when and why, scale, pivot, or stop',
    why: ['S4', 'S8'],
    subjects: ['decision-date-missing', 'stage-date-missing'],
    messages: {
      overdue: ({ due, days }: { due: string; days: number }) =>
        `The decision was due on ${due}, ${count(days, 'day')} ago. Record it: extend until when and why, scale, pivot, or stop`,
      stopped: ({ on, limit }: { on: string; limit: number }) =>
        `The decision to stop was taken on ${on}, over ${limit} days ago, and it is still a pilot. Retire it, or record that it continues`,
    },
    applies: (context) =>
      context.manifest.lifecycle.decisionDueOn === undefined ? 'decision-date-missing' : onDatedStage(context),
    *check(context) {
      const { manifest, today, thresholds } = context;
      const due = manifest.lifecycle.decisionDueOn ?? today;
      if (due >= today || isDecided(context, due)) return;
      const stop = decisionsInStage(manifest.lifecycle).findLast(({ outcome }) => outcome === 'stop');
      if (stop) {
        yield {
          path: DECISIONS,
          at: 'key',
          message: 'stopped',
          args: { on: stop.on, limit: thresholds.scaleGraceDays },
        };
      } else {
        yield { path: 'lifecycle.decisionDueOn', message: 'overdue', args: { due, days: daysBetween(due, today) } };
      }
    },
    fix: { kind: 'scaffold', edits: (_finding, context) => scaffoldDecision(context) },
    examples: {
      bad: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2026-03-01 }]
          decisionDueOn: 2026-05-02
      `,
      },
      good: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2026-03-01 }]
          decisionDueOn: 2026-05-02
          decisions: [{ outcome: scale, on: 2026-05-02, by: user:coo, note: Both exit criteria held for five weeks }]
      `,
      },
    },
  }),
  defineRule({
    id: 'scale-not-executed',
    required: { pilot: 'warning' },
    atStage: true,
    weight: 6,
    requirement: 'A decision to scale is carried out',
    action: 'Move it to production, or record what was decided instead',
    why: ['S4', 'S10'],
    subjects: ['stage-date-missing'],
    messages: {
      onPaper: ({ on, days, limit }: { on: string; days: number; limit: number }) =>
        `The decision to scale was taken on ${on}, ${count(days, 'day')} ago, and it is still a pilot; the limit is ${limit}. Move it to production, or record what was decided instead`,
    },
    applies: onDatedStage,
    *check(context) {
      const { today, thresholds } = context;
      const last = decisions(context).at(-1);
      if (last?.outcome !== 'scale') return;
      const days = daysBetween(last.on, today);
      const limit = thresholds.scaleGraceDays;
      if (days > limit) yield { path: DECISIONS, at: 'key', message: 'onPaper', args: { on: last.on, days, limit } };
    },
    examples: {
      bad: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2026-01-10 }]
          decisionDueOn: 2026-03-01
          decisions: [{ outcome: scale, on: 2026-03-01, by: user:coo, note: Both exit criteria held for five weeks }]
      `,
      },
      good: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2026-01-10 }]
          decisionDueOn: 2026-05-01
          decisions: [{ outcome: scale, on: 2026-05-01, by: user:coo, note: Both exit criteria held for five weeks }]
      `,
      },
    },
  }),
  defineRule({
    id: 'decision-due-soon',
    required: { pilot: 'info' },
    atStage: true,
    weight: 0,
    requirement: 'The next decision is not due soon',
    action: 'Prepare the decision',
    why: ['S8'],
    subjects: ['decision-date-missing'],
    messages: {
      soon: ({ due, days }: { due: string; days: number }) =>
        `The decision is due on ${due}, ${days === 0 ? 'today' : `in ${count(days, 'day')}`}. There is still time to intervene`,
    },
    applies: ({ manifest }) => (manifest.lifecycle.decisionDueOn === undefined ? 'decision-date-missing' : true),
    *check(context) {
      const { today, thresholds } = context;
      const due = context.manifest.lifecycle.decisionDueOn ?? today;
      if (due < today || due > addDays(today, thresholds.dueSoonDays) || isDecided(context, due)) return;
      yield { path: 'lifecycle.decisionDueOn', message: 'soon', args: { due, days: daysBetween(today, due) } };
    },
    examples: {
      bad: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2026-03-01 }]
          decisionDueOn: 2026-05-25
      `,
      },
      good: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: pilot, since: 2026-03-01 }]
          decisionDueOn: 2026-06-30
      `,
      },
    },
  }),
  defineRule({
    id: 'scale-decision-missing',
    required: { production: 'warning' },
    atStage: true,
    weight: 5,
    requirement: 'The decision to scale is recorded',
    action: 'Record the decision to scale: who, when, and on what grounds',
    why: ['S4', 'S10'],
    messages: {
      none: () => 'No decision to scale is recorded. Who decided to go to production, when, and on what grounds?',
      early: ({ on, began }: { on: string; began: string }) =>
        `The decision to scale of ${on} is older than the pilot, which began on ${began}, so it cannot rest on the results of the pilot`,
      undated: () =>
        'The start of the pilot is not recorded, so the decision to scale cannot be matched to it. When did the pilot begin?',
    },
    // after that its results speak, and no one remembers
    applies: ({ manifest, today }) => {
      const since = stageEnteredOn(manifest.lifecycle, 'production');
      return since === undefined || daysBetween(since, today) <= REMEMBERED_DAYS;
    },
    *check({ manifest }) {
      const scale = completeDecisions(manifest.lifecycle).findLast(({ outcome }) => outcome === 'scale');
      const began = stageEnteredOn(manifest.lifecycle, 'pilot');
      if (!scale) yield { path: DECISIONS, at: 'key', message: 'none' };
      else if (began === undefined) yield { path: 'lifecycle.stageHistory', at: 'key', message: 'undated' };
      else if (scale.on < began) yield { path: DECISIONS, at: 'key', message: 'early', args: { on: scale.on, began } };
    },
    fix: {
      kind: 'scaffold',
      edits: ({ message }, context) => (message === 'none' ? scaffoldDecision(context) : []),
    },
    examples: {
      bad: {
        yaml: yaml`
        lifecycle:
          stage: production
          stageHistory: [{ stage: pilot, since: 2026-03-01 }, { stage: production, since: 2026-05-10 }]
      `,
      },
      good: {
        yaml: yaml`
        lifecycle:
          stage: production
          stageHistory: [{ stage: pilot, since: 2026-03-01 }, { stage: production, since: 2026-05-10 }]
          decisions: [{ outcome: scale, on: 2026-05-08, by: user:coo, note: Both exit criteria held for five weeks }]
      `,
      },
    },
  }),
  defineRule({
    id: 'retirement-reason-missing',
    required: { retired: 'warning' },
    weight: 0,
    requirement: 'It is recorded why it ended and what was learnt',
    action: 'Record the decision to stop with a note: why, and what was learnt',
    why: ['S2'],
    messages: {
      noStop: () => 'No decision to stop is recorded. Who ended it, when, and why?',
      noNote: () => 'The decision to stop has no note. Why did it end, and what should the next initiative know?',
    },
    *check({ manifest }) {
      const { decisions = [] } = manifest.lifecycle;
      const index = decisions.findLastIndex(({ outcome }) => outcome === 'stop');
      if (index < 0) yield { path: DECISIONS, at: 'key', message: 'noStop' };
      else if (decisions[index]?.note === undefined) yield { path: `${DECISIONS}[${index}].note`, message: 'noNote' };
    },
    fix: {
      kind: 'scaffold',
      edits: ({ message, path }, context) =>
        message === 'noNote' ? [insertScaffold(path)] : scaffoldDecision(context),
    },
    examples: {
      bad: {
        yaml: yaml`
        lifecycle:
          stage: retired
      `,
      },
      good: {
        yaml: yaml`
        lifecycle:
          stage: retired
          decisions: [{ outcome: stop, on: 2026-05-08, by: user:coo, note: The volume is too small to pay for the upkeep }]
      `,
      },
    },
  }),
];
