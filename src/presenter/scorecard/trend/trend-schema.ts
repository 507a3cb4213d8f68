import * as z from 'zod/mini';
import { verdict } from '../scorecard-schema.ts';

/**
 * How a manifest stood over time: plain JSON, in messages of its own, as it takes longer than the rest of the page.
 * Scores are 0–100, dates ISO 8601 calendar dates.
 */
const point = z.object({
  /** Its short id; null: the text as it is now. */
  commit: z.nullable(z.string()),
  /** The day it is judged on. */
  on: z.string(),
  stage: z.nullable(z.string()),
  score: z.nullable(z.number()),
  verdict: z.nullable(verdict),
  /** What came out otherwise than before, a phrase each. */
  changes: z.array(z.string()),
});

/** Committed revisions up to the day of assessment, oldest first, or why there are none. */
export const trend = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('known'),
    points: z.array(point),
    /** What is left out or cut off, a sentence each. */
    notes: z.array(z.string()),
  }),
  z.object({ state: z.literal('absent'), reason: z.string() }),
]);

/** The present text beside its history. */
export const present = z.object({
  point,
  /** Whether it is getting better, in words. */
  sentence: z.string(),
  direction: z.enum(['up', 'down', 'same', 'unclear']),
});

export type Trend = z.infer<typeof trend>;
export type TrendPoint = z.infer<typeof point>;
export type Present = z.infer<typeof present>;
