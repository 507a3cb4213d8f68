import { manifestFields } from '../manifest/fields.ts';
import { fieldAt } from '../manifest/describe.ts';
import { fillerAt } from '../manifest/gaps/missing.ts';
import { cutByHash } from '../manifest/reports/cut-text.ts';
import type { Reading } from '../manifest/read-manifest.ts';
import { SCHEMA_VERSION } from '../manifest/sections/identity.ts';
import type { CalendarDate } from '../util/calendar.ts';
import { reportInvalid, reportProblems, reportUnknownKey } from '../manifest/reports/reports.ts';
import type { ShapeReport } from '../manifest/reports/shape-report.ts';
import type { SourceDocument } from '../yaml/document.ts';
import { nodeAt } from '../yaml/node.ts';
import { formatPath, parsePath, type Path } from '../yaml/path.ts';
import { insertScaffold } from './missing.ts';
import type { ShapeRuleId } from './rule-ids.ts';
import type { ReadManifest, RuleBase } from './rule.ts';
import type { Severity } from '../vocabulary.ts';

/** What shape rules look at: the text itself, and how it departs from the schema. */
export interface ShapeContext {
  readonly document: SourceDocument;
  readonly reading: Reading<Partial<ReadManifest>>;
  readonly today: CalendarDate;
}

/** A rule about the form of the file: every stage, not scored, cannot be waived. */
export interface ShapeRule extends RuleBase {
  readonly id: ShapeRuleId;
  readonly check: (context: ShapeContext) => Iterable<ShapeReport>;
  /** Whole manifests. */
  readonly examples: { readonly bad: string; readonly good: string };
}

/** What rules of one kind have in common that are not scored. */
const shape = (severity: Severity) =>
  ({
    group: 'shape',
    why: [],
    required: { idea: severity, pilot: severity, production: severity, retired: severity },
  }) as const;

const GOOD = 'schemaVersion: 1\nname: invoice-triage\ntitle: Invoice triage\nlifecycle:\n  stage: idea\n';

