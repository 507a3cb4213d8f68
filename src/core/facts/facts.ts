import type { CalendarDate } from '../util/calendar.ts';
import type { Stage } from '../vocabulary.ts';

/** Something the repository shows, or why it could not be looked at: no git, a shallow clone, a browser without files. */
export type Fact<T> = { readonly known: T } | { readonly unknown: string };

/** A place in a file of the repository, to name as evidence; `file` relative to the repository, `line` from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

/**
 * What is at a path that the manifest declares. `outside`: it leads out of the repository and was not looked at.
 * `unseen`: it cannot be seen from here, for the `reason` given; `elsewhere`: it is a web address, which is never read.
 */
export interface PathFact {
  readonly kind: 'file' | 'folder' | 'absent' | 'outside' | 'unseen' | 'elsewhere';
  /** Characters of text in a file, 0 for a folder that holds nothing, undefined where it was not counted. */
  readonly characters?: number;
  readonly reason?: string;
  /** Why it bears out no claim although it is there, to follow *it*: `is a licence`. */
  readonly provesNothing?: string;
  /** The systems declared there that nothing there speaks of, and whose code seems to reach nothing outside. */
  readonly silentOn?: readonly string[];
  /** Whether it may hold an evaluation: code, cases or a configuration; `prose`: only text about one. */
  readonly evaluation?: 'yes' | 'prose' | 'no';
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

/** What one source of metrics shows, or why it could not be read. */
export type SourceFact = { readonly rows: readonly Measurement[] } | { readonly unknown: string };

/** A CI workflow, and which of the declared evaluations its steps run, by line. */
export interface WorkflowFact extends Place {
  readonly runs: readonly { readonly declared: string; readonly line: number }[];
  /** Why it may run more than was seen, where a step could not be followed. */
  readonly opaque?: string;
}

/** A committed revision of the manifest, and the stage it says, by the author's date. */
export interface StageCommit {
  readonly stage: Stage;
  readonly on: CalendarDate;
  readonly commit: string;
  /** The revision lists its stage among what was filled in without asking anybody. */
  readonly assumed?: true;
}

/** A model that production code or configuration names. */
export interface ModelUse extends Place {
  readonly name: string;
  /** Who makes it, by id, which need not be who serves it. */
  readonly maker: string;
  /** Who serves it, by id, where the code says so. */
  readonly servedBy?: string;
}

/** What code and configuration that the manifest covers say of providers. */
export interface CodeFact {
  readonly models: readonly ModelUse[];
  /** Every provider that anything there speaks of, tests and tools included, by id. */
  readonly mentions: Readonly<Record<string, Place>>;
  /** Where a client is given another address than that of its provider. */
  readonly redirected?: Place;
  /** Where calls are traced or measured, and where users' feedback is taken in. */
  readonly telemetry?: Place;
  readonly feedback?: Place;
  /** Why some of it was not looked at; nothing where all was. */
  readonly unread: readonly string[];
}

/** Commits of each kind that an {@link ActivityFact} lists at most. */
export const ACTIVITY_MAX = 100;

/** Days of the latest commits to code that uses AI, and to the declared evaluation; newest first. */
export interface ActivityFact {
  readonly code: readonly CalendarDate[];
  readonly evaluation: readonly CalendarDate[];
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
    /** The lines in force for any of the files it covers. */
    readonly inForce: readonly CodeOwnersEntry[];
  }>;
  /** The providers that its production code uses: by packages it requires, and by what code and configuration say. */
  readonly sdks: Fact<readonly SdkUse[]>;
  readonly code: Fact<CodeFact>;
  /** CI workflows of the repository. */
  readonly workflows: Fact<readonly WorkflowFact[]>;
  /** Where a workflow deploys to an environment for production. */
  readonly deployment: Fact<Place | undefined>;
  readonly catalog: Fact<CatalogFact | undefined>;
  /** By `source` as the manifest writes it. */
  readonly measurements: Fact<Readonly<Record<string, SourceFact>>>;
  /** The committed revisions of the manifest that say a stage, oldest first. */
  readonly stages: Fact<readonly StageCommit[]>;
  /** What committed revisions of the present stage record and a manifest should not lose. */
  readonly records: Fact<readonly RecordedItem[]>;
  /** Day of the latest commit that touched each path asked about; undefined where none did. */
  readonly lastTouched: Fact<Readonly<Record<string, CalendarDate | undefined>>>;
  readonly activity: Fact<ActivityFact>;
}

/** What a provider has to look for. */
export interface FactsQuery {
  /** Every path the manifest declares, as written. */
  readonly paths: readonly string[];
  /** Systems whose connection is said to be at a path, and to be there already. */
  readonly connections: readonly { readonly path: string; readonly system: string }[];
  /** The folders or globs it covers; `.` for its own folder. */
  readonly covers: readonly string[];
  /** Those of them that are said to hold the evaluation. */
  readonly evaluations: readonly string[];
  /** Sources of metrics that may be files. */
  readonly sources: readonly string[];
  /** Ids and names of the metrics, by which tables may have columns. */
  readonly metrics: readonly string[];
  /** The present stage, within which records must not be dropped. */
  readonly stage: Stage | undefined;
  /** The paths whose latest change matters. */
  readonly touched: readonly string[];
}
