import type { Facts, Place } from '../facts/facts.ts';
import type { RetiredModel } from '../facts/retired-models.ts';
import type { Filler } from '../manifest/gaps/filler.ts';
import type { Dimension, Manifest } from '../manifest/manifest-schema.ts';
import type { CalendarDate } from '../util/calendar.ts';
import { STAGES, type Confidence, type Kind, type Severity, type Stage } from '../vocabulary.ts';
import type { Edit } from '../yaml/edit.ts';
import type { Node } from '../yaml/node.ts';
import type { Path } from '../yaml/path.ts';
import { SCORED_RULE_IDS, type RuleId, type ScoredRuleId } from './rule-ids.ts';
import type { StudyClaimId } from './studies.ts';

/** How severe an unmet requirement is, by stage; a stage that is absent does not ask for it. */
export type SeverityByStage = Readonly<Partial<Record<Stage, Severity>>>;

/** What a rule is about: a dimension of the scorecard, the form of the file, what it sets aside, or the workspace. */
export type RuleGroup = Dimension | 'shape' | 'waivers' | 'workspace';

/** What every kind of rule says of itself, for pages, tables, hovers and reports. */
export interface RuleBase {
  /** Kebab-case, *thing-condition*; never renamed. Rules of a policy have ids of their own. */
  readonly id: string;
  readonly group: RuleGroup;
  readonly required: SeverityByStage;
  /** What is true when it passes: *An executive sponsor is named*. */
  readonly requirement: string;
  /** What to do, in the imperative: *Name the executive accountable for the outcome*. */
  readonly action: string;
  readonly why: readonly StudyClaimId[];
  readonly fixKind: 'safe' | 'scaffold' | undefined;
}

/** What is there and valid of a manifest; a stage is always known when rules look at it. */
export type ReadManifest = Partial<Manifest> & Pick<Manifest, 'lifecycle'>;

/** Limits that a policy may move: days, but for `pointsPerFte` and `notNeededMax`, which are counts. */
export interface Thresholds {
  readonly pilotMaxDays: number;
  readonly ideaMaxDays: number;
  readonly scaleGraceDays: number;
  readonly holdMaxDays: number;
  readonly reviewGraceDays: number;
  readonly measurementMaxAgeDays: number;
  readonly waiverMaxDays: number;
  readonly dueSoonDays: number;
  readonly contractSoonDays: number;
  readonly pointsPerFte: number;
  readonly notNeededMax: number;
}

/** All that a rule may look at. */
export interface RuleContext {
  /** Without filler: what is in it is an answer. */
  readonly manifest: ReadManifest;
  readonly stage: Stage;
  /** `application` where the manifest does not say. */
  readonly kind: Kind;
  readonly today: CalendarDate;
  readonly thresholds: Thresholds;
  /** What the repository shows; undefined where it was not looked at. */
  readonly facts: Facts | undefined;
  /** Names of the initiatives that depend on this one; undefined where the workspace is not known. */
  readonly dependents: readonly string[] | undefined;
  /** Owners that the organisation lists, and what an owner is called in CODEOWNERS where the names differ. */
  readonly owners: { readonly listed: readonly string[]; readonly mapping: Readonly<Record<string, string>> };
  /** Models that the organisation allows; empty where it keeps no list. */
  readonly modelsAllowed: readonly string[];
  /** Retirements that the organisation knows of, beside those in the package. */
  readonly modelsRetired: readonly RetiredModel[];
  /** What is written at a path, whatever the schema says of it. */
  readonly nodeAt: (path: Path) => Node | undefined;
  /** What is written at a dotted path without being an answer: `TBD`, an example of the documentation, an assumption. */
  readonly filler: (path: string) => Filler | undefined;
}

// messages of any arguments: what a report passes is checked against its own rule, where that is declared
type Messages = Readonly<Record<string, (args: never) => string>>;

