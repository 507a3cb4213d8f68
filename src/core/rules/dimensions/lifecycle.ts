import {
  completeDecisions,
  decisionsInStage,
  holdEndsOn,
  stageEnteredOn,
  type Decision,
} from '../../manifest/history.ts';
import { PLACEHOLDER } from '../../manifest/scaffold.ts';
import { addDays, daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { insertScaffold, missing } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { yaml } from '../yaml.ts';

const DECISIONS = 'lifecycle.decisions';

const enteredOn = ({ manifest, stage }: RuleContext) => stageEnteredOn(manifest.lifecycle, stage);

const historyOf = ({ manifest }: RuleContext) => manifest.lifecycle.stageHistory ?? [];

const onDatedStage = (context: RuleContext) => (enteredOn(context) === undefined ? 'stage-date-missing' : true);

/** The decisions of the stage that count: a stop that retirement does not follow in time counts as none. */
function decisions({ manifest, today, thresholds }: RuleContext): readonly Decision[] {
  return decisionsInStage(manifest.lifecycle).filter(
    ({ outcome, on }) => outcome !== 'stop' || daysBetween(on, today) <= thresholds.scaleGraceDays,
  );
}

/** Whether the decision that was due has been taken: to scale or stop, or any other on the day or after it. */
function isDecided(context: RuleContext, due: string): boolean {
  return decisions(context).some(({ outcome, on }) => outcome === 'scale' || outcome === 'stop' || on >= due);
}

const scaffoldDecision = ({ manifest }: RuleContext) => [
  insertScaffold(`${DECISIONS}[${manifest.lifecycle.decisions?.length ?? 0}]`),
];

export const lifecycle: readonly Rule[] = [
  defineRule({
    id: 'stage-date-missing',
    required: { idea: 'warning', pilot: 'error', production: 'warning' },
    weight: 8,
    requirement: 'It is known since when it is in its stage',
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
    id: 'decision-date-missing',
    required: { pilot: 'error' },
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
  missing({
    id: 'exit-criteria-missing',
    required: { pilot: 'error' },
    weight: 7,
    requirement: 'Exit criteria are set',
    action: 'Say what must be true for the pilot to end in production',
    why: ['S4', 'S11'],
    path: 'lifecycle.exitCriteria',
    noun: 'The list of exit criteria',
    absent: 'No exit criteria are set. What must be true for the pilot to end in production?',
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
        `It was decided on ${on} to stop, over ${limit} days ago, and it is still a pilot. Retire it, or record that it continues`,
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
      const { today, thresholds } = context;
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
        `It was decided on ${on}, ${count(days, 'day')} ago, to scale, and it is still a pilot; the limit is ${limit}. Move it to production, or record what was decided instead`,
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
    id: 'hold-expired',
    required: { idea: 'warning', pilot: 'warning', production: 'warning' },
    atStage: true,
    ignoresHold: true,
    weight: 5,
    requirement: 'A hold has not expired',
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
];
