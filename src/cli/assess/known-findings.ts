import { realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fieldOf, KNOWN_FILE, knownEntries, knownText, readKnown, type KnownEntry } from '../../core/index.ts';
import type { Report, ReportedAssessment } from '../../report/report-schema.ts';
import { MAX_KNOWN_BYTES, policyRoot } from '../../repository/node/policy-source.ts';
import { rootFinder } from '../../repository/node/root.ts';
import { UsageError, type Io } from '../command-line/io.ts';
import { LEADS_OUT, orUsageError } from '../command-line/outputs.ts';
import { readProblem } from '../files/find-manifests.ts';
import { leadsOut } from '../files/leads-out.ts';
import { relativePath } from '../files/paths.ts';
import { readWhole } from '../files/read-text.ts';
import { replaceFile } from '../files/write-file.ts';

/** A known finding that is not there any more, and the file that lists it. */
export interface FixedFinding extends KnownEntry {
  readonly file: string;
}

/** What a run covers: known findings of the rest may still be there. */
export interface Coverage {
  /** The folders that were searched as a whole, absolute. */
  readonly folders: readonly string[];
  /** The rules that are looked at; all when undefined. */
  readonly rules: readonly string[] | undefined;
}

/**
 * Writes every open finding into the file of known findings at the root of its repository, beside those that are there.
 *
 * @returns the report with these findings known, and what to say of it, a line each
 * @throws {UsageError} where a file cannot be read or written
 */
export function suppressAll(report: Report, io: Io): { readonly report: Report; readonly lines: readonly string[] } {
  const lines: string[] = [];
  for (const [root, assessments] of byRepository(report, io.cwd)) {
    const file = path.join(root, KNOWN_FILE);
    const entries = new Map(readFile(file, io).map((entry) => [keyOf(entry), entry]));
    for (const entry of assessments.flatMap((one) => entriesOf(one, ['open', 'known']))) {
      const count = Math.max(entry.count, entries.get(keyOf(entry))?.count ?? 0);
      entries.set(keyOf(entry), { ...entry, count });
    }
    writeEntries(file, [...entries.values()], io);
    const total = [...entries.values()].reduce((sum, { count }) => sum + count, 0);
    lines.push(`${relativePath(io.cwd, file)} lists ${total} known findings; commit it`);
  }
  const nameless = report.assessments.filter(({ name }) => name === null).map(({ path: file }) => file);
  return {
    report: {
      ...report,
      assessments: report.assessments.map((one) => (one.name === null ? one : asKnown(one))),
    },
    lines: [...lines, ...nameless.map((file) => `${file} has no name by which its findings could be known; they stay`)],
  };
}

/** The known findings that a run shows to be fixed: the field or the rule is met, or the initiative is gone. */
export function fixedFindings(report: Report, coverage: Coverage, io: Io): readonly FixedFinding[] {
  const groups = byRepository(report, io.cwd);
  return [...groups].flatMap(([root, assessments]) => {
    const file = path.join(root, KNOWN_FILE);
    const isWhole = report.errors.length === 0 && coverage.folders.some((folder) => isAtOrAbove(folder, root));
    const left = new Map(assessments.flatMap((one) => entriesOf(one, ['known'])).map((one) => [keyOf(one), one.count]));
    return readIfValid(file, io).flatMap((entry) => {
      const same = assessments.filter(({ name }) => name === entry.name);
      const mayBeThere = same.length === 0 ? !isWhole : same.some((one) => isUnsure(one, entry.ruleId));
      if (mayBeThere || (coverage.rules && !coverage.rules.includes(entry.ruleId))) return [];
      const count = entry.count - (left.get(keyOf(entry)) ?? 0);
      return count > 0 ? [{ ...entry, count, file }] : [];
    });
  });
}

/** Takes findings out of the files that list them; a file of which nothing is left is removed. */
export function pruneKnown(fixed: readonly FixedFinding[], io: Io): void {
  for (const file of new Set(fixed.map((one) => one.file))) {
    const gone = new Map(fixed.filter((one) => one.file === file).map((one) => [keyOf(one), one.count]));
    const entries = readFile(file, io).map((entry) => ({
      ...entry,
      count: entry.count - (gone.get(keyOf(entry)) ?? 0),
    }));
    writeEntries(
      file,
      entries.filter(({ count }) => count > 0),
      io,
    );
  }
}

function byRepository({ assessments }: Report, cwd: string): ReadonlyMap<string, readonly ReportedAssessment[]> {
  const repositoryRoot = rootFinder();
  const groups = new Map<string, ReportedAssessment[]>();
  for (const assessment of assessments) {
    const root = policyRoot(path.dirname(path.resolve(cwd, assessment.path)), cwd, repositoryRoot);
    const group = groups.get(root);
    if (group) group.push(assessment);
    else groups.set(root, [assessment]);
  }
  return groups;
}

/** Whether a rule could not be judged, so that what it found before may still be there. */
function isUnsure({ stage, evidence = [] }: ReportedAssessment, ruleId: string): boolean {
  return stage === null || evidence.some((claim) => claim.ruleId === ruleId && claim.status === 'unknown');
}

function asKnown(assessment: ReportedAssessment): ReportedAssessment {
  const findings = assessment.findings.map((finding) =>
    finding.status === 'open' ? { ...finding, status: 'known' as const } : finding,
  );
  return { ...assessment, findings };
}

function entriesOf({ name, findings }: ReportedAssessment, statuses: readonly string[]): readonly KnownEntry[] {
  if (name === null) return [];
  const entries = new Map<string, KnownEntry>();
  for (const { ruleId, path: place, status } of findings) {
    if (!statuses.includes(status)) continue;
    const entry = { name, ruleId, field: fieldOf(place) };
    const count = (entries.get(keyOf(entry))?.count ?? 0) + 1;
    entries.set(keyOf(entry), { ...entry, count });
  }
  return [...entries.values()];
}

function keyOf({ name, ruleId, field }: Omit<KnownEntry, 'count'>): string {
  return [name, ruleId, field].join('\n');
}

function readFile(file: string, { cwd }: Pick<Io, 'cwd'>): readonly KnownEntry[] {
  let text: string;
  try {
    text = readWhole(file, MAX_KNOWN_BYTES);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new UsageError(`${relativePath(cwd, file)}: ${readProblem(error)}`);
  }
  const read = readKnown(text);
  if ('problem' in read) throw new UsageError(`${relativePath(cwd, file)}: ${read.problem}`);
  return knownEntries(read.known);
}

/** The same; nothing where the file cannot be read, which the report says. */
function readIfValid(file: string, io: Io): readonly KnownEntry[] {
  try {
    return readFile(file, io);
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}

function writeEntries(file: string, entries: readonly KnownEntry[], { cwd }: Pick<Io, 'cwd'>): void {
  const name = relativePath(cwd, file);
  if (leadsOut(file, path.dirname(file))) throw new UsageError(`${name} was not written: ${LEADS_OUT}`);
  orUsageError(name, () => {
    if (entries.length > 0) replaceFile(file, [knownText(entries)]);
    else rmSync(file, { force: true });
  });
}

function isAtOrAbove(folder: string, root: string): boolean {
  const below = path.relative(realpathSync.native(folder), realpathSync.native(root));
  return below === '' || !(below === '..' || below.startsWith(`..${path.sep}`) || path.isAbsolute(below));
}
