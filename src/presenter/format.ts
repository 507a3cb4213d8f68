/** How numbers and words are written on the scorecard. */

export { count } from '../core/index.ts';

/** A score as a whole number; 100 and 0 are said only where they are exact. */
export function wholeScore(score: number): string {
  const rounded = Math.round(score);
  if (rounded === 100 && score < 100) return '99';
  if (rounded === 0 && score > 0) return '1';
  return String(rounded);
}

/** Points with one decimal, as few figures as say it: `6.5`, `10`. */
export function points(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** `riskTier` and `risk-tier` → `Risk tier`. */
export function humanize(word: string): string {
  const spaced = word.replaceAll('-', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** A measured value in few figures, with its unit: `3.8 min`. */
export function quantity(value: number, unit: string): string {
  const figures = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 }).format(value);
  return unit === '%' ? `${figures} %` : `${figures} ${unit}`.trim();
}
