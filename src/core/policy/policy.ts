import type { KnownByInitiative } from '../findings/known.ts';
import type { RetiredModel } from '../facts/retired-models.ts';
import type { ExtraWords } from '../manifest/read-manifest.ts';
import type { RunnableRule, Thresholds } from '../rules/rule.ts';
import type { Severity, Stage } from '../vocabulary.ts';
import { STANDARD, type PresetName } from './preset-names.ts';

/** What an organisation changes about the rules: all its policy files laid over each other. */
export interface Policy {
  /** The preset that everything else changes. */
  readonly preset: PresetName;
  /** By rule id. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Days, and two counts. */
  readonly thresholds: Thresholds;
  /** Words of the organisation's own, beside those of the schema. */
  readonly vocabulary: ExtraWords;
  /** Owners the organisation knows, beside those in CODEOWNERS; empty where it lists none. */
  readonly owners: readonly string[];
  /** Models the organisation allows, `gpt-5-mini`, `openai/gpt-5-mini` or `openai/gpt-5*`; empty where it keeps no list. */
  readonly modelsAllowed: readonly string[];
  /** Models that are retired, beside those of the table in the package. */
  readonly modelsRetired: readonly RetiredModel[];
  /** What an owner of a manifest is called in CODEOWNERS, where the names differ. */
  readonly ownerMapping: Readonly<Record<string, string>>;
  /** Patterns of manifests that are left out, as in `.gitignore`, from the root of the repository. */
  readonly exclude: readonly string[];
  /** Findings that were there before checks began, of the file at the root of the repository. */
  readonly known: KnownByInitiative;
  /** Rules of the organisation's own; they count like those of the catalogue. */
  readonly customRules: readonly CustomRule[];
  /** The files it comes from, the farthest first; each lies over those before it. */
  readonly files: readonly string[];
  /** Where a nearer file asks for less than a farther one, or the farthest for less than its preset. */
  readonly weakened: readonly Weakening[];
}

/** Severities by stage; stages that are not named keep what they have, `off` ones no longer ask for the rule. */
export type StageSettings = Readonly<Partial<Record<Stage, Severity | 'off'>>>;

/** What a policy sets of a rule. A severity alone is for all stages that ask for the rule. */
export interface RuleSetting {
  readonly severity?: Severity | 'off' | StageSettings;
  readonly weight?: number;
}

/** A rule declared in a policy file. */
export interface CustomRule extends RunnableRule {
  readonly declaredIn: string;
}

/** A place where a policy file asks for less than a farther one, or than its preset. Plain JSON. */
export interface Weakening {
  /** The setting: `rules.owner-missing.severity`, `thresholds.pilotMaxDays`, `customRules.cost-centre`. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
  /** The nearer file. */
  readonly file: string;
}

/** The policy in force without any policy file: the built-in preset `builtin:standard`. */
export const defaultPolicy: Policy = {
  preset: STANDARD,
  rules: {},
  thresholds: {
    pilotMaxDays: 90,
    ideaMaxDays: 180,
    scaleGraceDays: 60,
    holdMaxDays: 180,
    reviewGraceDays: 14,
    measurementMaxAgeDays: 90,
    waiverMaxDays: 180,
    dueSoonDays: 14,
    contractSoonDays: 90,
    pointsPerFte: 3,
    notNeededMax: 5,
  },
  vocabulary: {},
  owners: [],
  modelsAllowed: [],
  modelsRetired: [],
  ownerMapping: {},
  exclude: [],
  known: {},
  customRules: [],
  files: [],
  weakened: [],
};
