/**
 * A git history of many initiatives, drawn from a seed: some cross, some are stopped, given up without a word, renamed,
 * deleted, or committed long after they began. To try the tool on it: `npx tsx test/generated-history.ts <folder> [200]`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { addDays, exemplaryManifest, renderBlock, type CalendarDate, type Stage } from '../src/core/index.ts';

export interface HistoryOptions {
  readonly initiatives: number;
  readonly seed: number;
  readonly from: CalendarDate;
  /** Over so many days they begin and are followed. */
  readonly days: number;
  /** How much more probable it is to cross, 0–1, where a sponsor is named from the start; 0.35 unless given. */
  readonly effect?: number;
}

/** Something that is committed on a day, as `git fast-import` takes it. */
interface Event {
  readonly on: CalendarDate;
  readonly subject: string;
  readonly changes: string;
}

type Draw = ReturnType<typeof drawer>;
type Section = Record<string, unknown>;

/** What is left out at first by some, and filled in later by a few. */
const GAPS = [
  'ownership.sponsor',
  'ownership.businessOwner',
  'ownership.technicalOwner',
  'ownership.contact',
  'alignment.process',
  'alignment.users',
  'integration.workflow',
  'integration.systemOfRecord',
  'integration.humanOversight',
  'integration.fallback',
  'learning.feedback',
  'learning.evaluation',
  'learning.adaptation',
  'sourcing.rationale',
  'sourcing.exitPlan',
  'enablement.training',
  'enablement.support',
  'lifecycle.exitCriteria',
  'capacity.budget',
  'risk.intendedUse',
] as const;

const FUNCTIONS = ['finance', 'procurement', 'hr', 'it', 'operations', 'customer-service', 'sales', 'marketing'];
const MODELS = ['gpt-5-mini', 'mistral-large', 'claude-sonnet-5'];

function drawer(seed: number) {
  const random = xoroshiro128plus(seed);
  return {
    chance: (share: number) => uniformFloat64(random) < share,
    between: (low: number, high: number) => uniformInt(random, low, high),
    one: <T>(from: readonly T[]): T => from[uniformInt(random, 0, from.length - 1)] as T,
  };
}

/** What `git fast-import` reads. */
export function historyStream(options: HistoryOptions): string {
  const draw = drawer(options.seed);
  const events = Array.from({ length: options.initiatives }, (_, i) => lifeOf(i, draw, options)).flat();
  const last = addDays(options.from, options.days);
  return events
    .filter(({ on }) => on <= last)
    .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
    .map(({ on, subject, changes }) => {
      const when = Date.parse(`${on}T12:00:00Z`) / 1000;
      return `commit refs/heads/main\ncommitter Maria <maria@example.org> ${when} +0000\n${data(subject)}${changes}\n`;
    })
    .join('');
}

/** Makes a repository with that history in a folder that is not there, or empty, and checks it out. */
export function generateHistory(folder: string, options: HistoryOptions): void {
  mkdirSync(folder, { recursive: true });
  const git = (words: readonly string[], input = '') =>
    execFileSync('git', words, { cwd: folder, input, stdio: ['pipe', 'pipe', 'pipe'] });
  git(['-c', 'init.defaultBranch=main', 'init', '-q']);
  git(['fast-import', '--quiet'], historyStream(options));
  git(['reset', '--hard', '-q', 'refs/heads/main']);
}

const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
const write = (path: string, text: string) => `M 100644 inline ${path}\n${data(text)}`;

