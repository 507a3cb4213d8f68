import type { CalendarDate } from '../util/calendar.ts';
import type { Stage } from '../vocabulary.ts';

/** Something the repository shows, or why nobody could look: no git, a shallow clone, a browser without files. */
export type Fact<T> = { readonly known: T } | { readonly unknown: string };

/** A place in a file of the repository, to name as evidence; `file` relative to the repository, `line` from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

/**
 * What stands at a path that the manifest declares. `outside`: it leads out of the repository and was not looked at.
 * `unseen`: whatever is there cannot be seen from here, for the `reason` given.
 */
export interface PathFact {
  readonly kind: 'file' | 'folder' | 'absent' | 'outside' | 'unseen';
  /** Characters of text in a file, 0 for a folder without files, undefined where it was not counted. */
  readonly characters?: number;
  readonly reason?: string;
}

/** One line of CODEOWNERS that names owners. */
export interface CodeOwnersEntry extends Place {
  readonly pattern: string;
  readonly owners: readonly string[];
}

/** The use of a provider: by an AI SDK that is required, or by something else in code or configuration. */
export interface SdkUse extends Place {
  /** The package; the address, client, key or model that shows it where there is no package. */
  readonly package: string;
  /** What `package` is where it is no package. */
  readonly by?: 'endpoint' | 'client' | 'key' | 'model';
  /** The one provider the SDK belongs to; undefined where it serves several (LangChain, LiteLLM, Azure clients). */
  readonly provider: string | undefined;
  /** Others whose models the SDK is often pointed at: those that offer the provider's models, or speak its protocol. */
  readonly alsoServes: readonly string[];
}

/** A measurement in a KPI file. */
export interface Measurement extends Place {
  readonly date: CalendarDate;
  readonly metric: string;
  readonly value: number;
}

/** The neighbouring `catalog-info.yaml`. */
export interface CatalogFact extends Place {
  readonly name?: string;
  readonly owner?: string;
  readonly lifecycle?: string;
}

/** A commit that moved the manifest into a stage it was in on no branch before, by the author's date. */
export interface StageCommit {
  readonly stage: Stage;
  readonly on: CalendarDate;
  readonly commit: string;
}

/** A metric that missed its target, or a decision, that a committed revision of the present stage lists. */
export interface RecordedItem {
  readonly what: 'metric' | 'decision';
  /** What it is recognised by: id and name of a metric; outcome and day of a decision, `extend 2026-05-19`. */
  readonly keys: readonly string[];
  readonly name: string;
  /** The latest commit that lists it, by the author's date. */
  readonly commit: string;
  readonly on: CalendarDate;
}

/** What a repository shows about one manifest. Plain JSON, gathered before anything is judged. */
export interface Facts {
  /** By path as the manifest writes it. */
  readonly paths: Fact<Readonly<Record<string, PathFact>>>;
  readonly codeOwners: Fact<{
    /** Undefined where the repository has no such file. */
    readonly file: string | undefined;
    /** Every line that names owners. */
    readonly entries: readonly CodeOwnersEntry[];
    /** The line in force (the last that matches) for each folder the manifest covers. */
    readonly covered: readonly { readonly path: string; readonly entry: CodeOwnersEntry | undefined }[];
  }>;
  /** AI SDKs that the dependency manifests of the folders it covers require. */
  readonly sdks: Fact<readonly SdkUse[]>;
  /** CI workflows of the repository, and which of the declared paths each refers to. */
  readonly workflows: Fact<readonly (Place & { readonly refersTo: readonly string[] })[]>;
  readonly catalog: Fact<CatalogFact | undefined>;
  /** By `source` as the manifest writes it; only those that are files of the repository. */
  readonly measurements: Fact<Readonly<Record<string, readonly Measurement[]>>>;
  /** When the manifest entered its stages by the history of the file, oldest first. */
  readonly stages: Fact<readonly StageCommit[]>;
  /** What committed revisions of the present stage record and a manifest should not lose. */
  readonly records: Fact<readonly RecordedItem[]>;
  /** Day of the latest commit that touched each path asked about; undefined where none did. */
  readonly lastTouched: Fact<Readonly<Record<string, CalendarDate | undefined>>>;
}

/** What a provider has to look for. */
export interface FactsQuery {
  /** Every path the manifest declares, as written. */
  readonly paths: readonly string[];
  /** The folders or globs it covers; `.` for its own folder. */
  readonly covers: readonly string[];
  /** Sources of metrics that may be files. */
  readonly sources: readonly string[];
  /** The paths whose latest change matters. */
  readonly touched: readonly string[];
}
