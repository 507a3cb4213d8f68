import * as z from 'zod/mini';

/** The sections of the page of all initiatives about decisions, money, people and time: plain JSON, texts as shown. */
const text = z.string();
const amount = z.number();

/** An initiative that a line is about; `uri` as the page gives it back. */
const initiative = z.object({ uri: text, title: text });

const due = z.object({
  ...initiative.shape,
  on: text,
  period: z.enum(['overdue', 'this-month', 'this-quarter', 'later']),
  /** `Decision`, `Waiver of owner-missing ends`. */
  what: text,
  /** `18 days ago`. */
  when: text,
  owner: text,
  committee: text,
});

/** How many dates of one owner or committee are in each period. */
const dueOf = z.object({ name: text, overdue: amount, thisMonth: amount, thisQuarter: amount });

export const decisions = z.object({
  /** How many dates there are in each period. */
  periods: z.array(z.object({ name: text, count: amount })),
  /** Up to the end of the quarter, the earliest first. */
  entries: z.array(due),
  byOwner: z.array(dueOf),
  byCommittee: z.array(dueOf),
});

const moneyRow = z.object({
  name: text,
  currency: text,
  initiatives: amount,
  budget: text,
  spent: text,
  expected: text,
  realised: text,
});

const moneyTable = z.object({ title: text, first: text, rows: z.array(moneyRow) });

export const money = z.object({
  /** How many say what, and what the amounts leave out, a sentence each. */
  notes: z.array(text),
  tables: z.array(moneyTable),
});

const counted = z.object({ name: text, count: amount, share: text });

const line = z.object({ ...initiative.shape, detail: text });

const node = z.object({ name: text, x: amount, y: amount, isKnown: z.boolean() });

export const exposure = z.object({
  people: z.array(z.object({ name: text, initiatives: amount, owner: amount, sponsor: amount, businessOwner: amount })),
  concentrations: z.array(z.object({ title: text, note: text, rows: z.array(counted) })),
  /** Lists of initiatives: contracts and models that end, confidential data outside, agents that act alone. */
  lists: z.array(z.object({ title: text, none: text, count: amount, lines: z.array(line) })),
  dependencies: z.object({
    /** In columns and rows from 0: what is depended on is to the right. */
    nodes: z.array(node),
    edges: z.array(z.object({ from: amount, to: amount })),
    columns: amount,
    rows: amount,
    note: text,
  }),
});

export const flow = z.object({
  transitions: z.array(
    z.object({
      title: text,
      sentence: text,
      /** Days, and the share, 0–1, that had moved by then. */
      points: z.array(z.object({ days: amount, moved: amount })),
      longest: amount,
      atRisk: z.array(z.object({ days: amount, count: amount })),
      quarters: z.array(z.object({ quarter: text, entered: amount, moved: amount, ended: amount, median: text })),
    }),
  ),
  note: text,
});

export const change = z.object({
  title: text,
  groups: z.array(z.object({ title: text, count: amount, lines: z.array(line) })),
  notes: z.array(text),
});

export type DecisionsView = z.infer<typeof decisions>;
export type DueView = z.infer<typeof due>;
export type DueOfView = z.infer<typeof dueOf>;
export type MoneyView = z.infer<typeof money>;
export type ExposureView = z.infer<typeof exposure>;
export type FlowView = z.infer<typeof flow>;
export type ChangeView = z.infer<typeof change>;
export type LineView = z.infer<typeof line>;
