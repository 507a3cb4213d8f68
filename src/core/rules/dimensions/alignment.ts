import { daysBetween } from '../../util/calendar.ts';
import { stageEnteredOn } from '../../manifest/history.ts';
import { missing } from '../missing.ts';
import { defineRule, type Rule } from '../rule.ts';

/** Days in production after which half of the planned users should be there. */
const ADOPTION_DAYS = 90;

export const alignment: readonly Rule[] = [
  missing('alignment', {
    id: 'business-function-missing',
    at: 'idea+',
    severity: 'error',
    weight: 6,
    title: 'Not said which part of the business it serves',
    why: ['S6', 'N3'],
    path: 'alignment.businessFunction',
    ask: 'Name the part of the business whose work changes',
  }),
  missing('alignment', {
    id: 'problem-missing',
    at: 'idea+',
    severity: 'warning',
    weight: 5,
    title: 'No problem is stated',
    why: ['S3'],
    path: 'alignment.problem',
    ask: 'State the problem it solves, in figures if possible',
  }),
  missing('alignment', {
    id: 'process-missing',
    at: 'pilot+',
    severity: 'error',
    weight: 7,
    title: 'No business process is named',
    why: ['S3'],
    path: 'alignment.process',
    ask: 'Name the business process it is part of',
  }),
  missing('alignment', {
    id: 'users-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 4,
    title: 'Not said who uses it, how many now and how many planned',
    why: ['S2'],
    path: 'alignment.users',
    parts: ['role', 'current', 'target'],
    ask: 'Say who uses it, how many now and how many planned',
  }),
  missing('alignment', {
    id: 'return-rationale-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 4,
    title: 'Sales or marketing without a reason for the return',
    why: ['S6', 'N3'],
    path: 'alignment.returnRationale',
    ask: 'Say why the return of this use in sales or marketing beats one in the back office',
    given: { businessFunction: 'sales' },
    applies: ({ manifest }) => {
      const businessFunction = manifest.alignment?.businessFunction;
      if (businessFunction === undefined) return 'business-function-missing';
      return businessFunction === 'sales' || businessFunction === 'marketing';
    },
  }),
  defineRule('alignment', {
    id: 'adoption-low',
    at: 'production',
    severity: 'warning',
    weight: 4,
    title: 'Fewer than half of the planned users after 90 days in production',
    why: ['S2', 'S5'],
    clock: true,
    messages: {
      low: ({ current, target, days }: { current: number; target: number; days: number }) =>
        `${current} of ${target} planned users after ${days} days in production, fewer than half: find out what keeps the others from it, or correct the figures`,
    },
    applies: ({ manifest }) => {
      const { current, target } = manifest.alignment?.users ?? {};
      if (current === undefined || target === undefined) return 'users-missing';
      return stageEnteredOn(manifest.lifecycle, 'production') === undefined ? 'stage-date-missing' : true;
    },
    *check({ manifest, today }) {
      const { current = 0, target = 0 } = manifest.alignment?.users ?? {};
      if (current * 2 >= target) return;
      const days = daysBetween(stageEnteredOn(manifest.lifecycle, 'production') ?? today, today);
      if (days < ADOPTION_DAYS) return;
      yield { path: 'alignment.users.current', message: 'low', args: { current, target, days } };
    },
    examples: {
      bad: {
        yaml: 'lifecycle:\n  stage: production\n  stageHistory: [{ stage: pilot, since: 2025-10-01 }, { stage: production, since: 2026-01-12 }]\nalignment:\n  users: { role: AP clerk, current: 6, target: 40 }\n',
      },
      good: {
        yaml: 'lifecycle:\n  stage: production\n  stageHistory: [{ stage: pilot, since: 2025-10-01 }, { stage: production, since: 2026-01-12 }]\nalignment:\n  users: { role: AP clerk, current: 31, target: 40 }\n',
      },
    },
  }),
];
