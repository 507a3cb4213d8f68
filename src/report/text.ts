import type { VerifiedShare } from '../core/index.ts';

export { count } from '../core/index.ts';

/** A score with at most one decimal, rounded down so that only a full score reads 100. */
export function showScore(score: number | null): string {
  return score === null ? 'none' : String(Math.floor(score * 10) / 10);
}

/** The verified share in words: `80 % (7 of 10 checked)`. */
export function showVerified({ share, checked, total }: VerifiedShare): string {
  if (total === 0) return 'nothing to check';
  return `${share === null ? 'none' : `${showScore(share)} %`} (${checked} of ${total} checked)`;
}

/** What the gate asks, in words: `to production: blocked`. */
export function showGate(stage: string | null, gate: { stage: string | null; verdict: string } | null): string {
  if (!gate) return 'none (retired)';
  if (gate.stage === null) return `${gate.verdict} (cannot be judged)`;
  return gate.stage === stage ? `to stay in ${gate.stage}: ${gate.verdict}` : `to ${gate.stage}: ${gate.verdict}`;
}
