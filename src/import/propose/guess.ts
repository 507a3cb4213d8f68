import type { Column } from './columns.ts';

/** What the words of a register mean for a field with a list of words: the first pattern that fits. */
type Meanings = readonly (readonly [RegExp, string])[];

export const STAGES: Meanings = [
  [/retire|decommission|cancel|stopp|ended|closed|discontinu|inactive|completed$/, 'retired'],
  [/not in production|pre-?production|planned/, 'idea'],
  [/pilot|trial|\btest|poc|proof.of|implement|assess|beta|experiment/, 'pilot'],
  [/produc|\blive|operat|deploy|in.use|mission|mainten|running|\bactive|rolled/, 'production'],
  [/plan|idea|propos|initiat|concept|develop|design|explor|research|backlog|acqui|investig/, 'idea'],
];

const STRATEGIES: Meanings = [
  [/both|partner|joint|combin|hybrid|co-?develop/, 'partner'],
  [/in.?house|\bbuil|internal|\bown\b|\bmake\b/, 'build'],
  [/\bbuy|bought|vendor|purchas|contract|cots|off.the.shelf|saas|commercial|external/, 'buy'],
];

const TIERS: Meanings = [
  [/prohibit|unaccept/, 'prohibited'],
  [/high|critical|severe|both|rights|safety/, 'high'],
  [/limited|medium|moderate/, 'limited'],
  [/minimal|low|neither|no risk/, 'minimal'],
];

const FUNCTIONS: Meanings = [
  [/procure|purchas/, 'procurement'],
  [/supply|logistic|warehous/, 'supply-chain'],
  [/customer (?:service|care|support)|(?:call|contact) cent/, 'customer-service'],
  [/legal/, 'legal'],
  [/risk|compliance|audit/, 'risk'],
  [/financ|accounting|treasur|controlling/, 'finance'],
  [/\bhr\b|human resources|people|personnel/, 'hr'],
  [/marketing|communications/, 'marketing'],
  [/sales/, 'sales'],
  [/research|r ?& ?d/, 'research'],
  [/engineering|product development/, 'engineering'],
  [/\bit\b|information technology/, 'it'],
  [/operations|manufactur/, 'operations'],
];

/** How a field is recognised: by words in the column's name, best first, and by its content. */
export interface Guess {
  readonly path: string;
  readonly names: readonly RegExp[];
  readonly holds: 'text' | 'date' | 'number' | 'owner' | 'link' | 'list' | Meanings;
}

export const STAGE: Guess = {
  path: 'lifecycle.stage',
  names: [
    /^(?:development |dev |lifecycle |project )?(?:stage|phase)$/,
    /stage|phase|lifecycle/,
    /^(?:project )?status$/,
    /status/,
  ],
  holds: STAGES,
};

export const TITLE: Guess = {
  path: 'title',
  names: [
    /^(?:(?:ai )?(?:use case|project|initiative|system|solution|model) )?(?:name|title)$/,
    /title/,
    /^(?:ai )?(?:use case|project|initiative|solution)$/,
    /\bname\b/,
  ],
  holds: 'text',
};

/** The day it went into production; of those that are in production. */
export const LIVE: Guess = {
  path: 'lifecycle.stageHistory[1].since',
  names: [/go ?live|live since|in production since|launch(?:ed)?|date (?:implemented|deployed)/],
  holds: 'date',
};

/** In this order; a column feeds one field at most. */
export const GUESSES: readonly Guess[] = [
  {
    path: 'description',
    names: [/^(?:description|summary)$/, /description|summary|abstract/, /outputs?$/],
    holds: 'text',
  },
  { path: 'alignment.problem', names: [/problem|purpose|benefit|objective|goal|business case/], holds: 'text' },
  {
    path: 'ownership.owner',
    names: [/^owner$/, /\bowner|responsible|accountable/, /bureau|office|team|unit/, /agency|department|division/],
    holds: 'owner',
  },
  {
    path: 'alignment.businessFunction',
    names: [/business (?:function|area|unit)|^function$/, /department|division/],
    holds: FUNCTIONS,
  },
  { path: 'ownership.sponsor', names: [/sponsor/], holds: 'owner' },
  { path: 'ownership.contact', names: [/contact|e ?mail/], holds: 'text' },
  { path: 'alignment.process', names: [/^(?:business )?process$/], holds: 'text' },
  { path: 'integration.systemOfRecord', names: [/system of record/], holds: 'text' },
  {
    path: 'sourcing.strategy',
    names: [/sourcing|build or buy|make or buy|in house/, /(?:dev|development) (?:method|type|approach)/],
    holds: STRATEGIES,
  },
  { path: 'sourcing.supplier', names: [/supplier|vendor|provider/], holds: 'text' },
  { path: 'risk.tier', names: [/risk (?:tier|level|class|category|rating)/, /impact type|^risk$/], holds: TIERS },
  { path: 'capacity.budget.amount', names: [/budget|cost|investment/], holds: 'number' },
  { path: 'capacity.team.fte', names: [/\bfte|headcount|team size/], holds: 'number' },
  { path: 'alignment.users.current', names: [/(?:current|number of|active) users|users current/], holds: 'number' },
  {
    path: 'lifecycle.stageHistory[0].since',
    names: [/date initiated|start date|started|initiated|begin|kick ?off|created/],
    holds: 'date',
  },
  LIVE,
  { path: 'lifecycle.decisionDueOn', names: [/decision (?:due|date)/], holds: 'date' },
  { path: 'review.lastReviewedOn', names: [/last review|reviewed/], holds: 'date' },
  { path: 'links[0].url', names: [/source code|repo|code link|\burl|link|website/], holds: 'link' },
  { path: 'tags', names: [/^tags?$|keyword|label/, /topic|category|theme|domain/], holds: 'list' },
];

/** The column whose name fits best among those not taken, and that holds what the field takes. */
export function bestColumn(
  { names }: Guess,
  columns: readonly Column[],
  holds: (column: Column) => boolean,
): Column | undefined {
  for (const name of names) {
    const found = columns.find((column) => name.test(column.words) && column.values.length > 0 && holds(column));
    if (found) return found;
  }
  return undefined;
}

export function meaningOf(value: string, meanings: Meanings): string | undefined {
  return meanings.find(([pattern]) => pattern.test(value.toLowerCase()))?.[1];
}
