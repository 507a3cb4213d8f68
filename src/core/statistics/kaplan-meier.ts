/** How long something was watched, and whether what was waited for happened at its end. */
export interface Spell {
  /** 0 or more. */
  readonly days: number;
  /** False: it had not happened yet when the watching stopped. */
  readonly happened: boolean;
}

/** The share to which it has not happened yet, as it falls over time (Kaplan and Meier, 1958). */
export interface SurvivalCurve {
  /** One step a day on which it happened: how many were watched just before, to how many it happened, what is left. */
  readonly steps: readonly {
    readonly days: number;
    readonly atRisk: number;
    readonly events: number;
    /** 0–1, just after that day. */
    readonly left: number;
  }[];
  readonly spells: number;
  readonly events: number;
  /** The longest time watched. */
  readonly longest: number;
  /** The first day by which it happened to half of all; null where it has not yet. */
  readonly median: number | null;
}

/** Estimates the curve from spells of which some were still going on when they were looked at. */
export function kaplanMeier(spells: readonly Spell[]): SurvivalCurve {
  const sorted = spells.toSorted((a, b) => a.days - b.days);
  const steps: SurvivalCurve['steps'][number][] = [];
  let left = 1;
  for (let i = 0; i < sorted.length;) {
    const days = sorted[i]?.days ?? 0;
    const atRisk = sorted.length - i;
    let events = 0;
    for (; i < sorted.length && sorted[i]?.days === days; i++) events += Number(sorted[i]?.happened);
    if (events === 0) continue;
    left *= 1 - events / atRisk;
    steps.push({ days, atRisk, events, left });
  }
  return {
    steps,
    spells: spells.length,
    events: spells.filter(({ happened }) => happened).length,
    longest: sorted.at(-1)?.days ?? 0,
    // as floating point makes of 0.5 sometimes a little more
    median: steps.find((step) => step.left <= 0.5 + 1e-12)?.days ?? null,
  };
}
