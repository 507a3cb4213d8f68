import { useState } from 'preact/hooks';
import type { Initiatives } from '../../presenter/initiatives/schema.ts';
import { NOT_SAID, type Filter } from '../../presenter/initiatives/table.ts';
import { Section } from '../Section.tsx';
import { Bar } from './Bar.tsx';

/** How many are listed until all are asked for. */
const SHOWN = 10;

interface Props extends Pick<Initiatives, 'owners'> {
  readonly narrow: (filter: Partial<Filter>) => void;
}

/** Who has how many initiatives that may not go on. */
export function Owners({ owners, narrow }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const most = owners[0]?.blocked ?? 0;
  return (
    <Section id="owners" title="Who owns what is blocked">
      <table class="owners">
        <caption>Owners, those with the most blocked initiatives first</caption>
        <thead>
          <tr>
            <th scope="col">Owner</th>
            <td class="bar-cell" />
            <th scope="col" class="number">
              Blocked
            </th>
            <th scope="col" class="number">
              Stuck
            </th>
            <th scope="col" class="number">
              Initiatives
            </th>
          </tr>
        </thead>
        <tbody>
          {(showsAll ? owners : owners.slice(0, SHOWN)).map(({ owner, count, blocked, stuck }) => (
            <tr key={owner ?? NOT_SAID}>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  title="Show them in the table"
                  onClick={() => narrow({ owner: owner ?? NOT_SAID })}
                >
                  {owner === null ? 'Nobody named' : <bdi>{owner}</bdi>}
                </button>
              </th>
              <td class="bar-cell">
                <Bar part={blocked} of={most} />
              </td>
              <td class="number">{blocked}</td>
              <td class="number">{stuck}</td>
              <td class="number">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {owners.length > SHOWN && (
        <button type="button" class="link" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show fewer' : `Show all ${owners.length} owners`}
        </button>
      )}
    </Section>
  );
}
