import type { ClockView } from '../../../presenter/scorecard/scorecard-schema.ts';
import { Icon } from '../../icons.tsx';
import { Legend, Mark, scaleOf, type Form } from '../marks.tsx';
import { Section } from '../../Section.tsx';

const FORMS: Readonly<Record<ClockView['marks'][number]['kind'], Form>> = {
  start: 'ring',
  today: 'dot',
  decision: 'diamond',
  limit: 'bar',
};

/** Time in the pilot against the day it is decided and the longest it should take. */
export function PilotClock({ clock }: { readonly clock: ClockView }) {
  const place = scaleOf(clock.marks.map(({ day }) => day));
  const limit = clock.marks.find(({ kind }) => kind === 'limit')?.day ?? 0;
  const today = place(clock.day);
  const over = place(Math.min(limit, clock.day));
  const inOrder = clock.marks.toSorted((a, b) => a.day - b.day);
  return (
    <Section id="clock" title="Pilot clock">
      <p class={clock.late ? 'sentence late' : 'sentence'}>
        <Icon name={clock.late ? 'warning' : 'upcoming'} />
        <span>{clock.sentence}</span>
      </p>
      {clock.marks.length > 0 && (
        <>
          <svg class="scale" height="24" aria-hidden="true">
            <rect class="track" y="10" width="100%" height="4" />
            <rect class="elapsed" y="10" width={`${over * 100}%`} height="4" />
            <rect class="overrun" x={`${over * 100}%`} y="9" width={`${(today - over) * 100}%`} height="6" />
            {clock.marks.map(({ kind, day }) => (
              <Mark key={kind} form={FORMS[kind]} at={place(day)} />
            ))}
          </svg>
          <ul class="legend">
            {inOrder.map(({ kind, label, on, day }) => (
              <li key={kind}>
                <Legend form={FORMS[kind]} />
                {label} <time dateTime={on}>{on}</time> <span class="quiet">day {day}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