/** Everything that is committed of one initiative. */
function lifeOf(index: number, draw: Draw, { from, days, effect = 0.35 }: HistoryOptions): readonly Event[] {
  const name = `initiative-${String(index + 1).padStart(3, '0')}`;
  const open = new Set<string>(GAPS.filter(() => draw.chance(0.45)));
  const crosses = draw.chance(0.2 + (open.has('ownership.sponsor') ? 0 : effect));
  const fate = crosses ? 'cross' : draw.one(['stop', 'delete', 'stay', 'stay', 'stay', 'fail'] as const);
  const idea = addDays(from, draw.between(0, days - 60));
  const pilot = addDays(idea, draw.between(0, 90));
  const end = addDays(pilot, draw.between(120, 330));
  const facts: Facts = {
    name,
    open,
    owner: `group:team-${draw.between(1, 25)}`,
    businessFunction: draw.one(FUNCTIONS),
    strategy: draw.one(['build', 'buy', 'partner']),
    model: draw.one(MODELS),
    stages: [{ stage: 'idea', since: idea }],
  };
  const events: Event[] = [];
  let file = `initiatives/${name}/ai-initiative.yaml`;
  const commit = (on: CalendarDate, subject: string, state: Facts) =>
    events.push({ on, subject: `${name}: ${subject}`, changes: write(file, textOf(state, on)) });

  const piloted: Facts = { ...facts, stages: [...facts.stages, { stage: 'pilot', since: pilot }] };
  // one in ten is written down months after it began
  const first = draw.chance(0.1) ? addDays(pilot, draw.between(40, 110)) : pilot;
  if (first === pilot && idea < pilot && draw.chance(0.7)) commit(idea, 'an idea', facts);
  commit(first, 'a pilot', piloted);
  if (draw.chance(0.08)) {
    const path = `apps/${name}/ai-initiative.yaml`;
    events.push({ on: addDays(first, 9), subject: `${name}: moves`, changes: `R ${file} ${path}\n` });
    file = path;
  }
  for (let on = addDays(first, draw.between(12, 45)); on < end; on = addDays(on, draw.between(20, 70))) {
    if (draw.chance(0.5)) open.delete(draw.one(GAPS));
    commit(on, 'a review', { ...piloted, reviewedOn: on, actual: 5 });
  }
  if (fate === 'cross' || fate === 'fail') {
    const scaled: Facts = { ...piloted, stages: [...piloted.stages, { stage: 'production', since: end }] };
    const decision = { outcome: 'scale', on: end, by: 'group:steering', note: 'It held for five weeks' };
    commit(end, 'goes to production', { ...scaled, decision, actual: fate === 'cross' ? 2.6 : 6.1 });
  } else if (fate === 'stop') {
    const retired: Facts = { ...piloted, stages: [...piloted.stages, { stage: 'retired', since: end }] };
    commit(end, 'is stopped', {
      ...retired,
      decision: { outcome: 'stop', on: end, by: 'group:steering', note: 'The volume is too small to pay for it' },
    });
  } else if (fate === 'delete') {
    events.push({ on: end, subject: `${name}: is gone`, changes: `D ${file}\n` });
  }
  return events;
}

/** What a manifest says at a time. */
interface Facts {
  readonly name: string;
  readonly open: ReadonlySet<string>;
  readonly owner: string;
  readonly businessFunction: string;
  readonly strategy: string;
  readonly model: string;
  readonly stages: readonly { readonly stage: Stage; readonly since: CalendarDate }[];
  readonly decision?: Section;
  readonly reviewedOn?: CalendarDate;
  readonly actual?: number;
}

function textOf(state: Facts, on: CalendarDate): string {
  const stage = state.stages.at(-1)?.stage ?? 'idea';
  const manifest = structuredClone(exemplaryManifest(stage)) as Record<string, Section>;
  const metrics = [
    {
      id: 'minutes',
      name: 'Minutes a case',
      kind: 'operational',
      unit: 'min',
      direction: 'decrease',
      primary: true,
      baseline: 7.5,
      target: 3,
      ...(state.actual === undefined ? {} : { actual: state.actual, measuredOn: on }),
    },
  ];
  const all: Record<string, unknown> = {
    ...manifest,
    name: state.name,
    title: `The ${state.businessFunction} ${state.name}`,
    lifecycle: {
      stage,
      stageHistory: state.stages,
      ...(stage === 'pilot' ? { decisionDueOn: addDays(state.stages.at(-1)?.since ?? on, 90) } : {}),
      exitCriteria: manifest['lifecycle']?.['exitCriteria'],
      ...(state.decision ? { decisions: [state.decision] } : {}),
    },
    ownership: { ...manifest['ownership'], owner: state.owner },
    alignment: { ...manifest['alignment'], businessFunction: state.businessFunction },
    outcomes: { metrics },
    sourcing: {
      ...manifest['sourcing'],
      strategy: state.strategy,
      models: [{ provider: 'openai', name: state.model }],
    },
    review: { cadence: 'quarterly', lastReviewedOn: state.reviewedOn ?? on },
  };
  for (const gap of state.open) {
    const [section = '', field = ''] = gap.split('.');
    delete (all[section] as Section)[field];
  }
  return `${renderBlock(all, { indent: 0, eol: '\n' })}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const [, , folder = '', initiatives = '200'] = process.argv;
  generateHistory(folder, { initiatives: Number(initiatives), seed: 1, from: '2023-06-01', days: 3 * 365 });
}
