import type { Measurement, Place } from '../../facts/facts.ts';
import { isBetter, withUnit, type Metric } from '../../manifest/metrics.ts';
import { daysBetween, type CalendarDate } from '../../util/calendar.ts';
import { known, placeLabel } from './known.ts';
import { metricExample, metricsOf, METRICS } from '../metrics.ts';
import { defineRule, type Report, type Rule } from '../rule.ts';
import { yaml } from '../yaml.ts';

/** Days by which the day of a decision may have been corrected. */
const CORRECTED_DAYS = 31;

/** Whether a row of a source speaks of a metric: by its id, else by its name, letter case aside. */
const isOf = ({ id, name }: Metric, row: string) =>
  [id, name].some((own) => own !== undefined && own.toLowerCase() === row.trim().toLowerCase());

/** Whether a claim is a value, or the value rounded to the digits of the claim. */
const isRounded = (value: number, claim: number) => {
  if (value === claim) return true;
  const digits = /\.(\d+)$/.exec(String(claim))?.[1]?.length ?? 0;
  return Math.abs(value - claim) <= 0.5 * 10 ** -digits;
};

const SOURCE_MESSAGES = {
  differs: ({
    item,
    actual,
    place,
    value,
  }: Record<'item' | 'actual' | 'place' | 'value', string> & { exact: number }) =>
    `The metric ${item} claims ${actual}, but ${place} says ${value}. Correct the claim, or the source`,
  newer: ({ item, actual, place, value, on }: Record<'item' | 'actual' | 'place' | 'value' | 'on', string>) =>
    `The metric ${item} claims ${actual}; ${place} has a newer, worse value of ${on}: ${value}. Record the newer one`,
};

/** Whether the repository shows the values claimed: the part of the dimension outcomes that needs it. */
export const outcomesEvidence: readonly Rule[] = [
  defineRule({
    id: 'metric-source-contradicts',
    required: { pilot: 'error', production: 'error' },
    notFor: ['research'],
    weight: 6,
    requirement: 'The source of every metric shows the value claimed',
    action: 'Correct the value, or the source',
    why: ['S5'],
    needsFacts: true,
    subjects: ['metrics-missing'],
    messages: SOURCE_MESSAGES,
    *check(context) {
      const metrics = metricsOf(context);
      if (metrics.length === 0) yield { undeclared: true, path: METRICS };
      const fact = known(context, 'measurements');
      for (const { metric, path: metricPath, item } of metrics) {
        const { source, actual, measuredOn: on, direction } = metric;
        const path = `${metricPath}.actual`;
        if (source === undefined || actual === undefined || on === undefined) {
          yield { undeclared: true, path };
          continue;
        }
        const table = 'known' in fact ? fact.known[source] : fact;
        if (table === undefined) yield { unknown: `${source} was not looked up`, path };
        else if ('unknown' in table) yield { ...table, path };
        else yield* compared(table.rows, { metric, path, item, source, actual, on, direction });
      }
    },
    fix: {
      kind: 'safe',
      edits: ({ path, message, args }) => (message === 'differs' ? [{ op: 'replace', path, value: args.exact }] : []),
    },
    examples: {
      bad: metricExample(
        'direction: decrease, baseline: 7.5, target: 3, actual: 1.9, measuredOn: 2026-05-12, source: reports/mail.csv',
      ),
      good: metricExample(
        'direction: decrease, baseline: 7.5, target: 3, actual: 2.6, measuredOn: 2026-05-12, source: reports/mail.csv',
      ),
    },
  }),
  defineRule({
    id: 'record-dropped',
    required: { pilot: 'warning', production: 'warning' },
    weight: 4,
    requirement: 'No missed target and no decision of this stage was dropped from the manifest',
    action: 'Put the metric or decision back, or say what became of it',
    why: ['S5'],
    needsFacts: true,
    messages: {
      metric: ({ name, commit, on }: Record<'name' | 'commit' | 'on', string>) =>
        `The metric "${name}" missed its target in commit ${commit} of ${on} and is no longer listed. Put it back, or say what became of it`,
      decision: ({ name, commit, on }: Record<'name' | 'commit' | 'on', string>) =>
        `The decision "${name}" was recorded in commit ${commit} of ${on} and is no longer listed. Put it back`,
    },
    applies: (context) => {
      const fact = known(context, 'records');
      return 'unknown' in fact || fact.known.length > 0;
    },
    *check(context) {
      const fact = known(context, 'records');
      if ('unknown' in fact) return yield { ...fact, path: METRICS };
      const { outcomes, lifecycle } = context.manifest;
      const decisions = lifecycle.decisions ?? [];
      const listed = new Set((outcomes?.metrics ?? []).flatMap(metricKeys));
      // a decision whose day was corrected is still there
      const isDecided = (key: string) => {
        const [outcome = '', day = ''] = key.split(' ');
        return decisions.some(
          (one) =>
            one.outcome === outcome && one.on !== undefined && Math.abs(daysBetween(one.on, day)) <= CORRECTED_DAYS,
        );
      };
      for (const { what, keys, name, commit, on } of fact.known) {
        const path = what === 'metric' ? METRICS : 'lifecycle.decisions';
        const place = { commit };
        if (keys.some((key) => listed.has(key) || (what === 'decision' && isDecided(key))))
          yield { verified: path, place };
        else yield { path, at: 'key', message: what, args: { name, commit: commit.slice(0, 8), on }, place };
      }
    },
    examples: {
      bad: {
        yaml: yaml`
          outcomes:
            metrics:
              - { id: cost-per-mail, name: Cost of a mail, direction: decrease, baseline: 4.8, target: 2.2, actual: 2.1 }
        `,
      },
      good: metricExample('direction: decrease, baseline: 7.5, target: 3, actual: 3.4'),
    },
  }),
];

