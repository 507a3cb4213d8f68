import type { ExtraWords } from '../manifest/read.ts';
import type { RunnableRule, Severity, Thresholds } from '../rules/rule.ts';

/** What an organisation changes about the rules: all its policy files laid over each other. */
export interface Policy {
  /** By rule id. */
  readonly rules: Readonly<Record<string, { readonly severity?: Severity | 'off'; readonly weight?: number }>>;
  /** In calendar days. */
  readonly thresholds: Thresholds;
  /** Words of the organisation's own, beside those of the schema. */
  readonly vocabulary: ExtraWords;
  /** Owners the organisation knows, beside those in CODEOWNERS; empty where it lists none. */
  readonly owners: readonly string[];
  /** What an owner of a manifest is called in CODEOWNERS, where the names differ. */
  readonly ownerMapping: Readonly<Record<string, string>>;
  /** Rules of the organisation's own; they count like those of the catalogue. */
  readonly customRules: readonly CustomRule[];
  /** The files it comes from, the farthest first; each lies over those before it. */
  readonly files: readonly string[];
  /** Where a nearer file asks for less than a farther one. */
  readonly weakened: readonly Weakening[];
}

/** A rule declared in a policy file. */
export interface CustomRule extends RunnableRule {
  readonly declaredIn: string;
}

/** A place where a nearer policy file asks for less than a farther one. Plain JSON. */
export interface Weakening {
  /** The setting: `rules.owner-missing.severity`, `thresholds.pilotMaxDays`, `customRules.cost-centre`. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
  /** The nearer file. */
  readonly file: string;
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
  owners: [],
  ownerMapping: {},
  customRules: [],
  files: [],
  weakened: [],
};
