import * as z from 'zod/mini';
import { scorecard, verdict } from './scorecard-schema.ts';
import { present, trend } from './trend/trend-schema.ts';

/** From the extension to the page. */
export const toPage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('show'),
    /** The manifest, as the page gives it back when it is restored. */
    uri: z.string(),
    scorecard,
  }),
  /** The manifest is gone. */
  z.object({ type: z.literal('gone'), uri: z.string(), file: z.string() }),
  /** The history of the manifest: follows when it is known. */
  z.object({ type: z.literal('trend'), trend }),
  /** The present text beside the history sent last. */
  z.object({ type: z.literal('present'), present }),
  /** What the gate would say with some requirements met. */
  z.object({
    type: z.literal('preview'),
    ruleIds: z.array(z.string()),
    verdict,
    answer: z.string(),
    detail: z.string(),
    score: z.nullable(z.number()),
  }),
]);

const key = z.string();
const ruleId = z.string();

/** From the page to the extension. Findings go by their key: the extension looks them up in what it knows now. */
export const toHost = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('reveal'), key }),
  z.object({ type: z.literal('fix'), key }),
  z.object({ type: z.literal('explain'), ruleId }),
  z.object({ type: z.literal('waive'), ruleId }),
  /** Shows the place that a claim of the evidence names. */
  z.object({ type: z.literal('showEvidence'), key }),
  z.object({ type: z.literal('answerQuestions') }),
  z.object({ type: z.literal('export') }),
  z.object({ type: z.literal('copyAsMarkdown') }),
  z.object({ type: z.literal('whatIf'), ruleIds: z.array(ruleId) }),
]);

/** What the page keeps across a reload; written by the page, so read with care. */
export const pageState = z.object({
  uri: z.string(),
  /** Ids of what is opened. */
  open: z.array(z.string()),
  /** Rule ids ticked as what if. */
  ticked: z.array(z.string()),
  /** In CSS pixels from the top. */
  scroll: z.number(),
});

export type ToPage = z.infer<typeof toPage>;
export type Preview = Extract<ToPage, { type: 'preview' }>;
export type ToHost = z.infer<typeof toHost>;
export type PageState = z.infer<typeof pageState>;
