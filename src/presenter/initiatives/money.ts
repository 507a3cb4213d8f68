import type { MoneyOverview, MoneyShare } from '../../core/portfolio/index.ts';
import { amountText, count, functionName, NOT_GIVEN, NOT_SAID, percentOf } from '../format.ts';
import type { MoneyView } from './sections.ts';
import { POSITIONS } from './words.ts';

/** Budgets and values, where the money goes, and how many say so. */
export function moneyView(money: MoneyOverview): MoneyView {
  const { initiatives, withBudget, withValue, total, byPosition, byFunction, salesAndMarketing } = money;
  const hasOnce = total.some(({ expectedOnce, realisedOnce }) => expectedOnce + realisedOnce > 0);
  const positionName = (key: string | null) => POSITIONS.find(({ position }) => position === key)?.name ?? NOT_GIVEN;
  const table = (
    title: string,
    first: string,
    shares: readonly MoneyShare[],
    nameOf: (key: string | null) => string,
  ) => (shares.length === 0 ? [] : [{ title, first, rows: shares.map((share) => rowOf(share, nameOf(share.key))) }]);
  return {
    notes: [
      `${withBudget} of ${count(initiatives, 'active initiative')} ${withBudget === 1 ? 'gives' : 'give'} a budget, ` +
        `${withValue} a value.`,
      ...(total.length > 1 ? ['Amounts in different currencies are not added up.'] : []),
      ...(hasOnce ? ['Values that come once are left out of the values a year.'] : []),
      ...salesAndMarketing.map(
        ({ currency, part, whole }) =>
          `Sales and marketing have ${percentOf(part, whole)} of the budgets in ${currency} that name a function. ` +
          'The study reports 50 to 70 % for the organisations it asked.',
      ),
    ],
    tables: [
      ...table('All', 'Initiatives', total, () => 'All'),
      ...table('By position', 'Position', byPosition, positionName),
      ...table('By function', 'Function', byFunction, (key) => (key === null ? NOT_GIVEN : functionName(key))),
    ],
  };
}

function rowOf(share: MoneyShare, name: string): MoneyView['tables'][number]['rows'][number] {
  const { currency, withBudget, withValue, budget, spent, expected, realised } = share;
  const cell = (value: number, isGiven: boolean) => (isGiven ? amountText(value) : NOT_SAID);
  return {
    name,
    currency,
    initiatives: Math.max(withBudget, withValue),
    budget: cell(budget, withBudget > 0),
    spent: cell(spent, withBudget > 0),
    expected: cell(expected, withValue > 0),
    realised: cell(realised, withValue > 0),
  };
}
