import { daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { decidedInStageOn, stageEnteredOn } from '../../manifest/history.ts';
import { PLACEHOLDER } from '../../manifest/scaffold.ts';
import { insertScaffold, missing } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';

const enteredOn = ({ manifest, stage }: RuleContext) => stageEnteredOn(manifest.lifecycle, stage);

const historyOf = ({ manifest }: RuleContext) => manifest.lifecycle.stageHistory ?? [];

const onDatedStage = (context: RuleContext) => (enteredOn(context) === undefined ? 'stage-date-missing' : true);

export const lifecycle: readonly Rule[] = [
  defineRule('lifecycle', {
    id: 'stage-date-missing',
    at: 'pilot+',
    severity: 'error',
    weight: 8,
    title: 'Not said since when it is in its stage',
    why: ['S4', 'N4'],
    messages: {
      noEntry: ({ stage }: { stage: string }) =>
        `lifecycle.stageHistory has no entry for ${stage}: add the day it entered that stage`,
      incomplete: ({ entry }: { entry: number }) =>
        `lifecycle.stageHistory[${entry}] lacks its stage or its date: fill in both, or time in stage cannot be told`,
    },
    *check(context) {
      if (enteredOn(context) !== undefined) return;
      const gap = historyOf(context).findIndex(({ stage, since }) => stage === undefined || since === undefined);
      yield gap >= 0
        ? { path: `lifecycle.stageHistory[${gap}]`, message: 'incomplete', args: { entry: gap } }
        : { path: 'lifecycle.stageHistory', at: 'key', message: 'noEntry', args: { stage: context.stage } };
    },
    fix: {
      kind: 'scaffold',
      edits: ({ message, path }, context) => {
        const entry = historyOf(context)[Number(/\d+/.exec(path)?.[0])];
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
      bad: { yaml: 'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: idea, since: 2026-01-12 }]\n' },
      good: {
        yaml: 'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: idea, since: 2026-01-12 }, { stage: pilot, since: 2026-03-01 }]\n',
      },
    },
  }),
  missing('lifecycle', {
    id: 'decision-date-missing',
    at: 'pilot',
    severity: 'error',
    weight: 10,
    title: 'A pilot without a date to decide',
    why: ['S4', 'S8'],
    path: 'lifecycle.decisionDueOn',
    ask: 'Set the day on which scale, pivot or stop is decided',
    given: { stage: 'pilot' },
  }),
  missing('lifecycle', {
    id: 'exit-criteria-missing',
    at: 'pilot',
    severity: 'error',
    weight: 7,
    title: 'A pilot without exit criteria',
    why: ['S4', 'S11'],
    path: 'lifecycle.exitCriteria',
    ask: 'Say what must be true for the pilot to end',
    given: { stage: 'pilot' },
  }),
  defineRule('lifecycle', {
    id: 'pilot-overdue',
    at: 'pilot',
    severity: 'error',
    weight: 9,
    title: 'The decision date has passed without a decision',
    why: ['S4', 'S8'],
    clock: true,
    messages: {
      overdue: ({ due, days }: { due: string; days: number }) =>
        `The decision was due on ${due}, ${count(days, 'day')} ago: record it under lifecycle.decision, or set a new date`,
      stopped: ({ on }: { on: string }) =>
        `It was decided on ${on} to stop, yet it is still a pilot: retire it, or record the decision that it goes on`,
    },
    applies: (context) =>
      context.manifest.lifecycle.decisionDueOn === undefined ? 'decision-date-missing' : onDatedStage(context),
    *check({ manifest, today }) {
      const { decisionDueOn: due = today, decision } = manifest.lifecycle;
      if (due >= today || decidedInStageOn(manifest.lifecycle) !== undefined) return;
      if (decision?.outcome === 'stop' && decision.on) {
        yield { path: 'lifecycle.decision', at: 'key', message: 'stopped', args: { on: decision.on } };
      } else {
        yield { path: 'lifecycle.decisionDueOn', message: 'overdue', args: { due, days: daysBetween(due, today) } };
      }
    },
    fix: {
      kind: 'scaffold',
      edits: (_finding, { manifest }) => (manifest.lifecycle.decision ? [] : [insertScaffold('lifecycle.decision')]),
    },
    examples: {
      bad: {
        yaml: 'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2026-03-01 }]\n  decisionDueOn: 2026-05-02\n',
      },
      good: {
        yaml: 'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2026-03-01 }]\n  decisionDueOn: 2026-05-02\n  decision: { outcome: pivot, on: 2026-05-02, by: group:finance-leads, note: Second layout first }\n',
      },
    },
  }),
  defineRule('lifecycle', {
    id: 'pilot-stalled',
    at: 'pilot',
    severity: 'warning',
    weight: 7,
    title: 'In pilot for too long',
    why: ['S4', 'N4'],
    clock: true,
    messages: {
      stalled: ({ days, limit }: { days: number; limit: number }) =>
        `In pilot for ${days} days, longer than ${limit}, and no decision of the last ${limit} days says in its note why it goes on`,
    },
    applies: onDatedStage,
    *check(context) {
      const { manifest, today, thresholds } = context;
      const limit = thresholds.pilotMaxDays;
      const days = daysBetween(enteredOn(context) ?? today, today);
      const decided = decidedInStageOn(manifest.lifecycle);
      const explained = decided !== undefined && manifest.lifecycle.decision?.note !== undefined;
      if (days <= limit || (explained && daysBetween(decided, today) <= limit)) return;
      yield { path: 'lifecycle.stage', message: 'stalled', args: { days, limit } };
    },
    examples: {
      bad: { yaml: 'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2025-09-01 }]\n' },
      good: {
        yaml: 'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2025-09-01 }]\n  decision: { outcome: pivot, on: 2026-05-02, by: group:finance-leads, note: Second site added }\n',
      },
    },
  }),
  defineRule('lifecycle', {
    id: 'decision-due-soon',
    at: 'pilot',
    severity: 'info',
    weight: 0,
    title: 'The decision is due soon',
    why: ['S8'],
    clock: true,
    messages: {
      soon: ({ due, days }: { due: string; days: number }) =>
        `The decision is due on ${due}, ${days === 0 ? 'today' : `in ${count(days, 'day')}`}: there is still time to intervene`,
    },
    applies: ({ manifest }) => (manifest.lifecycle.decisionDueOn === undefined ? 'decision-date-missing' : true),
    *check({ manifest, today, thresholds }) {
      const due = manifest.lifecycle.decisionDueOn ?? today;
      const days = daysBetween(today, due);
      if (days < 0 || days > thresholds.dueSoonDays || decidedInStageOn(manifest.lifecycle) !== undefined) return;
      yield { path: 'lifecycle.decisionDueOn', message: 'soon', args: { due, days } };
    },
    examples: {
      bad: {
        yaml: 'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2026-03-01 }]\n  decisionDueOn: 2026-05-25\n',
      },
      good: {
        yaml: 'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2026-03-01 }]\n  decisionDueOn: 2026-06-30\n',
      },
    },
  }),
  defineRule('lifecycle', {
    id: 'scale-decision-missing',
    at: 'production',
    severity: 'error',
    weight: 6,
    title: 'No decision to scale is recorded',
    why: ['S4', 'S10'],
    messages: {
      none: () =>
        'No decision to scale is recorded: production follows from lifecycle.decision with outcome scale and its date',
      other: ({ outcome }: { outcome: string }) =>
        `The decision recorded is ${outcome}, not scale: production follows from a decision to scale`,
      early: ({ on, began }: { on: string; began: string }) =>
        `The decision to scale of ${on} is older than the pilot, which began on ${began}: it cannot rest on the pilot's results`,
      undated: () =>
        'The decision to scale cannot be held against the pilot: lifecycle.stageHistory does not say when the pilot began',
    },
    *check({ manifest }) {
      const { outcome, on } = manifest.lifecycle.decision ?? {};
      const began = stageEnteredOn(manifest.lifecycle, 'pilot');
      const path = 'lifecycle.decision';
      if (outcome === undefined || on === undefined) yield { path, at: 'key', message: 'none' };
      else if (outcome !== 'scale') yield { path: `${path}.outcome`, message: 'other', args: { outcome } };
      else if (began === undefined) yield { path: 'lifecycle.stageHistory', at: 'key', message: 'undated' };
      else if (on < began) yield { path: `${path}.on`, message: 'early', args: { on, began } };
    },
    fix: {
      kind: 'scaffold',
      edits: ({ message }, { manifest }) => {
        if (message !== 'none') return [];
        const { decision } = manifest.lifecycle;
        if (!decision) return [insertScaffold('lifecycle.decision')];
        return (['outcome', 'on'] as const)
          .filter((key) => decision[key] === undefined)
          .map((key) => insertScaffold(`lifecycle.decision.${key}`));
      },
    },
    examples: {
      bad: {
        yaml: 'lifecycle:\n  stage: production\n  stageHistory: [{ stage: pilot, since: 2026-03-01 }, { stage: production, since: 2026-05-10 }]\n',
      },
      good: {
        yaml: 'lifecycle:\n  stage: production\n  stageHistory: [{ stage: pilot, since: 2026-03-01 }, { stage: production, since: 2026-05-10 }]\n  decision: { outcome: scale, on: 2026-05-08, by: group:finance-leads, note: Handling time halved }\n',
      },
    },
  }),
  defineRule('lifecycle', {
    id: 'retirement-reason-missing',
    at: 'retired',
    severity: 'warning',
    weight: 0,
    title: 'Retired without saying why and what was learnt',
    why: ['S2'],
    messages: {
      noStop: () =>
        'Retired without a recorded decision to stop: add lifecycle.decision with outcome stop, its date and a note',
      noNote: () => 'The decision to stop has no note: say why it ended and what was learnt, for the next initiative',
    },
    *check({ manifest }) {
      const { outcome, note } = manifest.lifecycle.decision ?? {};
      if (outcome !== 'stop') yield { path: 'lifecycle.decision', at: 'key', message: 'noStop' };
      else if (note === undefined) yield { path: 'lifecycle.decision.note', message: 'noNote' };
    },
    fix: {
      kind: 'scaffold',
      edits: ({ message }, { manifest }) => {
        if (message === 'noNote') return [insertScaffold('lifecycle.decision.note')];
        return manifest.lifecycle.decision ? [] : [insertScaffold('lifecycle.decision')];
      },
    },
    examples: {
      bad: { yaml: 'lifecycle:\n  stage: retired\n' },
      good: {
        yaml: 'lifecycle:\n  stage: retired\n  decision: { outcome: stop, on: 2026-05-08, by: user:cfo, note: Volume too small to pay for it }\n',
      },
    },
  }),
  defineRule('lifecycle', {
    id: 'stage-history-order',
    at: 'idea+',
    severity: 'error',
    weight: 3,
    title: 'The stage history is out of order',
    why: ['S4'],
    messages: {
      outOfOrder: ({ since, previous }: { since: string; previous: string }) =>
        `${since} stands after ${previous}: list the stages in the order in which they were entered`,
    },
    // each entry needs its date before dates can be compared; that is said by the rule about the missing date
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
        yaml: 'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2026-03-01 }, { stage: idea, since: 2026-01-12 }]\n',
      },
      good: {
        stage: 'pilot',
        yaml: 'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: idea, since: 2026-01-12 }, { stage: pilot, since: 2026-03-01 }]\n',
      },
    },
  }),
];
