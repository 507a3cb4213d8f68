import { realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
  fieldOf,
  KNOWN_FILE,
  knownEntries,
  knownText,
  matchKnown,
  mayBeKnown,
  nameDuplicate,
  readKnown,
  referenceUnknown,
  type KnownByInitiative,
  type KnownEntry,
} from '../../core/index.ts';
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
    const entries = new Map(knownEntries(readFile(file, io)).map((entry) => [keyOf(entry), entry]));
    for (const entry of assessments.flatMap((one) => entriesOf(one))) {
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

/**
 * The known findings that a run shows to be fixed: the field or the rule is met, or the initiative is gone. What could not
 * be judged is not fixed.
 */
export function fixedFindings(report: Report, coverage: Coverage, io: Io): readonly FixedFinding[] {
  return [...byRepository(report, io.cwd)].flatMap(([root, assessments]) => {
    const file = path.join(root, KNOWN_FILE);
    // a manifest without a name may be any of those that are missed
    const areNamed = report.errors.length === 0 && assessments.every(({ name }) => name !== null);
    const isWhole = areNamed && coverage.folders.some((folder) => isAtOrAbove(folder, root));
    const known = readIfValid(file, io);
    return Object.keys(known).flatMap((name) => {
      const [one, ...namesakes] = assessments.filter((assessment) => assessment.name === name);
      // of two with one name it cannot be told whose they are
      if (namesakes.length > 0 || (!one && !isWhole)) return [];
      const rules = known[name] ?? {};
      const { left } = matchKnown(one?.findings ?? [], rules);
      return knownEntries({ [name]: rules }).flatMap((entry): readonly FixedFinding[] => {
        const { ruleId, field } = entry;
        const count = left.get(ruleId)?.get(field) ?? 0;
        const isAsked = coverage.rules === undefined || coverage.rules.includes(ruleId);
        return count > 0 && isAsked && !(one && isUnsure(one, ruleId, isWhole)) ? [{ ...entry, count, file }] : [];
      });
    });
  });
}

/** Takes findings out of the files that list them; a file of which nothing is left is removed. */
export function pruneKnown(fixed: readonly FixedFinding[], io: Io): void {
  for (const file of new Set(fixed.map((one) => one.file))) {
    const gone = new Map(fixed.filter((one) => one.file === file).map((one) => [keyOf(one), one.count]));
    const entries = knownEntries(readFile(file, io)).map((entry) => ({
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

/** Whether a rule could not be judged, so that what it found before may still be there. @param isWhole all others were seen too */
function isUnsure({ stage, evidence = [] }: ReportedAssessment, ruleId: string, isWhole: boolean): boolean {
  const isUnknown = evidence.some((claim) => claim.ruleId === ruleId && claim.status === 'unknown');
  return stage === null || isUnknown || (!isWhole && SEEN_TOGETHER.includes(ruleId));
}

/** Rules that look at all initiatives together. */
const SEEN_TOGETHER: readonly string[] = [nameDuplicate.id, referenceUnknown.id];

function asKnown(assessment: ReportedAssessment): ReportedAssessment {
  const findings = assessment.findings.map((finding) =>
    finding.status === 'open' && mayBeKnown(finding) ? { ...finding, status: 'known' as const } : finding,
  );
  return { ...assessment, findings };
}

/** What a file of known findings would say of an initiative: an entry for every rule that a finding speaks for. */
function entriesOf({ name, findings }: ReportedAssessment): readonly KnownEntry[] {
  if (name === null) return [];
  const entries = new Map<string, KnownEntry>();
  for (const finding of findings) {
    if ((finding.status !== 'open' && finding.status !== 'known') || !mayBeKnown(finding)) continue;
    for (const ruleId of finding.ruleIds) {
      const entry = { name, ruleId, field: fieldOf(finding.path) };
      const count = (entries.get(keyOf(entry))?.count ?? 0) + 1;
      entries.set(keyOf(entry), { ...entry, count });
    }
  }
  return [...entries.values()];
}

function keyOf({ name, ruleId, field }: Omit<KnownEntry, 'count'>): string {
  return [name, ruleId, field].join('\n');
}

function readFile(file: string, { cwd }: Pick<Io, 'cwd'>): KnownByInitiative {
  let text: string;
  try {
    text = readWhole(file, MAX_KNOWN_BYTES);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new UsageError(`${relativePath(cwd, file)}: ${readProblem(error)}`);
  }
  const read = readKnown(text);
  if ('problem' in read) throw new UsageError(`${relativePath(cwd, file)}: ${read.problem}`);
  return read.known;
}

/** The same; nothing where the file cannot be read, which the report says. */
function readIfValid(file: string, io: Io): KnownByInitiative {
  try {
    return readFile(file, io);
  } catch (error) {
    if (error instanceof UsageError) return {};
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
