import type { TrendPoint } from './trend-schema.ts';

const DAY = 86_400_000;

/**
 * Where points stand in time, 0–1: by their days, those of one day side by side. A day that lies before an earlier
 * revision's, as after a rebase, counts as that one's.
 */
export function placeInTime(points: readonly Pick<TrendPoint, 'on'>[]): readonly number[] {
  let latest = -Infinity;
  const days = points.map(({ on }) => (latest = Math.max(latest, Date.parse(on) / DAY)));
  const onSameDay = new Map<number, number>();
  for (const day of days) onSameDay.set(day, (onSameDay.get(day) ?? 0) + 1);
  const seen = new Map<number, number>();
  const times = days.map((day) => {
    const nth = seen.get(day) ?? 0;
    seen.set(day, nth + 1);
    return day + nth / (onSameDay.get(day) ?? 1);
  });
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  return times.map((time) => (last === first ? 1 : (time - first) / (last - first)));
}

/** The place nearest to another one. */
export function nearest(places: readonly number[], wanted: number): number {
  let best = 0;
  for (const [i, place] of places.entries()) {
    if (Math.abs(place - wanted) <= Math.abs((places[best] ?? 0) - wanted)) best = i;
  }
  return best;
}

/** The points that need a mark of their own: all of a few; of many those where verdict or stage became another. */
export function marked(points: readonly TrendPoint[], few = 40): ReadonlySet<number> {
  const all = points.map((_, i) => i);
  if (points.length <= few) return new Set(all);
  const isNew = (i: number) =>
    points[i]?.verdict !== points[i - 1]?.verdict || points[i]?.stage !== points[i - 1]?.stage;
  return new Set(all.filter((i) => i === 0 || i === points.length - 1 || isNew(i)));
}
