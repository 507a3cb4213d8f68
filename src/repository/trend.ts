import {
  assess,
  changesBetween,
  parseDocument,
  standingOf,
  type CalendarDate,
  type Policy,
  type RuleChange,
  type SourceDocument,
  type Standing,
} from '../core/index.ts';
import type { History } from './access.ts';
import { fileHistory, type FileCommit } from './facts/history.ts';

/** Revisions of one manifest that are looked at: the newest. */
export const MAX_REVISIONS = 500;

/** How many texts are requested at once. */
const BATCH = 24;

/** How a manifest stood after a commit, by the rules of today on the day its author wrote it. */
export interface TrendPoint {
  readonly commit: string;
  readonly on: CalendarDate;
  /** The path of the manifest at that time. */
  readonly path: string;
  readonly standing: Standing;
  /** The results that differ from those of the last revision before it that could be assessed. */
  readonly changes: readonly RuleChange[];
}

/** What is known of revisions by their policy, commit and text; kept by a caller that asks more than once. */
export interface TrendCache {
  /** The text of a revision (`commit:path`) and its id in git. Neither ever changes. */
  readonly blobs: Map<string, Blob>;
  /** By day and blob, for the policy they were judged by; the rules are those of this build. */
  readonly standings: WeakMap<Policy, Map<string, Standing>>;
}

interface Blob {
  readonly id: string;
  readonly text: string;
}

export function createTrendCache(): TrendCache {
  return { blobs: new Map(), standings: new WeakMap() };
}

export interface TrendOptions {
  readonly policy: Policy;
  readonly cache: TrendCache;
  /** Called after each revision that had to be assessed; may wait, and ends it all by throwing. */
  readonly pause?: () => Promise<void> | undefined;
}

/** The trend of a manifest (its path in the repository), oldest first. No revision is assessed that the cache knows. */
export async function trendOf(
  history: History,
  manifest: string,
  { policy, cache, pause }: TrendOptions,
): Promise<readonly TrendPoint[]> {
  const commits = (await fileHistory(history, manifest, MAX_REVISIONS)).slice(0, MAX_REVISIONS).toReversed();
  const standings = cache.standings.get(policy) ?? new Map<string, Standing>();
  cache.standings.set(policy, standings);
  await readBlobs(history, commits, cache.blobs);

  let previous: SourceDocument | undefined;
  const points: TrendPoint[] = [];
  let before: Standing | undefined;
  for (const { id, path, authoredOn } of commits) {
    const blob = cache.blobs.get(keyOf(id, path));
    // the commit that deleted it
    if (!blob) continue;
    const key = `${authoredOn} ${blob.id}`;
    let standing = standings.get(key);
    if (!standing) {
      // unchanged sections are not parsed again
      previous = parseDocument(blob.text, previous);
      standing = standingOf(assess(previous, { policy, today: authoredOn }));
      standings.set(key, standing);
      await pause?.();
    }
    const changes = before ? changesBetween(before, standing) : [];
    points.push({ commit: id, on: authoredOn, path, standing, changes });
    if (standing.stage !== null) before = standing;
  }
  return points;
}

const keyOf = (commit: string, path: string) => `${commit}:${path}`;

/** Reads the texts that are not cached yet. */
async function readBlobs(history: History, commits: readonly FileCommit[], blobs: Map<string, Blob>): Promise<void> {
  const unread = commits.filter(({ id, path }) => !blobs.has(keyOf(id, path)));
  for (let at = 0; at < unread.length; at += BATCH) {
    const batch = unread.slice(at, at + BATCH);
    const texts = await history.texts(batch.map(({ id, path }) => ({ commit: id, path })));
    for (const [i, { id, path }] of batch.entries()) {
      const text = texts[i];
      if (text !== undefined) blobs.set(keyOf(id, path), { id: await blobId(text), text });
    }
  }
}

/** The id that git gives to a text. */
async function blobId(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const head = new TextEncoder().encode(`blob ${bytes.length}\0`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', whole));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
