import { manifestFields } from '../manifest/fields.ts';
import { fieldAt } from '../manifest/describe.ts';
import { placeholderAt } from '../manifest/missing.ts';
import { cutByHash } from '../manifest/reports/cut-text.ts';
import type { Reading } from '../manifest/read.ts';
import { SCHEMA_VERSION } from '../manifest/sections/identity.ts';
import type { CalendarDate } from '../util/calendar.ts';
import { reportInvalid, reportProblems, reportUnknownKey } from '../manifest/reports/reports.ts';
import type { ShapeReport } from '../manifest/reports/shape-report.ts';
import type { SourceDocument } from '../yaml/document.ts';
import { nodeAt } from '../yaml/node.ts';
import { formatPath, type Path } from '../yaml/path.ts';
import { insertScaffold } from './missing.ts';
import type { ReadManifest, Severity } from './rule.ts';

/** What shape rules look at: the text itself, and how it departs from the schema. */
export interface ShapeContext {
  readonly document: SourceDocument;
  readonly reading: Reading<Partial<ReadManifest>>;
  readonly today: CalendarDate;
}

/** A rule about the form of the file: every stage, not scored, cannot be waived. */
export interface ShapeRule {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly fixKind: 'safe' | 'scaffold' | undefined;
  readonly check: (context: ShapeContext) => Iterable<ShapeReport>;
  /** Whole manifests. */
  readonly examples: { readonly bad: string; readonly good: string };
}

const GOOD = 'schemaVersion: 1\nname: invoice-triage\ntitle: Invoice triage\nlifecycle:\n  stage: idea\n';

export const shapeRules: readonly ShapeRule[] = [
  {
    id: 'yaml-syntax',
    severity: 'error',
    title: 'The file is not valid YAML',
    fixKind: 'safe',
    check: ({ document }) => reportProblems(document, 'syntax'),
    examples: { bad: `${GOOD}description: "no end\n`, good: `${GOOD}description: "an end"\n` },
  },
  {
    id: 'yaml-limit',
    severity: 'error',
    title: 'The file is over a limit of size, nesting or aliases',
    fixKind: undefined,
    check: ({ document }) => reportProblems(document, 'limit'),
    examples: { bad: `${GOOD}x-deep: ${'['.repeat(70)}${']'.repeat(70)}\n`, good: `${GOOD}x-deep: [[1]]\n` },
  },
  {
    id: 'manifest-empty',
    severity: 'error',
    title: 'There is no manifest in the file, or more than one',
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
    severity: 'error',
    title: 'A field without which nothing can be judged is missing',
    fixKind: 'scaffold',
    *check({ document, reading }) {
      for (const problem of reading.problems) {
        if (problem.kind !== 'missing') continue;
        const path = formatPath(problem.path);
        const field = fieldAt(manifestFields, problem.path);
        const found = placeholderAt(nodeAt(document.root, problem.path));
        const must = `${field?.meta.description ?? ''} Must be ${field?.meta.expected ?? 'filled in'}`;
        yield {
          path: problem.path,
          text:
            found === undefined
              ? `${path} is missing. ${must}`
              : `${path} holds only the placeholder "${found}". ${must}`,
          edits: [path === 'schemaVersion' ? { op: 'insert', path, value: SCHEMA_VERSION } : insertScaffold(path)],
        };
      }
    },
    examples: { bad: GOOD.replace('title: Invoice triage\n', ''), good: GOOD },
  },
  {
    id: 'field-unknown',
    severity: 'warning',
    title: 'A key the manifest does not know',
    fixKind: 'safe',
    *check({ document, reading }) {
      for (const problem of reading.problems) {
        if (problem.kind === 'unknown-key') yield* reportUnknownKey(document, problem, 'the manifest');
      }
      yield* cutByHash(document, manifestFields);
    },
    examples: {
      bad: `${GOOD}ownershp:\n  owner: group:finance\n`,
      good: `${GOOD}ownership:\n  owner: group:finance\n`,
    },
  },
  {
    id: 'value-invalid',
    severity: 'error',
    title: 'A value that the field cannot have',
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
    severity: 'error',
    title: 'The manifest is of a newer format than this build knows',
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
    severity: 'error',
    title: 'A date that can only be past lies in the future',
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
    severity: 'error',
    title: 'The same key twice in one mapping',
    fixKind: undefined,
    check: ({ document }) => reportProblems(document, 'duplicate-key'),
    examples: { bad: `${GOOD}title: Another title\n`, good: GOOD },
  },
];

/** Two manifests of a workspace with one name: found where several are assessed together. */
export const nameDuplicate = {
  id: 'name-duplicate',
  severity: 'error',
  title: 'Two manifests of the workspace have one name',
  message: (name: string, other: string) =>
    `The name "${name}" is taken by ${other} too: give each initiative a name of its own`,
} as const;

/** Whether nothing but the version can be judged. */
export function isUnsupportedVersion({ problems: found }: Reading<unknown>): boolean {
  return found.some((problem) => problem.kind === 'invalid' && isNewerVersion(problem.path, problem.found));
}

function isNewerVersion(path: Path, found: string): boolean {
  return formatPath(path) === 'schemaVersion' && Number.isInteger(Number(found)) && Number(found) > SCHEMA_VERSION;
}
