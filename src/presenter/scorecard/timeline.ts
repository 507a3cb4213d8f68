import { nextDue, type Assessment, type Manifest } from '../../core/index.ts';
import { humanize } from '../format.ts';
import type { EventView } from './scorecard-schema.ts';

type Entry = Pick<EventView, 'title' | 'detail'> & { readonly on: string | undefined; readonly due?: boolean };

/** What happened, what is due and what is to come, oldest first; what has no date at the end. */
export function timelineView({ manifest, asOf, stage }: Assessment): EventView[] {
  const { lifecycle, review, outcomes, learning, enablement, waivers } = manifest;
  const entries: Entry[] = [
    ...(lifecycle?.stageHistory ?? []).map((entry) => ({
      on: entry.since,
      title: entry.stage ? `${humanize(entry.stage)} begins` : 'A stage begins',
      detail: '',
    })),
    ...(lifecycle?.decisions ?? []).map(({ outcome, on, note, by }) => ({
      on,
      title: `Decision${outcome ? `: ${outcome}` : ''}`,
      detail: sentence(note, by),
    })),
    ...(review?.lastReviewedOn ? [{ on: review.lastReviewedOn, title: 'Review', detail: '' }] : []),
    ...measurements(outcomes?.metrics ?? []),
    ...(learning?.evaluation?.lastRunOn
      ? [{ on: learning.evaluation.lastRunOn, title: 'Evaluation run', detail: learning.evaluation.path ?? '' }]
      : []),
    ...(enablement?.training ?? []).map(({ audience, status, completed, total }) => ({
      on: undefined,
      title: `Training${audience ? `: ${audience}` : ''}`,
      detail: [
        status ? humanize(status) : 'Status not given',
        ...(completed !== undefined && total !== undefined ? [`${completed} of ${total} people`] : []),
      ].join(', '),
    })),
    ...(stage === 'retired' ? [] : due(manifest)),
    ...(waivers ?? []).flatMap(({ rule, expiresOn }) =>
      expiresOn ? [{ on: expiresOn, title: 'Waiver ends', detail: rule ?? '' }] : [],
    ),
  ];
  return entries.map((entry) => eventOf(entry, asOf)).toSorted(byDate);
}

/** What was measured on the same day stands together. */
function measurements(metrics: NonNullable<NonNullable<Manifest['outcomes']>['metrics']>): readonly Entry[] {
  const names = new Map<string, string[]>();
  for (const { measuredOn, name, id } of metrics) {
    if (measuredOn) names.set(measuredOn, [...(names.get(measuredOn) ?? []), name ?? id ?? 'a metric']);
  }
  return [...names].map(([on, measured]) => ({ on, title: 'Measured', detail: measured.join(', ') }));
}

/** What is due at a date, kept or not. */
function due({ lifecycle, review, learning }: Assessment['manifest']): readonly Entry[] {
  const evaluation = learning?.evaluation;
  return [
    ...(lifecycle?.stage === 'pilot' && lifecycle.decisionDueOn
      ? [{ on: lifecycle.decisionDueOn, title: 'Decision due', detail: 'Extend, scale, pivot or stop', due: true }]
      : []),
    ...(review?.cadence && review.lastReviewedOn
      ? [
          {
            on: nextDue(review.lastReviewedOn, review.cadence),
            title: 'Next review due',
            detail: humanize(review.cadence),
            due: true,
          },
        ]
      : []),
    ...(evaluation?.cadence && evaluation.lastRunOn
      ? [
          {
            on: nextDue(evaluation.lastRunOn, evaluation.cadence),
            title: 'Next evaluation due',
            detail: humanize(evaluation.cadence),
            due: true,
          },
        ]
      : []),
  ];
}

function eventOf({ on, title, detail, due = false }: Entry, asOf: string): EventView {
  const when = on === undefined ? 'undated' : on > asOf ? 'future' : 'past';
  return { on: on ?? null, when, title, detail, late: due && on !== undefined && on < asOf };
}

function byDate(a: EventView, b: EventView): number {
  if (a.on === null || b.on === null) return Number(a.on === null) - Number(b.on === null);
  return a.on < b.on ? -1 : Number(a.on > b.on);
}

function sentence(what: string | undefined, by: string | undefined): string {
  return by === undefined ? (what ?? '') : `${what ?? ''} (by ${by})`.trim();
}
