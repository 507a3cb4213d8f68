import { grouped } from '../util/grouped.ts';
import { formatPath, type Path } from '../yaml/path.ts';
import type { Finding } from './finding.ts';

/** The file of known findings, at the root of a repository. */
export const KNOWN_FILE = 'ai-initiative.known.json';

/** Findings of one initiative that were there before checks began: rule → field, positions in lists left out → how many. */
export type KnownFindings = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** By the name of the initiative, which stays when its folder is renamed. */
export type KnownByInitiative = Readonly<Record<string, KnownFindings>>;

const VERSION = 1;

/** Reads a file of known findings. `problem`: why it cannot be read, as the end of a sentence. */
export function readKnown(text: string): { readonly known: KnownByInitiative } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text.trim());
  } catch {
    return { problem: 'it is not JSON' };
  }
  if (!isRecord(value) || value['schemaVersion'] !== VERSION || !isRecord(value['known']))
    return { problem: `it has no schemaVersion ${VERSION} and known` };
  const { known } = value;
  const areCounts = (fields: unknown) =>
    isRecord(fields) && Object.values(fields).every((count) => Number.isSafeInteger(count) && Number(count) > 0);
  const isWhole = Object.values(known).every((rules) => isRecord(rules) && Object.values(rules).every(areCounts));
  return isWhole
    ? { known: known as KnownByInitiative }
    : { problem: 'known must be: initiative → rule → field → how many' };
}

/** How many findings of a rule at a field of an initiative are known. */
export interface KnownEntry {
  readonly name: string;
  readonly ruleId: string;
  readonly field: string;
  readonly count: number;
}

export function knownEntries(known: KnownByInitiative): readonly KnownEntry[] {
  return Object.entries(known).flatMap(([name, rules]) =>
    Object.entries(rules).flatMap(([ruleId, fields]) =>
      Object.entries(fields).map(([field, count]) => ({ name, ruleId, field, count })),
    ),
  );
}

/** The text of a file of known findings, sorted, so that a change of one finding changes one line. */
export function knownText(entries: readonly KnownEntry[]): string {
  const byName = groupBy(
    entries,
    ({ name }) => name,
    (ofName) =>
      groupBy(
        ofName,
        ({ ruleId }) => ruleId,
        (ofRule) =>
          groupBy(
            ofRule,
            ({ field }) => field,
            (ofField) => ofField.reduce((sum, { count }) => sum + count, 0),
          ),
      ),
  );
  return `${JSON.stringify({ schemaVersion: VERSION, known: byName }, undefined, 2)}\n`;
}

function groupBy<T>(
  entries: readonly KnownEntry[],
  keyOf: (entry: KnownEntry) => string,
  make: (group: readonly KnownEntry[]) => T,
): Readonly<Record<string, T>> {
  const sorted = [...grouped(entries, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, group]) => [key, make(group)]));
}

/** Without these a manifest cannot be read, so that all else in it would pass unseen. */
const NEVER: readonly string[] = ['yaml-syntax', 'yaml-limit', 'manifest-empty', 'version-unsupported'];

/** What is looked at of a finding, here and in a report. */
type Findable = Pick<Finding, 'ruleId' | 'ruleIds'> & {
  readonly status: Finding['status'];
  readonly path: Path | string;
};

/** Whether a finding may ever be known. */
export function mayBeKnown({ ruleId }: Pick<Finding, 'ruleId'>): boolean {
  return !NEVER.includes(ruleId);
}

/** Sets open findings aside that are known: of each rule and field so many as the file says, the first in the text. */
export function markKnown(findings: readonly Finding[], known: KnownFindings | undefined): readonly Finding[] {
  if (!known) return findings;
  const matches = new Set(matchKnown(findings, known).matched);
  return findings.map((finding, i) => (matches.has(i) ? { ...finding, status: 'known' as const } : finding));
}

/**
 * Which open or known findings a file lists, by their indexes, and how often each of its rules and fields is left over. A
 * finding about an absent section speaks for several rules, all of which must be listed, at the section or below it; when
 * the section is written, each of them is known at its own field.
 */
export function matchKnown(findings: readonly Findable[], known: KnownFindings) {
  const left = new Map(Object.entries(known).map(([rule, fields]) => [rule, new Map(Object.entries(fields))]));
  const matched: number[] = [];
  for (const [i, finding] of findings.entries()) {
    if ((finding.status !== 'open' && finding.status !== 'known') || !mayBeKnown(finding)) continue;
    const field = fieldOf(finding.path);
    const found = finding.ruleIds.map((rule) => [left.get(rule), entryFor(left.get(rule), field)] as const);
    if (found.some(([, at]) => at === undefined)) continue;
    for (const [fields, at = ''] of found) fields?.set(at, (fields.get(at) ?? 0) - 1);
    matched.push(i);
  }
  return { matched, left };
}

/** The entry of a field, or else of what it is in, or of what is in it. */
function entryFor(fields: ReadonlyMap<string, number> | undefined, field: string): string | undefined {
  const open = [...(fields ?? [])].filter(([, count]) => count > 0).map(([at]) => at);
  return open.find((at) => at === field) ?? open.find((at) => isBelow(field, at) || isBelow(at, field));
}

function isBelow(field: string, above: string): boolean {
  return field.startsWith(`${above}.`) || field.startsWith(`${above}[`);
}

/** A path of a finding without positions in lists, so that it stays when items are added. */
export function fieldOf(path: Path | string): string {
  return (typeof path === 'string' ? path : formatPath(path)).replaceAll(/\[\d+\]/g, '[]');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
