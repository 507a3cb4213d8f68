import type { RuleResult } from '../assessment/result.ts';
import type { Filler } from '../manifest/gaps/filler.ts';
import { nearestWord } from '../manifest/read-manifest.ts';
import { addDays, daysBetween, type CalendarDate } from '../util/calendar.ts';
import { count } from '../util/count.ts';
import type { Severity } from '../vocabulary.ts';
import type { Edit } from '../yaml/edit.ts';
import type { WaiverRuleId } from './rule-ids.ts';
import type { Example, ReadManifest, RuleBase } from './rule.ts';
import { yaml } from './yaml.ts';

type Waiver = NonNullable<ReadManifest['waivers']>[number];
type Exemption = NonNullable<ReadManifest['notNeeded']>[number];

/** What the rules about waivers look at: what is set aside, and how the rules concerned came out. */
export interface WaiverContext {
  readonly waivers: readonly Waiver[];
  readonly notNeeded: readonly Exemption[];
  readonly today: CalendarDate;
  readonly maxDays: number;
  /** The rules in force. */
  readonly results: ReadonlyMap<string, RuleResult>;
  /** Every rule that can be waived, those that are switched off included. */
  readonly waivable: readonly string[];
  /** Rules that exist and cannot be waived. */
  readonly notWaivable: readonly string[];
  /** Whether a rule is an error at some stage, so that it cannot be declared not needed. */
  readonly isErrorSomewhere: (rule: string) => boolean;
  /** Whether a waiver of the rule has something to set aside, at the path if it is narrowed to one. */
  readonly setsAside: (rule: string, path: string | undefined) => boolean;
  /** Whether the value at a path is already reported as malformed. */
  readonly isInvalid: (path: string) => boolean;
  readonly filler: (path: string) => Filler | undefined;
}

/** A finding about a waiver; `follows` where it counts at the stage and with the severity of the rule it is about. */
export interface WaiverReport {
  readonly path: string;
  readonly text: string;
  readonly edits?: readonly Edit[];
  readonly follows?: RuleResult;
}

/** A rule about what is set aside: every stage but retired, not scored, cannot be waived. */
export interface WaiverRule extends RuleBase {
  readonly id: WaiverRuleId;
  readonly check: (context: WaiverContext) => Iterable<WaiverReport>;
  readonly examples: { readonly bad: Example; readonly good: Example };
}

const PARTS = ['rule', 'reason', 'approvedBy', 'expiresOn'] as const;
const EXEMPTION_PARTS = ['rule', 'because', 'by'] as const;

type CompleteWaiver = Required<Omit<Waiver, 'path'>> & Pick<Waiver, 'path'>;

const isComplete = (waiver: Waiver): waiver is CompleteWaiver => PARTS.every((part) => waiver[part] !== undefined);

const at = (index: number, part: keyof Waiver) => `waivers[${index}].${part}`;

/** The waivers that are complete and name a rule that can be waived, with the result of that rule. */
function* sound({ waivers, waivable, results, today, setsAside }: WaiverContext) {
  for (const [index, waiver] of waivers.entries()) {
    if (!isComplete(waiver) || !waivable.includes(waiver.rule)) continue;
    const result = results.get(waiver.rule);
    const expired = waiver.expiresOn < today;
    const superseded = expired && result?.outcome === 'waived';
    const needed = setsAside(waiver.rule, waiver.path) && !superseded;
    yield { index, waiver, result, expired, superseded, needed };
  }
}

const common = (severity: Severity) =>
  ({
    group: 'waivers',
    why: [],
    required: { idea: severity, pilot: severity, production: severity },
  }) as const;

const example = (waiver: string): Example => ({
  stage: 'production',
  yaml: yaml`
    enablement:
      training:
        - { audience: Buyers, status: done, completed: 12, total: 45 }
      support: "#supplier-mail-help"
    waivers:
      - { ${waiver} }
  `,
});

const GOOD = example(
  'rule: training-incomplete, reason: Second site trains in July, approvedBy: user:coo, expiresOn: 2026-07-31',
);

