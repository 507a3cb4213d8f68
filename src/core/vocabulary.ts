/** The closed sets of words that every surface uses. Each is written here once, with its type. */

export const STAGES = ['idea', 'pilot', 'production', 'retired'] as const;
export type Stage = (typeof STAGES)[number];

export const KINDS = ['application', 'agent', 'product', 'platform', 'model', 'research'] as const;
export type Kind = (typeof KINDS)[number];

/** Strongest first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Severest first. `blocked`: an error is open. `conditional`: a warning is open, or something is set aside. `ready`: neither. */
export const VERDICTS = ['blocked', 'conditional', 'ready'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a verdict rests on: how much of what the repository can show has been verified. */
export const BASES = ['verified', 'partly-verified', 'on-its-own-word'] as const;
export type Basis = (typeof BASES)[number];

/**
 * How a rule came out:
 * - `passed`, `failed`: a requirement of the present stage, met or not
 * - `waived`: not met, and set aside until a date
 * - `not-needed`: not met, and declared not needed for good
 * - `upcoming`: a requirement of the next stage only, not met yet
 * - `not-applicable`: neither stage asks for it, or the initiative rightly lacks its subject
 * - `unknown`: could not be judged here
 */
export const OUTCOMES = ['passed', 'failed', 'waived', 'not-needed', 'upcoming', 'not-applicable', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a claim compares with the repository. `undeclared`: there is no claim to check. `unknown`: it could not be checked. */
export const CLAIM_STATUSES = ['verified', 'contradicted', 'undeclared', 'unknown'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** How sure a contradiction is. Below `high` a finding is at most a warning. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Where an initiative is in the divide between trying and working. */
export const POSITIONS = ['crossed', 'stuck', 'on-hold', 'under-way', 'not-started', 'retired'] as const;
export type Position = (typeof POSITIONS)[number];

/** The stronger of two severities; undefined where neither is given. */
export function strongest(a: Severity | undefined, b: Severity | undefined): Severity | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}
