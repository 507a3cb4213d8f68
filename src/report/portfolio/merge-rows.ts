import type { InitiativeRow } from '../../core/index.ts';

/** A row, and where it comes from. */
export interface SourcedRow {
  /** Names the report, or the folder, that it was read from. */
  readonly source: string;
  /** The repository of its manifest, where the run was told. */
  readonly repository: string | null;
  readonly row: InitiativeRow;
  /** Assessed by this run itself. */
  readonly isLive?: true;
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
 * name and path. What this run assessed itself counts before any report; else the newest assessment does; of those of
 * one day, the last given.
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
    const counts = !other || countsBefore(sourced, other);
    if (counts) kept.set(key, sourced);
    if (other) dropped.push([key, counts ? other : sourced]);
  }
  const superseded = dropped.map(([key, { row, source }]) => {
    const keptAsOf = kept.get(key)?.row.asOf ?? row.asOf;
    return { uri: row.uri, name: row.name, asOf: row.asOf, source, keptAsOf };
  });
  return { rows: [...kept.values()].map(({ row }) => row), superseded };
}

function countsBefore(one: SourcedRow, other: SourcedRow): boolean {
  return one.isLive === other.isLive ? one.row.asOf >= other.row.asOf : one.isLive === true;
}

function identity({ source, repository, row: { uri, name } }: SourcedRow): string {
  if (repository !== null) return JSON.stringify([repository, uri]);
  // two repositories that say neither their own name nor that of the initiative may still be two
  return JSON.stringify(name === null ? [source, uri] : [name, uri]);
}
