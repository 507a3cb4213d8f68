import { count, type Basis, type Stage, type Verdict, type VerifiedShare } from '../core/index.ts';

/**
 * How figures and words are written. The only file that rounds a figure or words a verdict: every surface takes its
 * text from here, so that one initiative reads the same everywhere.
 */

export { count } from '../core/index.ts';

/** In a cell that has no value. */
export const NOT_SAID = '–';
/** In a sentence, a list or a filter. */
export const NOT_GIVEN = 'Not given';
export const NO_OWNER = 'No owner';

/** Absorbs the error of floating point, so that 57 computed as 56.99999999999999 still reads 57. */
const EPSILON = 1e-9;

function wholeDown(value: number): number {
  return Math.floor(value + EPSILON);
}

/** A score, 0–100, rounded down: 100 only where nothing is open. @param none where nothing is asked */
export function scoreText(score: number | null, none = NOT_SAID): string {
  return score === null ? none : String(wholeDown(score));
}

/** A score as one of eight heights, for a line of text. */
export function scoreBar(score: number | null): string {
  return score === null ? '·' : ('▁▂▃▄▅▆▇█'[Math.min(7, wholeDown((score / 100) * 8))] ?? '·');
}

/** A share, 0–100, in whole percent, rounded down as a score is. */
export function shareText(share: number | null, none = NOT_SAID): string {
  return share === null ? none : `${scoreText(share)} %`;
}

/** A part of a count, to the nearest percent; all and nothing only where they are exact. */
export function percentOf(part: number, whole: number): string {
  if (whole === 0) return NOT_SAID;
  const value = (100 * part) / whole;
  if (part > 0 && value < 1) return '< 1 %';
  if (part < whole && value > 99) return '> 99 %';
  return `${Math.round(value)} %`;
}

/** A difference of shares, −1–1, in whole points: `+12`, `−3`, `0`. */
export function signedPoints(difference: number): string {
  const points = Math.round(100 * difference);
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}

/** A number between 0 and 1 that is no share, with so many decimals; not 0 where it is more: `0.62`, `< 0.001`. */
export function decimalText(value: number, decimals: number): string {
  const least = 10 ** -decimals;
  return value > 0 && value < least ? `< ${least}` : value.toFixed(decimals);
}

/** Points with one decimal at most: `6.5`, `10`. */
export function pointsText(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A measured value in few figures, with its unit: `3.8 min`. */
export function quantity(value: number, unit: string): string {
  const figures = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 }).format(value);
  return unit === '%' ? `${figures} %` : `${figures} ${unit}`.trim();
}

/** An amount of money in few figures, without its currency: `48K`, `1.2M`. */
export function amountText(value: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
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

/** A business function: `supply-chain` → `Supply chain`, `it` → `IT`. */
export function functionName(businessFunction: string): string {
  return businessFunction.length === 2 ? businessFunction.toUpperCase() : humanize(businessFunction);
}

/** Days until a date: `in 3 days`, `today`, `5 days ago`. */
export function daysAway(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? `in ${count(days, 'day')}` : `${count(-days, 'day')} ago`;
}

/** `as of 2026-05-20`, or `from … to …` where several runs are seen together. */
export function assessedOn({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? `as of ${from}` : `from ${from} to ${to}`;
}

/** Empty for today: a date that was set is named wherever a result is shown. */
export function asOfNote({ date, isSet }: { readonly date: string; readonly isSet: boolean }): string {
  return isSet ? `as of ${date}` : '';
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  blocked: 'Blocked',
  conditional: 'Conditional',
  ready: 'Ready',
};

/** A verdict; null: a retired initiative, which has no gate. */
export function verdictWord(verdict: Verdict | null): string {
  return verdict === null ? 'Retired' : VERDICT_WORDS[verdict];
}

/** The answer of a gate to the question of its stage. */
export function gateAnswer(verdict: Verdict, stage: Stage | null): string {
  switch (verdict) {
    case 'blocked':
      return stage === 'production' ? 'No' : 'Not yet';
    case 'conditional':
      return 'Yes, with conditions';
    case 'ready':
      return 'Yes';
  }
}

/** `move to production`, `stay in production`. @param stage the present one, which the gate may be about as well */
export function gateMove(stage: string | null, asked: string): string {
  return `${asked === stage ? 'stay in' : 'move to'} ${asked}`;
}

/** `move to production: blocked, partly verified`. */
export function gateText(
  stage: string | null,
  gate: { stage: string | null; verdict: Verdict; basis: Basis } | null,
): string {
  if (!gate) return 'none (retired)';
  if (gate.stage === null) return `${gate.verdict} (cannot be judged)`;
  return `${gateMove(stage, gate.stage)}: ${gate.verdict}, ${BASIS_WORDS[gate.basis]}`;
}

export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  verified: 'verified',
  'partly-verified': 'partly verified',
  'on-its-own-word': 'on its own word',
};

/** `Ready, on its own word`: a verdict never goes without what it rests on. */
export function verdictOnBasis(verdict: Verdict | null, basis: Basis | null): string {
  return basis === null ? verdictWord(verdict) : `${verdictWord(verdict)}, ${BASIS_WORDS[basis]}`;
}

/** `20 % (1 of 5 checked claims holds; 2 could not be checked)`. */
export function verifiedText(verified: VerifiedShare): string {
  const { share } = verified;
  return share === null ? claimsText(verified) : `${shareText(share, 'none')} (${claimsText(verified)})`;
}

/** `1 of 5 checked claims holds; 2 could not be checked; 3 claims not made`: the last are claims that a manifest could make. */
export function claimsText({ verified, contradicted, undeclared, unknown }: VerifiedShare): string {
  const checked = verified + contradicted;
  const parts = [
    ...(checked > 0 ? [`${verified} of ${count(checked, 'checked claim')} ${verified === 1 ? 'holds' : 'hold'}`] : []),
    ...(unknown > 0 ? [`${unknown} could not be checked`] : []),
    ...(undeclared > 0 ? [`${count(undeclared, 'claim')} not made`] : []),
  ];
  return parts.length === 0 ? 'nothing to check' : parts.join('; ');
}

/** What a look at a repository left out, in sentences; none where it left out nothing. */
export function leftOutSentences(tooLarge: number, isCut: boolean): readonly string[] {
  const ofFiles =
    tooLarge === 1
      ? '1 file was too large to be read, so what it holds is not taken into account'
      : `${tooLarge} files were too large to be read, so what they hold is not taken into account`;
  return [
    ...(tooLarge > 0 ? [ofFiles] : []),
    ...(isCut ? ['There is more code than is read, so not all of it is taken into account'] : []),
  ];
}
