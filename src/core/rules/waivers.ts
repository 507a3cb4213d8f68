import { addDays, daysBetween, type CalendarDate } from '../util/calendar.ts';
import { count } from '../util/count.ts';
import type { RuleResult } from '../assessment/evaluate.ts';
import { nearestWord } from '../manifest/read.ts';
import type { Edit } from '../yaml/edit.ts';
import type { Example, ReadManifest, Severity } from './rule.ts';

type Waiver = NonNullable<ReadManifest['waivers']>[number];

/** What the rules about waivers look at: the waivers, and how the rules they speak of came out. */
export interface WaiverContext {
  readonly waivers: readonly Waiver[];
  readonly today: CalendarDate;
  readonly maxDays: number;
  /** The rules in force. */
  readonly results: ReadonlyMap<string, RuleResult>;
  /** Every rule that can be waived, those that are switched off included. */
  readonly waivable: readonly string[];
  /** Rules that exist and cannot be waived. */
  readonly notWaivable: readonly string[];
  /** Whether a waiver of the rule has something to set aside, at the path if it is narrowed to one. */
  readonly setsAside: (rule: string, path: string | undefined) => boolean;
  /** Whether a value stands at a path and is wrong in its form, which is said already. */
  readonly isInvalid: (path: string) => boolean;
  readonly placeholder: (path: string) => string | undefined;
}

/** A finding about a waiver; `follows` where it counts at the stage and with the severity of the rule it is about. */
export interface WaiverReport {
  readonly path: string;
  readonly text: string;
  readonly edits?: readonly Edit[];
  readonly follows?: RuleResult;
}

/** A rule about waivers: every stage but retired, not scored, cannot be waived. */
export interface WaiverRule {
  readonly id: string;
  /** `as-rule`: that of the rule that was waived. */
  readonly severity: Severity | 'as-rule';
  readonly title: string;
  readonly fixKind: 'safe' | undefined;
  readonly check: (context: WaiverContext) => Iterable<WaiverReport>;
  readonly examples: { readonly bad: Example; readonly good: Example };
}

const PARTS = ['rule', 'reason', 'approvedBy', 'expiresOn'] as const;

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

const TRAINING =
  'enablement:\n  training:\n    - { audience: AP clerks, status: in-progress, completed: 12, total: 40 }\n  support: "#invoice-help"\n  champions: [user:maria]\n';

const example = (waiver: string, before = TRAINING): Example => ({
  stage: 'production',
  yaml: `${before}waivers:\n  - { ${waiver} }\n`,
});

const GOOD = example(
  'rule: training-incomplete, reason: Second site trains in July, approvedBy: user:cfo, expiresOn: 2026-07-31',
);

export const waiverRules: readonly WaiverRule[] = [
  {
    id: 'waiver-expired',
    severity: 'as-rule',
    title: 'A waiver has expired',
    fixKind: undefined,
    *check(context) {
      for (const { index, waiver, result, expired, needed } of sound(context)) {
        if (!expired || !needed || !result) continue;
        const { rule, expiresOn } = waiver;
        const days = daysBetween(expiresOn, context.today);
        const text = `The waiver of ${rule} ended on ${expiresOn}, ${count(days, 'day')} ago, and the rule counts again: mend what it finds, or have it approved until a new date`;
        yield { path: at(index, 'expiresOn'), text, follows: result };
      }
    },
    examples: {
      bad: example(
        'rule: training-incomplete, reason: Second site trains in April, approvedBy: user:cfo, expiresOn: 2026-04-30',
      ),
      good: GOOD,
    },
  },
  {
    id: 'waiver-unknown-rule',
    severity: 'error',
    title: 'A waiver of a rule that there is not, or that cannot be waived',
    fixKind: 'safe',
    *check({ waivers, waivable, notWaivable }) {
      for (const [index, { rule }] of waivers.entries()) {
        if (rule === undefined || waivable.includes(rule)) continue;
        const path = at(index, 'rule');
        if (notWaivable.includes(rule)) {
          yield { path, text: `${rule} cannot be waived: mend what it finds, and remove this waiver` };
          continue;
        }
        const nearest = nearestWord(rule, waivable);
        const hint = nearest ? `did you mean "${nearest}"?` : 'name one of the catalogue, or remove this waiver';
        const edits: readonly Edit[] = nearest ? [{ op: 'replace', path, value: nearest }] : [];
        yield { path, text: `There is no rule "${shorten(rule)}": ${hint}`, edits };
      }
    },
    examples: {
      bad: example(
        'rule: training-incomplet, reason: Second site trains in July, approvedBy: user:cfo, expiresOn: 2026-07-31',
      ),
      good: GOOD,
    },
  },
  {
    id: 'waiver-unused',
    severity: 'warning',
    title: 'A waiver that sets nothing aside',
    fixKind: undefined,
    *check(context) {
      for (const { index, waiver, result, superseded, needed } of sound(context)) {
        if (needed || result?.outcome === 'unknown') continue;
        const { rule, path } = waiver;
        const why = superseded ? `${rule} is set aside by another waiver` : whyUnused(rule, path, result);
        yield { path: at(index, 'rule'), text: `${why}: remove this waiver` };
      }
    },
    examples: {
      bad: example(
        'rule: support-missing, reason: Help desk opens in July, approvedBy: user:cfo, expiresOn: 2026-07-31',
      ),
      good: GOOD,
    },
  },
  {
    id: 'waiver-too-long',
    severity: 'warning',
    title: 'A waiver that runs for too long',
    fixKind: undefined,
    *check(context) {
      const { today, maxDays } = context;
      const limit = addDays(today, maxDays);
      for (const { index, waiver, needed } of sound(context)) {
        const { rule, expiresOn } = waiver;
        if (expiresOn <= limit || !needed) continue;
        const text = `The waiver of ${rule} ends on ${expiresOn}, more than ${count(maxDays, 'day')} from now: set a date up to ${limit}, and have it looked at again then`;
        yield { path: at(index, 'expiresOn'), text };
      }
    },
    examples: {
      bad: example(
        'rule: training-incomplete, reason: Second site trains in July, approvedBy: user:cfo, expiresOn: 2027-07-31',
      ),
      good: GOOD,
    },
  },
  {
    id: 'waiver-incomplete',
    severity: 'error',
    title: 'A waiver without rule, reason, approver or end',
    fixKind: undefined,
    *check({ waivers, isInvalid, placeholder }) {
      for (const [index, waiver] of waivers.entries()) {
        const gaps = PARTS.filter((part) => waiver[part] === undefined && !isInvalid(at(index, part)));
        const [first] = gaps;
        if (first === undefined) continue;
        const found = placeholder(at(index, first));
        const held = found === undefined ? '' : `, only the placeholder "${found}"`;
        const text = `waivers[${index}] has no ${gaps.join(' and no ')}${held}: a waiver holds only with rule, reason, approvedBy and expiresOn`;
        yield { path: at(index, first), text };
      }
    },
    examples: {
      bad: example('rule: training-incomplete, approvedBy: user:cfo, expiresOn: 2026-07-31'),
      good: GOOD,
    },
  },
];

function whyUnused(rule: string, path: string | undefined, result: RuleResult | undefined): string {
  if (!result) return `${rule} is switched off by the policy`;
  if (result.outcome === 'passed') return `${rule} finds nothing`;
  if (result.outcome === 'not-applicable') return `${rule} asks nothing of this initiative now`;
  return `${rule} finds nothing at ${path ?? 'any place'}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