export const shapeRules: readonly ShapeRule[] = [
  {
    id: 'yaml-syntax',
    ...shape('error'),
    requirement: 'The file is valid YAML',
    action: 'Fix the syntax at the place shown',
    fixKind: 'safe',
    check: ({ document }) => reportProblems(document, 'syntax'),
    examples: { bad: `${GOOD}description: "no end\n`, good: `${GOOD}description: "an end"\n` },
  },
  {
    id: 'yaml-limit',
    ...shape('error'),
    requirement: 'The file is within the limits of size, nesting and aliases',
    action: 'Shorten the file, or take the repetition out of it',
    fixKind: undefined,
    check: ({ document }) => reportProblems(document, 'limit'),
    examples: { bad: `${GOOD}x-deep: ${'['.repeat(70)}${']'.repeat(70)}\n`, good: `${GOOD}x-deep: [[1]]\n` },
  },
  {
    id: 'manifest-empty',
    ...shape('error'),
    requirement: 'The file holds one manifest',
    action: 'Write one manifest, beginning with schemaVersion: 1',
    fixKind: undefined,
    check: ({ document }) =>
      reportProblems(
        document,
        'empty',
        (message) => `${message}: a manifest begins with "schemaVersion: ${SCHEMA_VERSION}"`,
      ),
    examples: { bad: '# nothing yet\n', good: GOOD },
  },
  {
    id: 'field-missing',
    ...shape('error'),
    requirement: 'The fields that every manifest needs are there',
    action: 'Fill in the field',
    fixKind: 'scaffold',
    *check({ document, reading }) {
      for (const problem of reading.problems) {
        if (problem.kind !== 'missing') continue;
        const path = formatPath(problem.path);
        const field = fieldAt(manifestFields, problem.path);
        const found = fillerAt(nodeAt(document.root, problem.path), field)?.text;
        const must = `${field?.meta.description ?? ''} Must be ${field?.meta.expected ?? 'filled in'}`;
        yield {
          path: problem.path,
          text: found === undefined ? `${path} is missing. ${must}` : `${path} says only "${found}". ${must}`,
          edits: [path === 'schemaVersion' ? { op: 'insert', path, value: SCHEMA_VERSION } : insertScaffold(path)],
        };
      }
    },
    examples: { bad: GOOD.replace('title: Invoice triage\n', ''), good: GOOD },
  },
  {
    id: 'field-unknown',
    ...shape('warning'),
    requirement: 'Every key is one the manifest knows',
    action: 'Correct the key, or begin it with x- to keep it as your own',
    fixKind: 'safe',
    *check({ document, reading }) {
      for (const problem of reading.problems) {
        if (problem.kind === 'unknown-key') yield* reportUnknownKey(document, problem, 'the manifest');
      }
      yield* cutByHash(document, manifestFields);
      for (const [index, path] of (reading.value.assumed ?? []).entries()) {
        if (nodeAt(document.root, parsePath(path))) continue;
        yield {
          path: ['assumed', index],
          text: `assumed lists ${path}, where nothing is written. Take it off the list, or correct the path`,
        };
      }
    },
    examples: {
      bad: `${GOOD}ownershp:\n  owner: group:finance\n`,
      good: `${GOOD}ownership:\n  owner: group:finance\n`,
    },
  },
  {
    id: 'value-invalid',
    ...shape('error'),
    requirement: 'Every value is one its field can have',
    action: 'Correct the value',
    fixKind: 'safe',
    *check({ document, reading }) {
      for (const problem of reading.problems) {
        if (problem.kind !== 'invalid' || isNewerVersion(problem.path, problem.found)) continue;
        yield reportInvalid(problem, document);
      }
    },
    examples: { bad: GOOD.replace('idea', 'ideas'), good: GOOD },
  },
  {
    id: 'version-unsupported',
    ...shape('error'),
    requirement: 'The format is one this version reads',
    action: 'Update the tool',
    fixKind: undefined,
    *check({ reading }) {
      for (const problem of reading.problems) {
        if (problem.kind !== 'invalid' || !isNewerVersion(problem.path, problem.found)) continue;
        yield {
          path: problem.path,
          text: `schemaVersion ${problem.found} is newer than ${SCHEMA_VERSION}, the newest this build reads: update AI Initiative Scorecard to a version that reads ${problem.found}; nothing else was judged`,
        };
      }
    },
    examples: { bad: GOOD.replace('schemaVersion: 1', 'schemaVersion: 2'), good: GOOD },
  },
  {
    id: 'date-future',
    ...shape('error'),
    requirement: 'Dates that record something lie in the past',
    action: 'Correct the date',
    fixKind: undefined,
    *check({ reading, today }) {
      for (const { path, date } of reading.pastDates) {
        if (date <= today) continue;
        yield {
          path,
          text: `${formatPath(path)} is ${date}, after today (${today}): it records something that has happened`,
        };
      }
    },
    examples: {
      bad: `${GOOD}review:\n  lastReviewedOn: 2999-01-01\n`,
      good: `${GOOD}review:\n  lastReviewedOn: 2026-05-01\n`,
    },
  },
  {
    id: 'key-duplicate',
    ...shape('error'),
    requirement: 'Every key is written once',
    action: 'Remove one of the two',
    fixKind: undefined,
    check: ({ document }) => reportProblems(document, 'duplicate-key'),
    examples: { bad: `${GOOD}title: Another title\n`, good: GOOD },
  },
];

/** A rule about the form of a file, by its id. */
export function shapeRuleOf(id: ShapeRuleId): RuleBase {
  const rule = shapeRules.find((one) => one.id === id);
  if (!rule) throw new Error(`${id} is no rule about the form of a file`);
  return rule;
}

/** Whether nothing but the version can be judged. */
export function isUnsupportedVersion({ problems: found }: Reading<unknown>): boolean {
  return found.some((problem) => problem.kind === 'invalid' && isNewerVersion(problem.path, problem.found));
}

function isNewerVersion(path: Path, found: string): boolean {
  return formatPath(path) === 'schemaVersion' && Number.isInteger(Number(found)) && Number(found) > SCHEMA_VERSION;
}
