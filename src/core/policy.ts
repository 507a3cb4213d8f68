import type { ExtraWords } from './manifest/read.ts';
import type { Severity, Thresholds } from './rules/rule.ts';

/** What an organisation changes about the rules. */
export interface Policy {
  /** By rule id. */
  readonly rules: Readonly<Record<string, { readonly severity?: Severity | 'off'; readonly weight?: number }>>;
  /** In calendar days. */
  readonly thresholds: Thresholds;
  /** Words of the organisation's own, beside those of the schema. */
  readonly vocabulary: ExtraWords;
}

/** The policy where nobody wrote one. */
export const defaultPolicy: Policy = {
  rules: {},
  thresholds: {
    pilotMaxDays: 90,
    reviewGraceDays: 14,
    measurementMaxAgeDays: 90,
    waiverMaxDays: 180,
    dueSoonDays: 14,
  },
  vocabulary: {},
};
