/** The 97.5 % point of the normal distribution, for intervals of 95 %. */
const Z = 1.959963984540054;

/** `events` of `of`, whole numbers; `of` is above 0. */
export interface Proportion {
  readonly events: number;
  readonly of: number;
}

/** Both ends of a 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export function shareOf({ events, of }: Proportion): number {
  return events / of;
}

/** The score interval of a proportion (Wilson, 1927), 0–1. */
export function wilson({ events, of }: Proportion): Interval {
  const share = events / of;
  const square = Z * Z;
  const middle = (share + square / (2 * of)) / (1 + square / of);
  const half = (Z / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The interval of the difference first − second, −1–1, made of both Wilson intervals (Newcombe, 1998: method 10). */
export function newcombe(first: Proportion, second: Proportion): Interval {
  const [p, q] = [shareOf(first), shareOf(second)];
  const [a, b] = [wilson(first), wilson(second)];
  return {
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  };
}

/** The parameters of a beta distribution, each ½ or more. */
export interface Beta {
  readonly a: number;
  readonly b: number;
}

/** What a proportion says of the probability behind it, where nothing was known before: Jeffreys' prior, Beta(½,½). */
export function posterior({ events, of }: Proportion): Beta {
  return { a: events + 0.5, b: of - events + 0.5 };
}

/** Steps of the integral over a quarter turn: the result is right to five digits. */
const STEPS = 1000;

/**
 * The probability that the first variable is greater than the second, 0–1. Integrates over the angle whose squared sine
 * is the value: there the densities have no poles.
 */
export function probabilityGreater(first: Beta, second: Beta): number {
  const [f, g] = [densities(first), densities(second)];
  let [below, sum, total] = [0, 0, 0];
  for (let i = 0; i < STEPS; i++) {
    const [here, other] = [f[i] ?? 0, g[i] ?? 0];
    sum += here * (below + other / 2);
    below += other;
    total += here;
  }
  return sum / (total * below);
}

/** The density at the middle of each step, up to a constant. */
function densities({ a, b }: Beta): readonly number[] {
  const logs = Array.from({ length: STEPS }, (_, i) => {
    const angle = ((i + 0.5) * Math.PI) / 2 / STEPS;
    return (2 * a - 1) * Math.log(Math.sin(angle)) + (2 * b - 1) * Math.log(Math.cos(angle));
  });
  const highest = logs.reduce((most, log) => Math.max(most, log));
  return logs.map((log) => Math.exp(log - highest));
}