/** A finding in the words of the rule: where, which of its messages, with what. */
export type Finding<M extends Messages> = {
  [K in keyof M & string]: {
    /** Dotted path, `outcomes.metrics[0].target`. */
    readonly path: string;
    /** On which part of an existing pair it is shown; its value unless said. */
    readonly at?: 'key' | 'value';
    readonly message: K;
    /** Where this finding is more, or less, severe than the rule asks at the stage. */
    readonly severity?: Severity;
    /** For rules that need facts: how sure the contradiction is; `high` unless said. */
    readonly confidence?: Confidence;
    /** Where the repository shows otherwise. */
    readonly place?: ClaimPlace;
  } & (Parameters<M[K]> extends [infer A] ? { readonly args: A } : { readonly args?: undefined });
}[keyof M & string];

/**
 * What a check yields beside findings. `coveredBy`: it fails, but what it speaks of is absent, and the rule named reports
 * that. `unknown`: it could not be judged here, for the reason given. `undeclared`: nothing is claimed that the
 * repository could show. `verified`: the dotted path of a claim that it does show. `path`: that of the claim in question.
 */
export type Verdictless =
  | { readonly coveredBy: ScoredRuleId }
  | { readonly unknown: string; readonly path?: string }
  | { readonly undeclared: true; readonly path?: string }
  | {
      readonly verified: string;
      readonly place?: ClaimPlace;
      readonly confidence?: Confidence;
    };

/** What shows a claim, or contradicts it: a place in a file, or a commit. */
export type ClaimPlace = Place | { readonly commit: string };

export type Report<M extends Messages> = Finding<M> | Verdictless;

/** A fragment of a manifest that shows a rule; the sections it leaves out are those of an exemplary manifest. */
export interface Example {
  /** The stage of the exemplary manifest around it; the first at which the rule is asked unless given. */
  readonly stage?: Stage;
  /** The kind of the exemplary manifest around it; `application` unless given. */
  readonly kind?: Kind;
  readonly yaml: string;
}

/** How a finding is fixed. `safe`: afterwards it is gone. `scaffold`: it stays until the placeholder is filled. */
export interface RuleFix<M extends Messages> {
  readonly kind: 'safe' | 'scaffold';
  readonly edits: (finding: Finding<M>, context: RuleContext) => readonly Edit[];
}

/** A rule of the catalogue: one declaration, from which findings, scores, pages and schemas are made. */
export interface RuleDeclaration<M extends Messages> {
  readonly id: ScoredRuleId;
  /** Asked on entering each of these stages and while in it. */
  readonly required: SeverityByStage;
  /** Severities of kinds that differ from `required`. */
  readonly requiredOf?: Readonly<Partial<Record<Kind, SeverityByStage>>>;
  /** Kinds of initiative it is not asked of. */
  readonly notFor?: readonly Kind[];
  /** Only being in the stage can show it (clocks, staleness, roll-out): never asked ahead. */
  readonly atStage?: true;
  /** Asked even while the initiative is on hold, unlike other rules about the present stage. */
  readonly ignoresHold?: true;
  /** Share in the score, 0 or more. */
  readonly weight: number;
  readonly requirement: string;
  readonly action: string;
  readonly why: readonly StudyClaimId[];
  /** It needs what the repository shows: counts in the verified share and the gate, not in the score. */
  readonly needsFacts?: true;
  /** The fields that must be there for it to pass: dotted paths, `[]` for any index. */
  readonly requires?: readonly string[];
  /** The rules that report the absence of what this one speaks of. Where one of them is not asked, neither is this. */
  readonly subjects?: readonly ScoredRuleId[];
  readonly messages: M;
  /**
   * Whether it speaks of this initiative. False: the initiative rightly lacks its subject.
   * A rule id, one of `subjects`: its subject is absent, and that rule reports it.
   */
  readonly applies?: (context: RuleContext) => boolean | ScoredRuleId;
  readonly check: (context: RuleContext) => Iterable<Report<M>>;
  readonly fix?: RuleFix<M>;
  readonly examples: { readonly bad: Example; readonly good: Example };
}