interface Claimed {
  readonly metric: Metric;
  readonly path: string;
  readonly item: string;
  readonly source: string;
  readonly actual: number;
  readonly on: CalendarDate;
  readonly direction: Metric['direction'];
}

/** Compares one claimed value with the rows of its source. */
function* compared(
  all: readonly Measurement[],
  { metric, path, item, source, actual, on, direction }: Claimed,
): Iterable<Report<typeof SOURCE_MESSAGES>> {
  const rows = all.filter((row) => isOf(metric, row.metric));
  const ofThatDay = rows.filter((row) => row.date === on);
  const row = ofThatDay.find(({ value }) => isRounded(value, actual)) ?? ofThatDay.at(-1);
  const claim = withUnit(actual, metric);
  if (rows.length === 0) return yield { unknown: `${source} has no row for the metric ${item}`, path };
  if (!row) return yield { unknown: `${source} has no value of ${on} for the metric ${item}`, path };
  const place = placeIn(row);
  if (!isRounded(row.value, actual)) {
    const args = { item, actual: claim, place: placeLabel(row), value: withUnit(row.value, metric), exact: row.value };
    return yield { path, message: 'differs' as const, args, place };
  }
  const newest = rows.reduce((latest, one) => (one.date > latest.date ? one : latest), row);
  if (newest.date > on && direction && isBetter(actual, newest.value, direction)) {
    const value = withUnit(newest.value, metric);
    const args = { item, actual: claim, place: placeLabel(newest), value, on: newest.date };
    return yield { path, message: 'newer' as const, args, severity: 'warning' as const, place: placeIn(newest) };
  }
  yield { verified: path, place };
}

function placeIn({ file, line }: Measurement): Place {
  return line === undefined ? { file } : { file, line };
}

/** What a metric is recognised by: its id, its name, and what does not change when it is renamed. */
function metricKeys({ id, name, direction, baseline, target }: Metric): readonly string[] {
  const unchanged = baseline === undefined || target === undefined ? [] : [`${direction} ${baseline} ${target}`];
  return [id, name].filter((key) => key !== undefined).concat(unchanged);
}
