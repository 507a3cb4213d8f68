import { daysBetween, initiativeRow, type Assessment, type InitiativeRow } from '../../core/index.ts';
import { amountText, daysAway, list, NO_OWNER, scoreText, verdictOnBasis } from '../format.ts';
import { gateSummary } from '../headline.ts';
import { dueWords, titleOf } from './decisions.ts';
import type { Preview } from './initiatives-schema.ts';

/** So many actions and dates are shown; the scorecard has all of them. */
const ACTIONS = 5;
const DATES = 3;

/**
 * What a row of the table says without opening its scorecard.
 * @param file where the manifest lies, as a person would say it
 */
export function previewView(uri: string, file: string, assessment: Assessment): Preview {
  const { gate, score } = assessment;
  const row = initiativeRow(file, assessment);
  const open = gate?.requirements.filter(({ status }) => status === 'open') ?? [];
  const blocking = open.filter((requirement) => requirement.blocking);
  const verdict = verdictOnBasis(gate?.verdict ?? null, gate?.basis ?? null);
  return {
    uri,
    title: titleOf(row),
    verdict: gate?.verdict ?? null,
    headline: score === null ? verdict : `${verdict} · score ${scoreText(score)}`,
    summary: gateSummary(assessment),
    actions: (blocking.length > 0 ? blocking : open).slice(0, ACTIONS).map(({ action }) => action),
    facts: factsOf(row).flatMap(([name, value]) => (value === '' ? [] : [{ name, value }])),
  };
}

function factsOf({ owner, asOf, record }: InitiativeRow): readonly (readonly [name: string, value: string])[] {
  const { sponsor, committee, dueDates, supplier, models, dependsOn } = record;
  const dates = dueDates.toSorted((a, b) => (a.on < b.on ? -1 : 1)).slice(0, DATES);
  return [
    ['Owner', owner ?? NO_OWNER],
    ['Sponsor', sponsor ?? ''],
    ['Decided by', committee ?? ''],
    ['Due', dates.map((due) => `${dueWords(due)} ${due.on}, ${daysAway(daysBetween(asOf, due.on))}`).join('; ')],
    ...moneyOf(record.money),
    ['Supplier', supplier ?? ''],
    ['Models', list([...new Set(models.flatMap(({ name, provider }) => name ?? provider ?? []))])],
    ['Builds on', list(dependsOn)],
  ];
}

function moneyOf(money: InitiativeRow['record']['money']): readonly (readonly [name: string, value: string])[] {
  const { budget, spent, budgetCurrency = '', expected, realised, valueCurrency = '', per } = money ?? {};
  const parts = (currency: string, ...amounts: readonly (readonly [amount: number | undefined, what: string])[]) =>
    amounts.flatMap(([amount, what]) => (amount === undefined ? [] : [`${amountText(amount)} ${currency} ${what}`]));
  const rate = per === undefined || per === 'once' ? '' : ` a ${per}`;
  return [
    ['Budget', list(parts(budgetCurrency, [budget, 'planned'], [spent, 'spent']))],
    ['Value', list(parts(valueCurrency, [expected, `expected${rate}`], [realised, `realised${rate}`]))],
  ];
}
