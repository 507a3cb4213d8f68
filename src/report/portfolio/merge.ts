import type { InitiativeRow } from '../../core/index.ts';

/** A row, and where it comes from. */
export interface SourcedRow {
  /** Names the report, or the folder, that it was read from. */
  readonly source: string;
  /** The repository of its manifest, where the run was told. */
  readonly repository: string | null;
  readonly row: InitiativeRow;
}

/** An initiative that came more than once: the newest assessment counts. */
export interface Superseded {
  readonly uri: string;
  readonly name: string | null;
  /** The day of the assessment left out, and the source it came from. */
  readonly asOf: string;
  readonly source: string;
  /** The day of the one that counts. */
  readonly keptAsOf: string;
}

/**
 * Puts rows of several runs together. An initiative is its repository and path; where the repository is not known, its
 * name and path. The newest assessment of each counts; of those of one day, the last given.
 */
export function mergeRows(rows: readonly SourcedRow[]): {
  readonly rows: readonly InitiativeRow[];
  readonly superseded: readonly Superseded[];
} {
  const kept = new Map<string, SourcedRow>();
  const dropped: (readonly [key: string, row: SourcedRow])[] = [];
  for (const sourced of rows) {
    const key = identity(sourced);
    const other = kept.get(key);
    const isNewer = !other || sourced.row.asOf >= other.row.asOf;
    if (isNewer) kept.set(key, sourced);
    if (other) dropped.push([key, isNewer ? other : sourced]);
  }
  const superseded = dropped.map(([key, { row, source }]) => {
    const keptAsOf = kept.get(key)?.row.asOf ?? row.asOf;
    return { uri: row.uri, name: row.name, asOf: row.asOf, source, keptAsOf };
  });
  return { rows: [...kept.values()].map(({ row }) => row), superseded };
}

function identity({ source, repository, row: { uri, name } }: SourcedRow): string {
  if (repository !== null) return JSON.stringify([repository, uri]);
  // two repositories that say neither their own name nor that of the initiative may still be two
  return JSON.stringify(name === null ? [source, uri] : [name, uri]);
}
