import * as z from 'zod/mini';

/**
 * What the scorecard page shows of one initiative: plain JSON, every sentence written out, so that the page only lays
 * out. Scores and points are 0–100, lines count from 1, dates are ISO 8601 calendar dates, durations calendar days.
 */
const text = z.string();
const maybe = z.nullable;
const amount = z.number();

export const severity = z.enum(['error', 'warning', 'info']);
export const outcome = z.enum(['passed', 'failed', 'waived', 'not-needed', 'upcoming', 'not-applicable', 'unknown']);
export const verdict = z.enum(['blocked', 'conditional', 'ready']);

const waiver = z.object({ reason: text, approvedBy: text, expiresOn: text, daysLeft: amount });

const finding = z.object({
  /** Names the finding in messages to the host, across edits that only move it. */
  key: text,
  line: amount,
  message: text,
  fix: maybe(z.enum(['safe', 'scaffold'])),
  waiver: maybe(waiver),
});

const rule = z.object({
  ruleId: text,
  /** The requirement: what is true when it is met. */
  title: text,
  outcome,
  severity,
  weight: amount,
  /** Which stage asks for it: the present one, only the next, or neither. */
  asked: z.enum(['now', 'next', 'no']),
  needsFacts: z.boolean(),
  /** How the claim compares with the repository, for rules that need facts. */
  claim: maybe(z.enum(['verified', 'contradicted', 'undeclared', 'unknown'])),
  hasPage: z.boolean(),
  /** What there is to say beside the outcome: what covers it, why it is unknown. */
  note: maybe(text),
  findings: z.array(finding),
});

/** A claim that is compared with the repository. */
const claim = z.object({
  key: text,
  requirement: text,
  /** Its dotted path; null where it is of the manifest as a whole. */
  claim: maybe(text),
  status: z.enum(['verified', 'contradicted', 'undeclared', 'unknown']),
  confidence: maybe(z.enum(['high', 'medium', 'low'])),
  /** A file with its line, or a commit. */
  place: maybe(text),
  /** Whether that is a file, which an editor can show. */
  leadsToFile: z.boolean(),
  reason: maybe(text),
});

/** Something that the repository shows and no rule asks for. */
const observation = z.object({ key: text, text, place: maybe(text) });

const dimension = z.object({
  id: text,
  name: text,
  score: maybe(amount),
  /** Weight met and weight asked for. */
  passed: amount,
  total: amount,
  /** Requirements of it that the gate still waits for. */
  open: amount,
  rules: z.array(rule),
});

const requirement = z.object({
  ruleId: text,
  /** The requirement: what would be true. */
  title: text,
  /** What to do, in the imperative. */
  action: text,
  group: text,
  severity,
  blocking: z.boolean(),
  points: amount,
  /** `now`: the present stage asks for it; `next`: only the stage the gate leads to. */
  asked: z.enum(['now', 'next']),
  /** Whose move it is, and as what. */
  mover: maybe(z.object({ who: text, role: text })),
  /** Requirements that are met together with it. */
  covers: z.array(text),
  /** The first to end, where it is set aside. */
  waiver: maybe(waiver),
  canWaive: z.boolean(),
  hasPage: z.boolean(),
  /** Those that no requirement above it is about as well: each finding is listed once. */
  findings: z.array(finding),
  /** The requirement above that lists a finding which is about this one too. */
  listedWith: maybe(z.object({ ruleId: text, title: text })),
});

const gate = z.object({
  verdict,
  question: text,
  answer: text,
  detail: text,
  /** The stage it asks about; null where the manifest cannot be judged. */
  stage: maybe(text),
  /** What the verdict rests on: *on its own word*. */
  basis: text,
  /** Open ones, in order. */
  requirements: z.array(requirement),
  waived: z.array(requirement),
  /** Requirements declared not needed, and why. */
  notNeeded: z.array(z.object({ title: text, because: text, by: text })),
});

const link = z.object({ text, href: maybe(text) });

const clock = z.object({
  sentence: text,
  /** Days since the pilot began. */
  day: amount,
  late: z.boolean(),
  marks: z.array(
    z.object({ kind: z.enum(['start', 'today', 'decision', 'limit']), label: text, on: text, day: amount }),
  ),
});

const metric = z.object({
  name: text,
  kind: maybe(text),
  unit: text,
  direction: maybe(z.enum(['increase', 'decrease', 'at-least', 'at-most'])),
  baseline: maybe(amount),
  actual: maybe(amount),
  target: maybe(amount),
  status: z.enum(['met', 'under-way', 'worse', 'unmeasured', 'unclear']),
  sentence: text,
  measured: maybe(text),
});

const event = z.object({
  on: maybe(text),
  when: z.enum(['past', 'future', 'undated']),
  title: text,
  detail: text,
  late: z.boolean(),
});

export const scorecard = z.object({
  title: text,
  /** Where the manifest lies, as a person would say it. */
  file: text,
  description: text,
  stage: maybe(text),
  stageSentence: text,
  owner: maybe(link),
  contact: maybe(link),
  links: z.array(link),
  asOf: text,
  /** The day was set, it is not simply today. */
  asOfIsSet: z.boolean(),
  /** What that day is called on scales. */
  dayName: text,
  /** What keeps the present text from being read, while this is of an earlier one. */
  unreadable: maybe(finding),
  score: maybe(amount),
  scoreSentence: text,
  /** How much of what can be held against the repository holds; null where nothing of the kind is asked for. */
  verified: maybe(z.object({ share: maybe(amount), checked: text, sentence: text })),
  /** Each claim behind that share. */
  evidence: z.array(claim),
  /** What else the repository shows, for information. */
  observations: z.array(observation),
  /** Where a nearer policy file asks for less than a farther one, and the files in force. */
  /** `known`: how many findings were there before checks began; empty where there are none. */
  policy: z.object({ files: z.array(text), weakened: z.array(text), known: text }),
  gate: maybe(gate),
  dimensions: z.array(dimension),
  clock: maybe(clock),
  metrics: z.array(metric),
  timeline: z.array(event),
  caveat: text,
});

export type Scorecard = z.infer<typeof scorecard>;
export type FindingView = z.infer<typeof finding>;
export type ObservationView = z.infer<typeof observation>;
export type ClaimView = z.infer<typeof claim>;
export type RuleView = z.infer<typeof rule>;
export type DimensionView = z.infer<typeof dimension>;
export type RequirementView = z.infer<typeof requirement>;
export type GateView = z.infer<typeof gate>;
export type ClockView = z.infer<typeof clock>;
export type MetricView = z.infer<typeof metric>;
export type EventView = z.infer<typeof event>;
export type WaiverView = z.infer<typeof waiver>;
export type LinkView = z.infer<typeof link>;
