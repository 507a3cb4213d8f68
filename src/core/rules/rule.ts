import type { CalendarDate } from '../util/calendar.ts';
import type { EvidenceId } from './studies.ts';
import type { Facts } from '../facts/facts.ts';
import type { Dimension, Manifest, Stage } from '../manifest/schema.ts';
import type { Edit } from '../yaml/edit.ts';
import type { Node } from '../yaml/node.ts';
import type { Path } from '../yaml/path.ts';

export type Severity = 'error' | 'warning' | 'info';

/** The stages at which a rule is a requirement; `+` includes the later ones up to production. */
export type At = 'idea+' | 'pilot+' | 'pilot' | 'production' | 'retired';

const STAGES_AT: Readonly<Record<At, readonly Stage[]>> = {
  'idea+': ['idea', 'pilot', 'production'],
  'pilot+': ['pilot', 'production'],
  pilot: ['pilot'],
  production: ['production'],
  retired: ['retired'],
};

/** Whether a rule is a requirement of a stage. */
export function isRequiredAt(at: At, stage: Stage): boolean {
  return STAGES_AT[at].includes(stage);
}

/** What is there and valid of a manifest; a stage is always known when rules look at it. */
export type ReadManifest = Partial<Manifest> & Pick<Manifest, 'lifecycle'>;

/** Limits in days that a policy may move. */
export interface Thresholds {
  readonly pilotMaxDays: number;
  readonly reviewGraceDays: number;
  readonly measurementMaxAgeDays: number;
  readonly waiverMaxDays: number;
  readonly dueSoonDays: number;
}

/** All that a rule may look at. */
export interface RuleContext {
  readonly manifest: ReadManifest;
  readonly stage: Stage;
  readonly today: CalendarDate;
  readonly thresholds: Thresholds;
  /** What the repository shows; undefined where nobody could look. */
  readonly facts: Facts | undefined;
  /** Owners the organisation lists, and what an owner is called in CODEOWNERS where the names differ. */
  readonly owners: { readonly listed: readonly string[]; readonly mapping: Readonly<Record<string, string>> };
  /** What is written at a path, whatever the schema says of it. */
  readonly nodeAt: (path: Path) => Node | undefined;
  /** The placeholder written at a dotted path, if one is: `ownership.owner` → `TBD`. */
  readonly placeholder: (path: string) => string | undefined;
}

// messages of any arguments: what a report passes is checked against its own rule, where that is declared
type Messages = Readonly<Record<string, (args: never) => string>>;

/** A finding in the words of the rule: where, which of its messages, with what. */
export type Finding<M extends Messages> = {
  [K in keyof M & string]: {
    /** Dotted path, `outcomes.metrics[0].target`. */
    readonly path: string;
    /** On which part of an existing pair it stands; its value unless said. */
    readonly at?: 'key' | 'value';
    readonly message: K;
    /** For rules that need facts: nothing is claimed here that could be checked, so nothing is contradicted either. */
    readonly undeclared?: true;
  } & (Parameters<M[K]> extends [infer A] ? { readonly args: A } : { readonly args?: undefined });
}[keyof M & string];

/**
 * What a check yields. `coveredBy`: it fails, but what it speaks of is absent, and the rule named says so already.
 * `unknown`: it could not be judged here, for the reason given.
 */
export type Report<M extends Messages> = Finding<M> | { readonly coveredBy: string } | { readonly unknown: string };

/** A fragment of a manifest that shows a rule; the sections it leaves out are those of an exemplary manifest. */
export interface Example {
  /** The stage of the exemplary manifest around it; the first at which the rule is required when absent. */
  readonly stage?: Stage;
  readonly yaml: string;
}

/** How a rule's finding is mended. `safe`: afterwards it is gone. `scaffold`: it stays until the placeholder is filled. */
export interface RuleFix<M extends Messages> {
  readonly kind: 'safe' | 'scaffold';
  readonly edits: (finding: Finding<M>, context: RuleContext) => readonly Edit[];
}

/** A rule of the catalogue: one declaration, from which findings, scores, pages and schemas are made. */
export interface RuleDeclaration<M extends Messages> {
  /** Kebab-case, *thing-condition*; never renamed. */
  readonly id: string;
  readonly at: At;
  readonly severity: Severity;
  /** Share in the score, 0 or more. */
  readonly weight: number;
  /** What it finds, as a headline. */
  readonly title: string;
  readonly why: readonly EvidenceId[];
  /** It speaks of time passing, so it is judged at the actual stage only, never ahead. */
  readonly clock?: true;
  /** It needs what the repository shows: counts in the verified share and the gate, not in the score. */
  readonly needsFacts?: true;
  /** The fields that must be there for it to pass: dotted paths, `[]` for any index. */
  readonly requires?: readonly string[];
  readonly messages: M;
  /**
   * Whether it speaks of this initiative. False: the initiative rightly has not got its subject.
   * A rule id: its subject is absent, and that rule says so.
   */
  readonly applies?: (context: RuleContext) => boolean | string;
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
  readonly undeclared?: true | undefined;
}

export type RuleReport = RuleFinding | { readonly coveredBy: string } | { readonly unknown: string };

/** A rule ready to run, of the catalogue or of a policy: its messages are closed over. */
export interface RunnableRule extends Omit<RuleDeclaration<Messages>, 'messages' | 'check' | 'fix' | 'examples'> {
  readonly dimension: Dimension;
  readonly fixKind: 'safe' | 'scaffold' | undefined;
  readonly check: (context: RuleContext) => readonly RuleReport[];
}

/** A rule of the catalogue. */
export interface Rule extends RunnableRule, Pick<RuleDeclaration<Messages>, 'examples'> {}

/** Declares a rule of a dimension; the arguments of every report are checked against its messages. */
export function defineRule<const M extends Messages>(dimension: Dimension, declaration: RuleDeclaration<M>): Rule {
  const { id, at, severity, weight, title, why, clock, needsFacts, requires, applies, examples } = declaration;
  const { messages, check, fix } = declaration;
  const write = (finding: Finding<M>, context: RuleContext): RuleFinding => {
    const { path, at: part = 'value', message, args, undeclared } = finding;
    const text = (messages[message] as (args: unknown) => string)(args);
    return { path, at: part, text, edits: fix?.edits(finding, context) ?? [], undeclared };
  };
  // every property is written out, so that all rules are objects of one form, which the machine looks up faster
  return {
    id,
    dimension,
    at,
    severity,
    weight,
    title,
    why,
    clock,
    needsFacts,
    requires,
    applies,
    fixKind: fix?.kind,
    check: (context) => {
      const reports: RuleReport[] = [];
      for (const report of check(context)) reports.push('message' in report ? write(report, context) : report);
      return reports;
    },
    examples,
  };
}
