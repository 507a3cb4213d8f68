import type { EventView } from '../../../presenter/scorecard/scorecard-schema.ts';
import { Icon } from '../../icons.tsx';
import { Section } from '../../Section.tsx';

interface TimelineProps {
  readonly events: readonly EventView[];
  readonly asOf: string;
  readonly dayName: string;
}

/** What happened, the day of assessment, and what is to come. */
export function Timeline({ events, asOf, dayName }: TimelineProps) {
  const past = events.filter(({ when }) => when === 'past');
  const future = events.filter(({ when }) => when === 'future');
  const undated = events.filter(({ when }) => when === 'undated');
  return (
    <Section id="timeline" title="Timeline">
      <ol class="timeline">
        {past.map(Event)}
        <li class="event event-today" aria-current="date">
          <time dateTime={asOf}>{asOf}</time>
          <span class="event-title">{dayName}</span>
        </li>
        {future.map(Event)}
      </ol>
      {undated.length > 0 && (
        <>
          <h3>Without a date</h3>
          <ul class="timeline">{undated.map(Event)}</ul>
        </>
      )}
    </Section>
  );
}

function Event({ on, when, title, detail, late }: EventView, index: number) {
  return (
    <li key={`${when}${index}`} class={`event event-${when}`}>
      {on === null ? <span class="no-date">no date</span> : <time dateTime={on}>{on}</time>}
      <span class="event-text">
        <span class="event-title" dir="auto">
          {title}
        </span>
        {late && (
          <span class="mark mark-warning">
            <Icon name="warning" />
            overdue
          </span>
        )}
        {detail !== '' && (
          <span class="quiet" dir="auto">
            {detail}
          </span>
        )}
      </span>
    </li>
  );
}
