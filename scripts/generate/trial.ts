import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { assess, defaultPolicy, parseDocument, VERDICTS } from '../../src/core/index.ts';

/** Manifests of the trial, each with what was expected of it beforehand, and labels of what the product then said. */
const FOLDER = path.resolve(import.meta.dirname, '../../test/fixtures/trial');

export const TRIAL_DAY = '2026-11-16';

/** In the order in which they were written. */
export const TRIAL_SETS = ['first', 'second', 'third', 'fourth'] as const;
export type TrialSet = (typeof TRIAL_SETS)[number];

const sentences = z.array(z.string());
const ruleIds = z.array(z.string());

/** Written before the product ran on the manifest, and not changed since. */
const expectedSchema = z.strictObject({
  verdict: z.enum([...VERDICTS, 'none']),
  /** 1 is furthest with what its next step needs; none for what is retired. */
  rank: z.optional(z.number()),
  because: z.string(),
  errors: sentences,
  warnings: sentences,
  mustNotSay: sentences,
});

/** Written after it ran. */
const labelsSchema = z.strictObject({
  /** Rules whose errors and warnings the lead wants to hear now, and those the lead does not. */
  useful: ruleIds,
  noise: ruleIds,
  /** What the lead wanted to hear and the product says as information only, or not at all. */
  asNote: sentences,
  unsaid: sentences,
  /** Who is right where the verdicts differ. */
  disagreement: z.optional(z.string()),
});

/** One manifest of the trial: what was expected, and what the product says today. */
export interface Trial {
  readonly set: TrialSet;
  readonly name: string;
  readonly kind: string;
  readonly stage: string;
  readonly expected: z.infer<typeof expectedSchema>;
  readonly labels: z.infer<typeof labelsSchema>;
  /** `none` for a retired one. */
  readonly verdict: string;
  readonly score: number | null;
  /** The rule of every error and warning that is open, as Problems lists them. */
  readonly open: readonly string[];
  /** The rule of every error and warning that the gate asks for, those of the next stage included. */
  readonly asked: readonly string[];
}

export function readTrials(set: TrialSet): readonly Trial[] {
  return readdirSync(path.join(FOLDER, set), { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'ai-initiative.yaml')
    .map((file) => readTrial(set, path.dirname(file).replaceAll('\\', '/')))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

function readTrial(set: TrialSet, name: string): Trial {
  const text = (file: string) => readFileSync(path.join(FOLDER, set, name, file), 'utf8');
  const document = parseDocument(text('ai-initiative.yaml'));
  const { gate, score, stage, manifest, findings } = assess(document, { policy: defaultPolicy, today: TRIAL_DAY });
  return {
    set,
    name,
    kind: manifest.kind ?? 'application',
    stage: stage ?? 'none',
    expected: expectedSchema.parse(parse(text('expected.yaml'))),
    labels: labelsSchema.parse(parse(text('labels.yaml'))),
    verdict: gate?.verdict ?? 'none',
    score,
    open: findings
      .filter(({ status, severity }) => status === 'open' && (severity === 'error' || severity === 'warning'))
      .map(({ ruleId }) => ruleId),
    asked: (gate?.requirements ?? []).filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId),
  };
}

/** How many of some findings of a trial are noise. */
export const noiseIn = ({ labels }: Trial, ids: readonly string[]) =>
  ids.filter((id) => labels.noise.includes(id)).length;

export interface TrialFigures {
  /** Those that have a verdict; a retired initiative has none. */
  readonly judged: number;
  readonly agreed: number;
  /** Spearman's, of our rank and the score. */
  readonly rankCorrelation: number;
  readonly open: { readonly count: number; readonly noise: number };
  readonly asked: { readonly count: number; readonly noise: number };
  /** What the leads wanted to hear. */
  readonly wanted: { readonly count: number; readonly asNote: number; readonly unsaid: number };
}

export function figuresOf(trials: readonly Trial[]): TrialFigures {
  const judged = trials.filter(({ expected }) => expected.verdict !== 'none');
  const sum = (of: (trial: Trial) => number) => trials.reduce((total, trial) => total + of(trial), 0);
  return {
    judged: judged.length,
    agreed: judged.filter(({ expected, verdict }) => expected.verdict === verdict).length,
    rankCorrelation: correlation(
      ranks(judged.map(({ expected }) => -(expected.rank ?? 0))),
      ranks(judged.map(({ score }) => score ?? 0)),
    ),
    open: { count: sum(({ open }) => open.length), noise: sum((trial) => noiseIn(trial, trial.open)) },
    asked: { count: sum(({ asked }) => asked.length), noise: sum((trial) => noiseIn(trial, trial.asked)) },
    wanted: {
      count: sum(({ expected }) => expected.errors.length + expected.warnings.length),
      asNote: sum(({ labels }) => labels.asNote.length),
      unsaid: sum(({ labels }) => labels.unsaid.length),
    },
  };
}

/** Ranks from 1 for the least; equal values share the mean of theirs. */
function ranks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const less = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return less + (equal + 1) / 2;
  });
}

/** Pearson's, which of ranks is Spearman's. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = (of: (i: number) => number) => a.reduce((sum, _, i) => sum + of(i), 0);
  const offA = (i: number) => (a[i] ?? 0) - meanA;
  const offB = (i: number) => (b[i] ?? 0) - meanB;
  return product((i) => offA(i) * offB(i)) / Math.sqrt(product((i) => offA(i) ** 2) * product((i) => offB(i) ** 2));
}
