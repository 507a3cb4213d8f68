import * as vscode from 'vscode';
import { assess, parseDocument, saysStage, withPolicyProblem, type SourceDocument } from '../../core/index.ts';
import { carryOver } from '../../core/language/last-readable.ts';
import type { AsOfSource } from '../host/as-of.ts';
import { letOthersRun } from '../host/let-others-run.ts';
import { openDocument, type ManifestSource, type ManifestText } from './manifests.ts';
import { seeTogether, type Entry, type Seen } from './workspace-findings.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import type { FactsSource } from '../repository/window-facts.ts';
import type { StoredManifest } from './stored-manifest.ts';

export interface StoreInputs {
  readonly source: ManifestSource;
  readonly policies: PolicySource;
  readonly asOf: AsOfSource;
  readonly facts: FactsSource;
  readonly log: vscode.LogOutputChannel;
}

/** What bears the name of a manifest and cannot be read, and why, as the end of a sentence. */
export interface Unread {
  readonly uri: vscode.Uri;
  readonly problem: string;
}

/** Manifests read at once: in a remote window a file takes much longer to come than to be assessed. */
const LANES = 32;

/** The least time between two publications, in ms. */
const PUBLISH_EVERY = 50;

/**
 * How many times as long as a publication took the next one waits: all surfaces look at all manifests each time, which
 * would be most of the work in a window of thousands.
 */
const PAUSE_PER_PUBLICATION = 5;

/**
 * The one store of assessments, which all surfaces show. It is told which manifests may have changed
 * (see `follow.ts`), reads them again and says which ones are other than before.
 */
export class ManifestStore implements vscode.Disposable {
  private readonly entries = new Map<string, Entry>();
  private readonly queue = new Map<string, vscode.Uri>();
  /** The latest reading under way of each manifest; an earlier one that ends later does not count. */
  private readonly turns = new Map<string, symbol>();
  private readonly lanes = new Set<Promise<void>>();
  /** What each entry was judged by: where nothing of it is other than before, the entry stays, and no surface has news. */
  private readonly bases = new WeakMap<Entry, readonly unknown[]>();
  private readonly unreadable = new Map<string, Unread>();
  /** Manifests that became unreadable, or no longer are, since the last publication. */
  private readonly readOtherwise: vscode.Uri[] = [];
  private readonly changed = new vscode.EventEmitter<readonly vscode.Uri[]>();
  private seen: ReadonlyMap<string, Seen> = new Map();
  private sorted: readonly StoredManifest[] | undefined;
  private publishing: Promise<void> | undefined;
  private nextPublication = 0;

  /** With the manifests that appeared, changed or went. */
  readonly onDidChange = this.changed.event;

  /** Settles when the window was searched for manifests for the first time, and those found were assessed. */
  readonly searched: Promise<void>;
  private endSearch: () => void = () => {};

  constructor(private readonly inputs: StoreInputs) {
    this.searched = new Promise((resolve) => (this.endSearch = resolve));
  }

  get(uri: vscode.Uri): StoredManifest | undefined {
    return this.seen.get(uri.toString())?.manifest;
  }

