import type { Commit } from '../../access.ts';

/** Commits, each before its parents; a commit is its place in the list. */
export interface CommitGraph {
  readonly commits: readonly Commit[];
  /** Of each commit. */
  readonly parents: readonly (readonly number[])[];
  /**
   * A function that gives the first commit at or behind another, along first parents, that is one of some; undefined
   * where there is none.
   */
  readonly nextAmong: (chosen: Iterable<number>) => (from: number) => number | undefined;
}

export function commitGraph(commits: readonly Commit[]): CommitGraph {
  const places = new Map(commits.map(({ id }, place) => [id, place]));
  const parents = commits.map(({ parents: ids }) =>
    ids.map((id) => places.get(id)).filter((place) => place !== undefined),
  );
  // commits that follow each other along first parents make a line, so that one leap passes all that are of no interest
  const lines = new Int32Array(commits.length).fill(-1);
  const ends: number[] = [];
  for (let place = 0; place < commits.length; place++) {
    if (lines[place] !== -1) continue;
    const line = ends.length;
    let end = place;
    for (let at: number | undefined = place; at !== undefined && lines[at] === -1; at = parents[at]?.[0]) {
      lines[at] = line;
      end = at;
    }
    ends.push(end);
  }
  return {
    commits,
    parents,
    nextAmong(chosen) {
      const byLine = new Map<number, number[]>();
      for (const place of chosen) {
        const line = lines[place] ?? -1;
        const places = byLine.get(line);
        if (places) places.push(place);
        else byLine.set(line, [place]);
      }
      for (const places of byLine.values()) places.sort((a, b) => a - b);
      return (from) => {
        for (let at: number | undefined = from; at !== undefined;) {
          const line: number = lines[at] ?? -1;
          const found = firstFrom(byLine.get(line) ?? [], at);
          if (found !== undefined) return found;
          at = parents[ends[line] ?? -1]?.[0];
        }
        return undefined;
      };
    },
  };
}

/** The first of some numbers in order that is not less than another. */
function firstFrom(sorted: readonly number[], least: number): number | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return sorted[low];
}
