import type { AppliedWaiver } from '../findings/finding.ts';
import type { ReadManifest, RunnableRule } from '../rules/rule.ts';
import { daysBetween, type CalendarDate } from '../util/calendar.ts';
import { count } from '../util/count.ts';
import { parsePath, startsWith, type Path } from '../yaml/path.ts';

/** A waiver in force. */
export interface LiveWaiver extends AppliedWaiver {
  readonly rule: string;
  /** Findings it is narrowed to; all of its rule when undefined. */
  readonly path: Path | undefined;
}

/** The waivers that are complete and have not expired. */
export function liveWaivers(manifest: Pick<ReadManifest, 'waivers'>, today: CalendarDate): readonly LiveWaiver[] {
  return (manifest.waivers ?? []).flatMap(({ rule, reason, approvedBy, expiresOn, path }) => {
    if (!rule || !reason || !approvedBy || !expiresOn || expiresOn < today) return [];
    const daysLeft = daysBetween(today, expiresOn);
    return [{ rule, reason, approvedBy, expiresOn, daysLeft, path: path === undefined ? undefined : parsePath(path) }];
  });
}

/** The waiver that sets aside a finding of a rule at a dotted path. */
export function waiverFor(waivers: readonly LiveWaiver[], rule: string, path: string): AppliedWaiver | undefined {
  const waiver = waivers.find((live) => live.rule === rule && (!live.path || startsWith(parsePath(path), live.path)));
  if (!waiver) return undefined;
  const { reason, approvedBy, expiresOn, daysLeft } = waiver;
  return { reason, approvedBy, expiresOn, daysLeft };
}

/** Who set a finding aside, why, and for how long. */
export function waiverNote({ reason, approvedBy, expiresOn, daysLeft }: AppliedWaiver): string {
  const left = daysLeft === 0 ? 'its last day' : `${count(daysLeft, 'day')} left`;
  return `waived until ${expiresOn}, ${left}, by ${approvedBy}: ${reason}`;
}

/** A requirement declared not needed, with all its parts. */
export interface Exemption {
  readonly rule: string;
  readonly because: string;
  readonly by: string;
}

/** The complete entries of `notNeeded` whose rule is in force and an error at no stage. */
export function exemptions(
  { notNeeded }: Pick<ReadManifest, 'notNeeded'>,
  rules: readonly RunnableRule[],
): readonly Exemption[] {
  if (!notNeeded) return [];
  return notNeeded.flatMap(({ rule: id, because, by }) => {
    if (id === undefined || because === undefined || by === undefined) return [];
    const rule = rules.find((one) => one.id === id);
    return rule && !isErrorSomewhere(rule) ? [{ rule: id, because, by }] : [];
  });
}

/** Whether a rule is an error at some stage, for some kind of initiative. */
export function isErrorSomewhere({
  required,
  requiredOf = {},
}: Pick<RunnableRule, 'required' | 'requiredOf'>): boolean {
  return [required, ...Object.values(requiredOf)].some((one) => Object.values(one).includes('error'));
}