  /** In the order of their addresses. */
  all(): readonly StoredManifest[] {
    this.sorted ??= [...this.seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { manifest }]) => manifest);
    return this.sorted;
  }

  /** What bears the name of a manifest and cannot be read. */
  unread(): readonly Unread[] {
    return [...this.unreadable.values()];
  }

  /** Of one resource; undefined where it is read, or nothing is there. */
  unreadAt(uri: vscode.Uri): Unread | undefined {
    return this.unreadable.get(uri.toString());
  }

  get asOf() {
    return this.inputs.asOf.current;
  }

  /** How many manifests wait to be assessed. */
  get waiting(): number {
    return this.queue.size;
  }

  /** How many manifests were found and wait to be assessed for the first time. */
  get unassessed(): number {
    return [...this.queue.keys()].filter((key) => !this.entries.has(key)).length;
  }

  /** Resolves when nothing is waiting. */
  async idle(): Promise<void> {
    while (this.lanes.size > 0) await Promise.all(this.lanes);
  }

  /** Assesses a text as if it were the current one, without publishing the result. */
  async judge(uri: vscode.Uri, { text, version, isOpen }: ManifestText): Promise<Entry> {
    const policy = await this.inputs.policies.policyFor(uri);
    const before = this.entries.get(uri.toString());
    const known = before?.shown;
    // at first the code of each step is cold and slow: one step a turn
    if (!known) await letOthersRun();
    const document = before?.document.text === text ? before.document : parseDocument(text, known?.document);
    if (!known) await letOthersRun();
    // while a text cannot be judged, the last one that could be is looked up, for it is what is shown
    const facts = this.inputs.facts.factsFor(uri, known && !saysStage(document) ? known.document : document);
    const today = this.inputs.asOf.current.date;
    const settingsProblem = await this.inputs.policies.problemOf?.(uri);
    const basis = [document, version, isOpen, policy, today, facts, settingsProblem];
    if (before && this.bases.get(before)?.every((part, i) => part === basis[i])) return before;
    const judgeWith = (dependents?: readonly string[]) => {
      const judgeText = (one: SourceDocument) =>
        withPolicyProblem(assess(one, { policy, facts, dependents, today }), one, settingsProblem);
      const assessment = judgeText(document);
      const isInTheMaking = isOpen && assessment.stage === null;
      if (!isInTheMaking || !known?.assessment.stage) return { assessment, shown: { document, assessment } };
      // under the policy and on the day of the present one
      const shown = { document: known.document, assessment: judgeText(known.document) };
      // what was found before stays beside what is wrong now
      const findings = [...assessment.findings, ...carryOver(shown, document)];
      return { assessment: { ...assessment, findings }, shown };
    };
    const waitsForFacts = facts === undefined && uri.scheme !== 'untitled';
    const label = vscode.workspace.asRelativePath(uri);
    const entry = { uri, version, label, document, waitsForFacts, ...judgeWith(), judgeWith };
    this.bases.set(entry, basis);
    return entry;
  }

  /** Judges these again since facts about them are new. Only what is open or being read is read again. */
  async judgeAgain(uris: readonly vscode.Uri[]): Promise<void> {
    for (const uri of uris) {
      const key = uri.toString();
      const text = this.entries.get(key)?.document.text;
      if (text === undefined || this.turns.has(key) || openDocument(uri)) this.invalidate([uri]);
      else {
        await this.take(key, uri, () => this.judge(uri, { text, version: undefined, isOpen: false }));
        void this.publishSoon();
        await letOthersRun();
      }
    }
  }

  /** Reads and assesses these again, soon; those that are gone leave the store. */
  invalidate(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) {
      this.queue.set(uri.toString(), uri);
      if (this.lanes.size < LANES) this.startLane();
    }
  }

  /** Searches for manifests that are not in the store. */
  async discover(): Promise<void> {
    const found = await this.inputs.source.find();
    this.invalidate(found.filter((uri) => !this.entries.has(uri.toString())));
  }

  /** Reads and assesses every manifest again, those that the store knows and all that are found; resolves when done. */
  async refresh(token?: vscode.CancellationToken): Promise<void> {
    const cancelled = token?.onCancellationRequested(() => this.forgetKnownInQueue());
    try {
      const found = await this.inputs.source.find(token);
      if (token?.isCancellationRequested) return;
      this.invalidate([...found, ...[...this.entries.values()].map(({ uri }) => uri)]);
      await this.idle();
    } finally {
      this.endSearch();
      cancelled?.dispose();
    }
  }

  dispose(): void {
    this.queue.clear();
    this.changed.dispose();
  }

  /** Assessed manifests may stay as they are; those never assessed still wait. */
  private forgetKnownInQueue(): void {
    for (const key of this.entries.keys()) this.queue.delete(key);
  }

  private startLane(): void {
    const lane = this.assessWaiting().finally(() => this.lanes.delete(lane));
    this.lanes.add(lane);
  }

  /** What is added to the queue meanwhile comes later in the same loop. */
  private async assessWaiting(): Promise<void> {
    for (const [key, uri] of this.queue) {
      this.queue.delete(key);
      await this.take(key, uri, () => this.read(uri));
      const published = this.publishSoon();
      await (this.queue.size > 0 ? letOthersRun() : published);
    }
  }

  /** Keeps what a reading gives, unless a later reading of the same manifest began meanwhile. */
  private async take(key: string, uri: vscode.Uri, reading: () => Promise<Entry | undefined>): Promise<void> {
    const turn = Symbol(key);
    this.turns.set(key, turn);
    let problem: string | undefined;
    const entry = await reading().catch((error: unknown) => {
      problem = error instanceof Error ? error.message : String(error);
      this.inputs.log.warn(`${uri.toString(true)} cannot be read: ${problem}`);
      return undefined;
    });
    if (this.turns.get(key) !== turn) return;
    this.turns.delete(key);
    if (problem !== this.unreadable.get(key)?.problem) this.readOtherwise.push(uri);
    if (problem === undefined) this.unreadable.delete(key);
    else this.unreadable.set(key, { uri, problem });
    if (entry) this.entries.set(key, entry);
    else this.entries.delete(key);
  }

  private async read(uri: vscode.Uri): Promise<Entry | undefined> {
    const text = await this.inputs.source.read(uri);
    return text && !(await this.inputs.policies.isExcluded?.(uri)) ? this.judge(uri, text) : undefined;
  }

  private publishSoon(): Promise<void> {
    const wait = Math.max(0, this.nextPublication - performance.now());
    this.publishing ??= new Promise<void>((resolve) => void setTimeout(resolve, wait)).then(() => this.publish());
    return this.publishing;
  }

  private publish(): void {
    const start = performance.now();
    this.publishing = undefined;
    const before = this.seen;
    this.seen = seeTogether([...this.entries.values()], before);
    this.sorted = undefined;
    const now = [...this.seen].filter(([key, { manifest }]) => before.get(key)?.manifest !== manifest);
    const gone = [...before].filter(([key]) => !this.seen.has(key));
    const others = this.readOtherwise.splice(0);
    this.changed.fire([...[...now, ...gone].map(([, { manifest }]) => manifest.uri), ...others]);
    const end = performance.now();
    this.nextPublication = end + Math.max(PUBLISH_EVERY, PAUSE_PER_PUBLICATION * (end - start));
  }
}
