import type { Initiatives, Position } from '../../presenter/initiatives/schema.ts';
import type { Filter } from '../../presenter/initiatives/table.ts';
import { Section } from '../Section.tsx';
import { PositionIcon } from './marks.tsx';

interface Props extends Pick<Initiatives, 'positions' | 'notes'> {
  readonly narrow: (filter: Partial<Filter>) => void;
}

/** How many stand where in the divide between trying and working. */
export function Positions({ positions, notes, narrow }: Props) {
  return (
    <Section id="positions" title="Where they stand in the divide">
      <ul class="positions">
        {positions.map(({ position, name, meaning, count }) => (
          <li key={position} class={`position position-${position}`}>
            <span class="position-count">{count}</span>
            <PositionName position={position} name={name} show={count > 0 ? narrow : undefined} />
            <span class="position-meaning">{meaning}</span>
          </li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note} class="quiet note">
          {note}
        </p>
      ))}
    </Section>
  );
}

function PositionName(props: {
  readonly position: Position;
  readonly name: string;
  readonly show?: Props['narrow'] | undefined;
}) {
  const { position, name, show } = props;
  const label = (
    <>
      <PositionIcon position={position} />
      {name}
    </>
  );
  if (!show) return <span class="mark">{label}</span>;
  return (
    <button type="button" class="mark link" title="Show them in the table" onClick={() => show({ position })}>
      {label}
    </button>
  );
}
