import type { Initiatives } from '../../../presenter/initiatives/initiatives-schema.ts';
import type { Filter } from '../../../presenter/initiatives/table.ts';
import { Section } from '../../Section.tsx';
import { Choice } from '../Choice.tsx';
import { PositionIcon } from '../marks.tsx';

interface Props extends Pick<Initiatives, 'positions' | 'notes'> {
  /** Undefined in a document. */
  readonly narrow?: ((filter: Partial<Filter>) => void) | undefined;
}

/** How many initiatives are in each position. */
export function Positions({ positions, notes, narrow }: Props) {
  return (
    <Section id="positions" title="Where they stand">
      <ul class="positions">
        {positions.map(({ position, name, meaning, count, share }) => (
          <li key={position} class={`position position-${position}`}>
            <span class="position-count">{count}</span>
            <Choice
              class="mark"
              title="Show them in the table"
              onClick={count > 0 && narrow ? () => narrow({ position }) : undefined}
            >
              <PositionIcon position={position} />
              {name}
            </Choice>
            <span class="position-meaning">
              {share}. {meaning}
            </span>
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
