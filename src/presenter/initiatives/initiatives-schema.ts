import * as z from 'zod/mini';
import { change, decisions, exposure, flow, money } from './sections.ts';

/**
 * What the page of all initiatives shows: plain JSON. Scores and shares are 0–100, dates are ISO 8601 calendar dates,
 * durations calendar days.
 */
const text = z.string();
const maybe = z.nullable;
const amount = z.number();

export const stage = z.enum(['idea', 'pilot', 'production', 'retired']);
export const verdict = z.enum(['blocked', 'conditional', 'ready']);
export const position = z.enum(['stuck', 'on-hold', 'under-way', 'not-started', 'crossed', 'retired']);

const row = z.object({
  /** The manifest, as the page gives it back when it is opened. */
  uri: text,
  /** Where the manifest lies, as a person would say it. */
  file: text,
  title: text,
  /** Null where the manifest cannot be judged; then the position is null too. */
  stage: maybe(stage),
  position: maybe(position),
  /** Null for one that is retired. */
  verdict: maybe(verdict),
  score: maybe(amount),
  /** The verified share; null where nothing could be checked. */
  verified: maybe(amount),
  owner: maybe(text),
  businessFunction: maybe(text),
  sourcing: maybe(text),
  daysInStage: maybe(amount),
  decisionDueOn: maybe(text),
  /** Open requirements of its gate, and how many of them keep it shut. */
  open: amount,
  blocking: amount,
  /** Why it is stuck, a sentence; empty where it is not. */
  stuck: text,
});

/** What a row says without its scorecard: plain texts as shown. */
export const preview = z.object({
  uri: text,
  title: text,
  verdict: maybe(verdict),
  /** `Blocked, on its own word · score 13`. */
  headline: text,
  /** `9 open requirements for going from pilot to production, 2 blocking`. */
  summary: text,
  /** What to do first: what blocks the gate, else what is open. */
  actions: z.array(text),
  /** What is given of people, dates, money and suppliers. */
  facts: z.array(z.object({ name: text, value: text })),
});

/** How many initiatives have a value, and how far those came. */
const share = z.object({
  name: text,
  count: amount,
  reachedProduction: amount,
  crossed: amount,
  stuck: amount,
});

/** What the study reports, where it is from, and why it is not the same measure. */
const comparison = z.object({ claim: text, source: text, caveat: text });

const owner = z.object({ owner: maybe(text), count: amount, blocked: amount, stuck: amount });

export const initiatives = z.object({
  /** `assessed as of 2026-05-20`. */
  assessed: text,
  /** The day was set, it is not simply today. */
  asOfIsSet: z.boolean(),
  /** Manifests that are still to be assessed. */
  waiting: amount,
  /** Those stuck first. */
  rows: z.array(row),
  positions: z.array(z.object({ position, name: text, meaning: text, count: amount, share: text })),
  /** What the numbers leave out or do not know, a sentence each. */
  notes: z.array(text),
  funnel: z.object({ steps: z.array(z.object({ name: text, count: amount })), comparison }),
  functions: z.object({ shares: z.array(share), comparison }),
  sourcing: z.object({ shares: z.array(share), comparison }),
  /** The most blocked first. */
  owners: z.array(owner),
  decisions,
  money,
  exposure,
  flow,
  /** Null where there is no earlier assessment. */
  change: maybe(change),
  caveat: text,
});

export type Initiatives = z.infer<typeof initiatives>;
export type Row = z.infer<typeof row>;
export type Preview = z.infer<typeof preview>;
export type Position = z.infer<typeof position>;
export type ShareView = z.infer<typeof share>;
export type ComparisonView = z.infer<typeof comparison>;
