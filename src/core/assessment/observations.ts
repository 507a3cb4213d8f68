import { ACTIVITY_MAX, type ActivityFact, type Facts, type Place } from '../facts/facts.ts';
import { addDays, type CalendarDate } from '../util/calendar.ts';
import { count } from '../util/count.ts';

/** Something the repository shows of an initiative that no rule asks for: information, never a finding. */
export interface Observation {
  readonly what: 'deployment' | 'telemetry' | 'feedback' | 'activity';
  /** A sentence for people. */
  readonly text: string;
  readonly place?: Place;
}

/** Days over which changes are counted. */
const PERIOD = 180;

const TEXTS = {
  deployment: 'A workflow seems to deploy to production',
  telemetry: 'Calls to models seem to be traced',
  feedback: 'Feedback of users seems to be recorded',
} as const;

/** What shows at a place; nothing where there is none. */
export function observedAt(what: keyof typeof TEXTS, place: Place | undefined): readonly Observation[] {
  return place === undefined ? [] : [{ what, text: TEXTS[what], place }];
}

/** What the repository shows of deployment, telemetry, feedback and work on the evaluation; nothing of what it does not show. */
export function observationsIn(facts: Facts | undefined, today: CalendarDate): readonly Observation[] {
  if (facts === undefined) return [];
  const { deployment, code, activity } = facts;
  const { telemetry, feedback } = 'known' in code ? code.known : {};
  return [
    ...observedAt('deployment', 'known' in deployment ? deployment.known : undefined),
    ...observedAt('telemetry', telemetry),
    ...observedAt('feedback', feedback),
    ...('known' in activity ? activityIn(activity.known, today) : []),
  ];
}

function activityIn({ code, evaluation }: ActivityFact, today: CalendarDate): readonly Observation[] {
  const start = addDays(today, -PERIOD);
  const recent = (days: readonly CalendarDate[]) => days.filter((day) => day >= start).length;
  // no more are listed
  const all = recent(code) === ACTIVITY_MAX ? 'At least ' : '';
  const changes = `${all}${count(recent(code), 'commit')} to code that uses AI in the last ${PERIOD} days`;
  return code.length === 0 ? [] : [{ what: 'activity', text: `${changes}, ${recent(evaluation)} to the evaluation` }];
}
