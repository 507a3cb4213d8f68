import type { InitiativeRow } from './row.ts';

/** Sums of the initiatives with one key and one currency. Amounts of different currencies are never added. */
export interface MoneyShare {
  /** A position or a business function; null where the initiative does not give it. */
  readonly key: string | null;
  readonly currency: string;
  /** How many initiatives name a budget, and how many a value. */
  readonly withBudget: number;
  readonly withValue: number;
  readonly budget: number;
  readonly spent: number;
  /** Values that recur, a year. */
  readonly expected: number;
  readonly realised: number;
  /** Values that come once. */
  readonly expectedOnce: number;
  readonly realisedOnce: number;
}

/** The money of a portfolio. */
export interface MoneyOverview {
  readonly initiatives: number;
  readonly withBudget: number;
  readonly withValue: number;
  readonly total: readonly MoneyShare[];
  readonly byPosition: readonly MoneyShare[];
  readonly byFunction: readonly MoneyShare[];
  /** Budgets of sales and marketing among those that name a function and a budget, by currency. */
  readonly salesAndMarketing: readonly { readonly currency: string; readonly part: number; readonly whole: number }[];
}

const SALES = new Set(['sales', 'marketing']);

/** Budgets and values by position and by business function; retired initiatives are left out. */
export function moneyOf(rows: readonly InitiativeRow[]): MoneyOverview {
  const active = rows.filter(({ stage }) => stage !== null && stage !== 'retired');
  const byFunction = sharesOf(active, ({ businessFunction }) => businessFunction);
  const currencies = [...new Set(byFunction.map(({ currency }) => currency))];
  return {
    initiatives: active.length,
    withBudget: active.filter(({ record }) => record.money?.budget !== undefined).length,
    withValue: active.filter(({ record: { money } }) => money?.expected !== undefined || money?.realised !== undefined)
      .length,
    total: sharesOf(active, () => 'all'),
    byPosition: sharesOf(active, ({ position }) => position),
    byFunction,
    salesAndMarketing: currencies.flatMap((currency) => {
      const named = byFunction.filter((share) => share.currency === currency && share.key !== null);
      const sum = (shares: readonly MoneyShare[]) => shares.reduce((all, { budget }) => all + budget, 0);
      const whole = sum(named);
      return whole === 0 ? [] : [{ currency, part: sum(named.filter(({ key }) => SALES.has(key ?? ''))), whole }];
    }),
  };
}

const PER_YEAR = { month: 12, quarter: 4, year: 1 } as const;

type Sums = { -readonly [K in keyof MoneyShare]: MoneyShare[K] };

function sharesOf(rows: readonly InitiativeRow[], keyOf: (row: InitiativeRow) => string | null): readonly MoneyShare[] {
  const shares = new Map<string, Sums>();
  const of = (key: string | null, currency: string): Sums => {
    const id = JSON.stringify([key, currency]);
    const none = { withBudget: 0, withValue: 0, budget: 0, spent: 0 };
    const share = shares.get(id) ?? {
      key,
      currency,
      ...none,
      expected: 0,
      realised: 0,
      expectedOnce: 0,
      realisedOnce: 0,
    };
    shares.set(id, share);
    return share;
  };
  for (const row of rows) {
    const { money } = row.record;
    if (!money) continue;
    const { budget, spent, expected, realised, per } = money;
    if (budget !== undefined || spent !== undefined) {
      const share = of(keyOf(row), money.budgetCurrency ?? UNKNOWN_CURRENCY);
      share.withBudget += Number(budget !== undefined);
      share.budget += budget ?? 0;
      share.spent += spent ?? 0;
    }
    if (expected === undefined && realised === undefined) continue;
    const share = of(keyOf(row), money.valueCurrency ?? UNKNOWN_CURRENCY);
    share.withValue++;
    if (per === 'once') {
      share.expectedOnce += expected ?? 0;
      share.realisedOnce += realised ?? 0;
    } else {
      const times = PER_YEAR[per ?? 'year'];
      share.expected += times * (expected ?? 0);
      share.realised += times * (realised ?? 0);
    }
  }
  const size = ({ budget, expected }: MoneyShare) => budget + expected;
  return [...shares.values()].toSorted(
    (a, b) => (a.currency < b.currency ? -1 : Number(a.currency > b.currency)) || size(b) - size(a),
  );
}

/** Stands for a currency that is not given. */
const UNKNOWN_CURRENCY = '?';
