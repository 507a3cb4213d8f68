/** One side of a comparison. `run` is told how often it ran before, so that each run can work on another input. */
export interface Contender {
  readonly name: string;
  readonly run: (round: number) => unknown;
}

export interface Rounds {
  /** Runs before anything is measured. */
  readonly warmUp: number;
  readonly measured: number;
}

/**
 * Lets contenders take turns, so that other load on the machine hits all of them alike.
 *
 * @returns of a subject and a peer, by name: the median over all rounds of the time of the one in that of the other
 */
export async function takeTurns(contenders: readonly Contender[], { warmUp, measured }: Rounds) {
  const times = new Map(contenders.map(({ name }): [string, number[]] => [name, []]));
  for (let round = 0; round < warmUp + measured; round++) {
    for (const { name, run } of contenders) {
      const start = performance.now();
      await run(round);
      const took = performance.now() - start;
      if (round >= warmUp) times.get(name)?.push(took);
    }
  }
  return (subject: string, peer: string): number => {
    const [own = [], others = []] = [times.get(subject), times.get(peer)];
    return median(own.map((time, i) => time / (others[i] ?? Number.NaN)));
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}
