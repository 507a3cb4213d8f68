import { ownerKey, type CalendarDate, type InitiativeRow, type Requirement } from '../../core/index.ts';
import { amountText, claimsText, count, humanize, NO_OWNER, scoreText, verdictOnBasis } from '../format.ts';
import { titleOf } from '../initiatives/decisions.ts';
import { stuckSentence } from '../initiatives/words.ts';

/** What a committee needs to decide about one initiative. Texts as shown. */
export interface ReviewItem {
  readonly title: string;
  readonly manifest: string;
  readonly owner: string;
  /** `Decision due 2026-12-10`. */
  readonly due: string;
  readonly verdict: string;
  readonly facts: readonly string[];
  readonly money: string;
  /** What to do about each open blocker. */
  readonly blockers: readonly string[];
  readonly options: readonly { readonly name: string; readonly needs: string }[];
}

/** An initiative as it was assessed. */
export interface ReviewSource {
  readonly row: InitiativeRow;
  readonly requirements: readonly Pick<Requirement, 'action' | 'blocking'>[];
}

/**
 * The initiatives about which a decision or review is due by a day, those due first on top.
 *
 * @param committee only those that it decides about; all where undefined
 */
export function reviewItems(
  sources: readonly ReviewSource[],
  on: CalendarDate,
  committee: string | undefined,
): readonly ReviewItem[] {
  return sources
    .flatMap((source) => {
      const { committee: decider, dueDates } = source.row.record;
      if (committee !== undefined && (decider === null || ownerKey(decider) !== ownerKey(committee))) return [];
      const due = dueDates
        .filter((one) => (one.kind === 'decision' || one.kind === 'review') && one.on <= on)
        .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))[0];
      return due ? [{ source, due }] : [];
    })
    .toSorted((a, b) => (a.due.on < b.due.on ? -1 : Number(a.due.on > b.due.on)))
    .map(({ source, due }) => itemOf(source, `${humanize(due.kind)} due ${due.on}`));
}

function itemOf({ row, requirements }: ReviewSource, due: string): ReviewItem {
  const { stage, verdict, basis, score, owner, uri } = row;
  const blockers = requirements.filter(({ blocking }) => blocking).map(({ action }) => action);
  return {
    title: titleOf(row),
    manifest: uri,
    owner: owner ?? NO_OWNER,
    due,
    verdict: `${verdictOnBasis(verdict, basis)}; score ${scoreText(score)}`,
    facts: factsOf(row),
    money: moneyOf(row),
    blockers,
    options: stage === null ? [] : optionsOf(stage, blockers.length),
  };
}

function factsOf(row: InitiativeRow): readonly string[] {
  const { stage, daysInStage, record, isMeasured, verified } = row;
  const stuck = stuckSentence(row);
  const { missedTargets } = record;
  return [
    stuck !== '' || stage === null
      ? stuck || 'The manifest cannot be judged'
      : `${humanize(stage)}${daysInStage === null ? ', start date not given' : ` for ${count(daysInStage, 'day')}`}`,
    missedTargets.length > 0
      ? `Targets missed: ${missedTargets.join(', ')}`
      : isMeasured
        ? 'No target missed'
        : 'No effect on the work measured yet',
    `Repository: ${claimsText(verified)}`,
  ];
}

function moneyOf({ record: { money } }: InitiativeRow): string {
  if (!money) return 'Neither budget nor value given';
  const { budget, spent, budgetCurrency = '', expected, realised, valueCurrency = '', per } = money;
  const amount = (name: string, value: number | undefined, currency: string) =>
    value === undefined ? [] : [`${name} ${amountText(value)} ${currency}`.trim()];
  const rhythm = per === undefined ? '' : per === 'once' ? ' once' : ` a ${per}`;
  return [
    ...amount('Budget', budget, budgetCurrency),
    ...amount('spent', spent, budgetCurrency),
    ...amount('expected', expected, valueCurrency).map((text) => text + rhythm),
    ...amount('realised', realised, valueCurrency).map((text) => text + rhythm),
  ].join(', ');
}

function optionsOf(stage: NonNullable<InitiativeRow['stage']>, blockers: number): ReviewItem['options'] {
  const open = blockers === 0 ? 'nothing blocks it' : `${count(blockers, 'blocker')} above to be fixed first`;
  const stop = { name: 'Stop', needs: 'what was learnt, written down, and a date' };
  const pivot = { name: 'Pivot', needs: 'new exit criteria and a decision date' };
  switch (stage) {
    case 'idea':
      return [{ name: 'Start the pilot', needs: open }, stop];
    case 'pilot':
      return [
        { name: 'Scale', needs: open },
        { name: 'Extend', needs: 'a reason and the next decision date' },
        pivot,
        stop,
      ];
    case 'production':
      return [{ name: 'Keep in production', needs: open }, pivot, stop];
    case 'retired':
      return [];
  }
}