/** A finding whose message is written out. */
export interface RuleFinding {
  readonly path: string;
  readonly at: 'key' | 'value';
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly severity: Severity | undefined;
  readonly confidence: Confidence;
  readonly place: ClaimPlace | undefined;
}

export type RuleReport = RuleFinding | Verdictless;

/** A rule ready to run, of the catalogue or of a policy: its messages are closed over. */
export interface RunnableRule extends RuleBase {
  readonly dimension: Dimension;
  readonly group: Dimension;
  readonly requiredOf: RuleDeclaration<Messages>['requiredOf'];
  readonly notFor: readonly Kind[];
  readonly atStage: boolean;
  readonly ignoresHold: boolean;
  readonly weight: number;
  readonly needsFacts: boolean;
  readonly requires: readonly string[] | undefined;
  readonly subjects: readonly ScoredRuleId[];
  /** Whether a policy sets its severity. */
  readonly isSet: boolean;
  readonly applies: RuleDeclaration<Messages>['applies'];
  readonly check: (context: RuleContext) => readonly RuleReport[];
}

/** A rule of the catalogue. */
export interface Rule extends RunnableRule, Pick<RuleDeclaration<Messages>, 'examples'> {
  readonly id: ScoredRuleId;
}

const NONE: readonly never[] = [];

/** Declares a rule of the dimension that lists its id; the arguments of every report are checked against its messages. */
export function defineRule<const M extends Messages>(declaration: RuleDeclaration<M>): Rule {
  const { id, messages, check, fix } = declaration;
  const dimension = dimensionOf(id);
  const write = (finding: Finding<M>, context: RuleContext): RuleFinding => {
    const { path, at = 'value', message, args, severity, confidence = 'high', place } = finding;
    const text = (messages[message] as (args: unknown) => string)(args);
    return { path, at, text, edits: fix?.edits(finding, context) ?? NONE, severity, confidence, place };
  };
  // every property is written out, so that all rules are objects of one form, which the machine looks up faster
  return {
    id,
    group: dimension,
    dimension,
    required: declaration.required,
    requiredOf: declaration.requiredOf,
    notFor: declaration.notFor ?? NONE,
    atStage: declaration.atStage ?? false,
    ignoresHold: declaration.ignoresHold ?? false,
    weight: declaration.weight,
    requirement: declaration.requirement,
    action: declaration.action,
    why: declaration.why,
    needsFacts: declaration.needsFacts ?? false,
    requires: declaration.requires,
    subjects: declaration.subjects ?? NONE,
    isSet: false,
    applies: declaration.applies,
    fixKind: fix?.kind,
    check: (context) => {
      const reports: RuleReport[] = [];
      for (const report of check(context)) reports.push('message' in report ? write(report, context) : report);
      return reports;
    },
    examples: declaration.examples,
  };
}

/** The severity of a rule for a kind of initiative at a stage; undefined where it is not asked. */
export function severityAt(
  { required, requiredOf, notFor }: Pick<RunnableRule, 'required' | 'requiredOf' | 'notFor'>,
  stage: Stage,
  kind: Kind,
): Severity | undefined {
  return notFor.includes(kind) ? undefined : (requiredOf?.[kind]?.[stage] ?? required[stage]);
}

/** The stages that ask for a rule, in their order. */
export function stagesOf({ required }: Pick<RuleBase, 'required'>): readonly Stage[] {
  return STAGES.filter((stage) => required[stage] !== undefined);
}

function dimensionOf(id: RuleId): Dimension {
  const found = Object.entries(SCORED_RULE_IDS).find(([, ids]) => (ids as readonly string[]).includes(id));
  if (!found) throw new Error(`${id} is in no dimension of SCORED_RULE_IDS`);
  return found[0] as Dimension;
}
