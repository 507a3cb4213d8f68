import {
  exemplaryManifest,
  formatPath,
  manifestFields,
  type Assessment,
  type Finding,
  type Path,
} from '../../src/core/index.ts';
import { fieldAt } from '../../src/core/manifest/describe.ts';
import { TODAY } from '../../src/catalogue/exemplary.ts';
import type { Value } from './generated.ts';

/** How a person would answer what a rule finds: the value to write, and where. */
type Answer = (finding: Finding, manifest: Value) => readonly (readonly [path: Path, value: unknown])[];

/** Answers what the examples of the documentation do not: those are no answer to a field of prose. */
const EXEMPLARY = exemplaryManifest('production');

const below = (path: Path, ...more: Path): Path => [...path.slice(0, -1), ...more];

/** The answers that are not simply the field that is missing. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  'owner-individual': ({ path }) => [[path, 'group:finance']],
  'integration-not-live': ({ path }) => [[[...path, 0, 'status'], 'live']],
  'integration-standalone': ({ path }) => [[[...path, 0, 'kind'], 'api']],
  'metric-model-only': ({ path }) => [[[...path, 0, 'kind'], 'operational']],
  'financial-metric-missing': ({ path }) => [[[...path, 0, 'kind'], 'financial']],
  'target-invalid': ({ path }, manifest) => {
    if (path.at(-1) === 'direction') return [[path, 'decrease']];
    const { baseline, direction } = at(manifest, path.slice(0, -1)) as { baseline: number; direction: string };
    return [[path, direction === 'increase' ? baseline + 1 : baseline - 1]];
  },
  'target-unmet': ({ path }, manifest) => [[path, at(manifest, below(path, 'target'))]],
  'metric-worse': ({ path }, manifest) => [[path, at(manifest, below(path, 'baseline'))]],
  'measurement-stale': ({ path }) => [[path, TODAY]],
  'adoption-low': ({ path }, manifest) => [[path, at(manifest, below(path, 'target'))]],
  'training-incomplete': ({ path }) => [
    [below(path, 'status'), 'done'],
    [below(path, 'completed'), 40],
    [below(path, 'total'), 40],
  ],
  'evaluation-stale': ({ path }) => [[path, path.at(-1) === 'lastRunOn' ? TODAY : 'weekly']],
  'review-overdue': ({ path }) => [[path, TODAY]],
  'risk-prohibited': ({ path }) => [[path, 'limited']],
  'skills-gap-unaddressed': () => [[['capacity', 'team', 'gaps'], []]],
  'ambition-exceeds-capacity': ({ path }) => [[path, 2]],
  'decision-date-missing': ({ path }) => [[path, '2026-12-01']],
  'decision-due-soon': ({ path }) => [[path, '2026-12-01']],
  'pilot-overdue': () => [[['lifecycle', 'decisionDueOn'], '2026-12-01']],
  'pilot-stalled': (_finding, manifest) => [decided(manifest, 'scale')],
  'retirement-reason-missing': (_finding, manifest) => [decided(manifest, 'stop')],
  'scale-decision-missing': ({ path }, manifest) =>
    path.at(-1) === 'stageHistory'
      ? [[path, [{ stage: 'pilot', since: '2024-01-01' }, ...historyOf(manifest)]]]
      : [decided(manifest, 'scale')],
  'stage-date-missing': ({ path }, manifest) => {
    const entry = at(manifest, path);
    if (path.length > 2) return [[path, { stage: 'idea', since: '2024-01-01', ...withoutPlaceholders(entry) }]];
    const { stage } = manifest['lifecycle'] as { stage: string };
    return [[path, [...historyOf(manifest), { stage, since: TODAY }]]];
  },
  'stage-history-order': (_finding, manifest) => [
    [['lifecycle', 'stageHistory'], historyOf(manifest).toSorted((a, b) => (a.since < b.since ? -1 : 1))],
  ],
};

function decided(manifest: Value, outcome: string): readonly [Path, unknown] {
  const before = (at(manifest, ['lifecycle', 'decisions']) ?? []) as unknown[];
  const decision = { outcome, on: TODAY, by: 'user:cfo', note: 'Handling time halved' };
  return [
    ['lifecycle', 'decisions'],
    [...before, decision],
  ];
}

const historyOf = (manifest: Value) =>
  (at(manifest, ['lifecycle', 'stageHistory']) ?? []) as { stage: string; since: string }[];

const withoutPlaceholders = (entry: unknown) =>
  Object.fromEntries(Object.entries((entry ?? {}) as Value).filter(([, value]) => value !== 'TBD'));

/** The manifest after every finding of one rule was answered. */
export function answered(manifest: Value, { findings }: Assessment, ruleId: string): Value {
  const answer: Answer =
    ANSWERS[ruleId] ?? (({ path }) => [[path, at(EXEMPLARY, path) ?? fieldAt(manifestFields, path)?.example]]);
  return findings
    .filter((finding) => finding.ruleIds.includes(ruleId))
    .reduce((current, finding) => {
      const answers = answer(finding, current);
      for (const [path, value] of answers) {
        if (value === undefined) throw new Error(`no answer to ${ruleId} at ${formatPath(path)}`);
      }
      return answers.reduce<Value>((value, [path, fill]) => write(value, path, fill) as Value, current);
    }, manifest);
}

export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, segment) => (inner as Value | undefined)?.[segment], value);
}

/** A copy with another value at a path; without the key there where the value is undefined. */
export function write(value: unknown, [segment, ...rest]: Path, fill: unknown): unknown {
  if (segment === undefined) return fill;
  if (typeof segment === 'number') {
    const items = Array.isArray(value) ? [...(value as unknown[])] : [];
    items[segment] = write(items[segment], rest, fill);
    return items;
  }
  const { [segment]: inner, ...others } = (typeof value === 'object' && value !== null ? value : {}) as Value;
  const written = write(inner, rest, fill);
  return written === undefined ? others : { ...others, [segment]: written };
}
