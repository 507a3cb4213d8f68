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
  const groups = new Map<string, KnownEntry[]>();
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
  const sorted = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, group]) => [key, make(group)]));
}

/** Sets open findings aside that are known: of each rule and field so many as the file says, the first in the text. */
export function markKnown(findings: readonly Finding[], known: KnownFindings | undefined): readonly Finding[] {
  if (!known) return findings;
  const left = new Map<string, number>();
  return findings.map((finding) => {
    if (finding.status !== 'open') return finding;
    const field = fieldOf(finding.path);
    const key = `${finding.ruleId} ${field}`;
    const rest = left.get(key) ?? knownCount(known, finding.ruleId, field);
    left.set(key, rest - 1);
    return rest > 0 ? { ...finding, status: 'known' } : finding;
  });
}

/** How many findings of a rule at a field are known. */
function knownCount(known: KnownFindings | undefined, ruleId: string, field: string): number {
  const fields = known && Object.hasOwn(known, ruleId) ? known[ruleId] : undefined;
  return fields && Object.hasOwn(fields, field) ? (fields[field] ?? 0) : 0;
}

/** A path of a finding without positions in lists, so that it stays when items are added. */
export function fieldOf(path: Path | string): string {
  return (typeof path === 'string' ? path : formatPath(path)).replaceAll(/\[\d+\]/g, '[]');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