export const waiverRules: readonly WaiverRule[] = [
  {
    id: 'waiver-expired',
    // an expired waiver counts with the severity of its rule; this one is for tables
    ...common('warning'),
    requirement: 'No waiver has expired',
    action: 'Meet the requirement, or have it waived until a new date',
    fixKind: undefined,
    *check(context) {
      for (const { index, waiver, result, expired, needed } of sound(context)) {
        if (!expired || !needed || !result) continue;
        const { rule, expiresOn } = waiver;
        const days = daysBetween(expiresOn, context.today);
        const text = `The waiver of ${rule} ended on ${expiresOn}, ${count(days, 'day')} ago. Meet the requirement, or have it waived until a new date`;
        yield { path: at(index, 'expiresOn'), text, follows: result };
      }
    },
    examples: {
      bad: example(
        'rule: training-incomplete, reason: Second site trains in April, approvedBy: user:coo, expiresOn: 2026-04-30',
      ),
      good: GOOD,
    },
  },
  {
    id: 'waiver-unknown-rule',
    ...common('error'),
    requirement: 'Every rule that is set aside exists and can be set aside',
    action: 'Name a rule of the catalogue, or remove the entry',
    fixKind: 'safe',
    *check({ waivers, notNeeded, waivable, notWaivable, isErrorSomewhere }) {
      const entries = [
        ...waivers.map(({ rule }, index) => ({ rule, path: at(index, 'rule'), isForGood: false })),
        ...notNeeded.map(({ rule }, index) => ({ rule, path: `notNeeded[${index}].rule`, isForGood: true })),
      ];
      for (const { rule, path, isForGood } of entries) {
        if (rule === undefined) continue;
        if (waivable.includes(rule)) {
          if (isForGood && isErrorSomewhere(rule)) {
            yield {
              path,
              text: `${rule} is an error at some stage, so it cannot be declared not needed. Waive it for a time instead`,
            };
          }
          continue;
        }
        if (notWaivable.includes(rule)) {
          yield { path, text: `${rule} cannot be set aside. Fix what it finds, and remove this entry` };
          continue;
        }
        const nearest = nearestWord(rule, waivable);
        const hint = nearest ? `Did you mean "${nearest}"?` : 'Name one of the catalogue, or remove this entry';
        const edits: readonly Edit[] = nearest ? [{ op: 'replace', path, value: nearest }] : [];
        yield { path, text: `There is no rule "${shorten(rule)}". ${hint}`, edits };
      }
    },
    examples: {
      bad: example(
        'rule: training-incomplet, reason: Second site trains in July, approvedBy: user:coo, expiresOn: 2026-07-31',
      ),
      good: GOOD,
    },
  },
  {
    id: 'waiver-unused',
    ...common('warning'),
    requirement: 'Everything that is set aside is still open',
    action: 'Remove the entry',
    fixKind: undefined,
    *check(context) {
      for (const { index, waiver, result, superseded, needed } of sound(context)) {
        if (needed || result?.outcome === 'unknown') continue;
        const { rule, path } = waiver;
        const why = superseded ? `${rule} is set aside by another waiver` : whyUnused(rule, path, result);
        yield { path: at(index, 'rule'), text: `${why}. Remove this waiver` };
      }
      const { notNeeded, waivable, results, isErrorSomewhere } = context;
      for (const [index, { rule, because, by }] of notNeeded.entries()) {
        if (rule === undefined || because === undefined || by === undefined) continue;
        if (!waivable.includes(rule) || isErrorSomewhere(rule)) continue;
        const result = results.get(rule);
        if (result?.outcome === 'not-needed' || result?.outcome === 'unknown') continue;
        // asked at a later stage only: it is declared early, and right
        if (result?.outcome === 'not-applicable' && result.asked === 'no') continue;
        yield { path: `notNeeded[${index}].rule`, text: `${whyUnused(rule, undefined, result)}. Remove this entry` };
      }
    },
    examples: {
      bad: example(
        'rule: support-missing, reason: Help desk opens in July, approvedBy: user:coo, expiresOn: 2026-07-31',
      ),
      good: GOOD,
    },
  },
  {
    id: 'waiver-too-long',
    ...common('warning'),
    requirement: 'No waiver runs for too long',
    action: 'Set an earlier end, and look at it again then',
    fixKind: undefined,
    *check(context) {
      const { today, maxDays } = context;
      const limit = addDays(today, maxDays);
      for (const { index, waiver, needed } of sound(context)) {
        const { rule, expiresOn } = waiver;
        if (expiresOn <= limit || !needed) continue;
        const text = `The waiver of ${rule} ends on ${expiresOn}, more than ${count(maxDays, 'day')} from now. Set a date up to ${limit}, and look at it again then`;
        yield { path: at(index, 'expiresOn'), text };
      }
    },
    examples: {
      bad: example(
        'rule: training-incomplete, reason: Second site trains in July, approvedBy: user:coo, expiresOn: 2027-07-31',
      ),
      good: GOOD,
    },
  },
  {
    id: 'waiver-incomplete',
    ...common('error'),
    requirement: 'Every entry says what is set aside, why, and who decided',
    action: 'Fill in what is missing',
    fixKind: undefined,
    *check(context) {
      yield* incomplete(context, 'waivers', context.waivers, PARTS);
      yield* incomplete(context, 'notNeeded', context.notNeeded, EXEMPTION_PARTS);
    },
    examples: {
      bad: example('rule: training-incomplete, approvedBy: user:coo, expiresOn: 2026-07-31'),
      good: GOOD,
    },
  },
];

function* incomplete<K extends string>(
  { isInvalid, filler }: WaiverContext,
  list: string,
  entries: readonly Partial<Record<K, string | undefined>>[],
  parts: readonly K[],
): Iterable<WaiverReport> {
  for (const [index, entry] of entries.entries()) {
    const gaps = parts.filter((part) => entry[part] === undefined && !isInvalid(`${list}[${index}].${part}`));
    const [first] = gaps;
    if (first === undefined) continue;
    const found = filler(`${list}[${index}].${first}`);
    const held = found === undefined ? '' : ` (${first} says only "${shorten(found.text)}")`;
    const what = list === 'waivers' ? 'waiver' : 'entry of notNeeded';
    const text = `This ${what} has no ${gaps.join(' and no ')}${held}. It counts once ${parts.join(', ')} are there`;
    yield { path: `${list}[${index}].${first}`, text };
  }
}

function whyUnused(rule: string, path: string | undefined, result: RuleResult | undefined): string {
  if (!result) return `${rule} is switched off by the policy`;
  if (result.outcome === 'passed') return `${rule} finds nothing`;
  if (result.outcome === 'not-applicable') return `${rule} asks nothing of this initiative now`;
  return path === undefined ? `${rule} finds nothing to set aside` : `${rule} finds nothing at ${path}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
