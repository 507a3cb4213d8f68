import type { Commit } from '../../access.ts';
import { below } from '../../survey.ts';
import type { ReadObjects } from './cat-file.ts';
import { commitGraph, type CommitGraph } from './commit-graph.ts';
import { runGit, type Environment } from './run-git.ts';

/** The history of a repository read at once, for questions about many of its paths. */
export interface WholeHistory {
  /** As git would answer: of a merge that left the path as a parent had it, that parent alone is followed. */
  readonly log: (path: string, limit: number) => Promise<readonly Commit[]>;
  /** Whether a commit takes files away, so that it may have renamed some; of merges that is not known. */
  readonly takesAway: (commit: string) => boolean;
}

/** What git may write; a longer history is asked about path by path. */
const MAX_BYTES = 64 << 20;

const OPTIONS = ['-z', '--date-order', '--name-status', '--no-renames', '--diff-merges=first-parent'].concat([
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--ignore-submodules=none',
]);

/** Undefined where git is too old, takes too long or has too much to tell. */
export async function readWholeHistory(
  root: string,
  env: Environment,
  readObjects: ReadObjects,
): Promise<WholeHistory | undefined> {
  const words = ['-c', 'log.showRoot=true', 'log', ...OPTIONS, '--format=%x01%H %as %cs %P', 'HEAD', '--'];
  const answer = await runGit(root, env, words, { maxBytes: MAX_BYTES }).catch(() => undefined);
  if (!answer) return undefined;
  const { commits, touched, takers } = readLog(answer);
  const graph = commitGraph(commits);
  const paths = [...touched.keys()].toSorted();
  return {
    log: async (path, limit) => {
      const touching = new Set(below(paths, path).flatMap((one) => touched.get(one) ?? []));
      return simplify(graph, touching, { path, limit, readObjects });
    },
    takesAway: (commit) => takers.has(commit),
  };
}

/** The commits of `touching` that git shows for a path: those that are not, of a merge, on the way that it did not take. */
async function simplify(
  graph: CommitGraph,
  touching: ReadonlySet<number>,
  { path, limit, readObjects }: { readonly path: string; readonly limit: number; readonly readObjects: ReadObjects },
): Promise<readonly Commit[]> {
  const found: number[] = [];
  const seen = new Set<number>();
  const waiting: number[] = [];
  const nextFrom = graph.nextAmong(touching);
  const follow = (from: number | undefined) => {
    const next = from === undefined ? undefined : nextFrom(from);
    if (next === undefined || seen.has(next)) return;
    seen.add(next);
    waiting.push(next);
  };
  follow(0);
  while (waiting.length > 0 && found.length < limit) {
    const place = Math.min(...waiting);
    waiting.splice(waiting.indexOf(place), 1);
    const parents = graph.parents[place] ?? [];
    const same = parents.length > 1 ? await sameParent(graph, place, path, readObjects) : undefined;
    if (same !== undefined) follow(same);
    else {
      found.push(place);
      parents.forEach(follow);
    }
  }
  return found.flatMap((place) => graph.commits[place] ?? []);
}

/** The first parent of a merge in which a path is what it is after it. */
async function sameParent(
  { commits, parents }: CommitGraph,
  place: number,
  path: string,
  readObjects: ReadObjects,
): Promise<number | undefined> {
  const candidates = parents[place] ?? [];
  const names = [place, ...candidates].map((one) => `${commits[one]?.id}:${path}`);
  const [after, ...before] = (await readObjects(names)).map((object) => object?.id);
  return candidates.find((_, i) => before[i] === after);
}

const HEAD = 1;

function readLog(answer: Buffer) {
  const commits: Commit[] = [];
  const touched = new Map<string, number[]>();
  const takers = new Set<string>();
  let status: string | undefined;
  for (let start = 0, end = answer.indexOf(0); end >= 0; start = end + 1, end = answer.indexOf(0, start)) {
    if (status === undefined && answer[start] === HEAD) {
      const [id = '', authoredOn = '', committedOn = '', ...parents] = answer
        .toString('latin1', start + 1, end)
        .split(' ')
        .filter((word) => word !== '');
      commits.push({ id, authoredOn, committedOn, parents });
      if (parents.length > 1) takers.add(id);
    } else if (status === undefined) {
      status = answer.toString('latin1', start, end).trim();
    } else {
      const path = answer.toString('utf8', start, end);
      const places = touched.get(path);
      if (places) places.push(commits.length - 1);
      else touched.set(path, [commits.length - 1]);
      if (status === 'D') takers.add(commits.at(-1)?.id ?? '');
      status = undefined;
    }
  }
  return { commits, touched, takers };
}
