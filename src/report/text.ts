/** Control characters, and those that turn the direction of text around. */
const CONTROLS = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu;

/** Text of a manifest as one harmless line: no control character reaches a terminal or breaks a line of output. */
export function oneLine(text: string): string {
  return text.replaceAll(CONTROLS, ' ');
}

/** `1 error`, `2 errors`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** A score with at most one decimal, rounded down so that only a full score reads 100. */
export function showScore(score: number | null): string {
  return score === null ? 'none' : String(Math.floor(score * 10) / 10);
}
