import { useState } from 'preact/hooks';
import { count, NO_OWNER, NOT_SAID, VERDICT_WORDS } from '../../../presenter/format.ts';
import type { Initiatives } from '../../../presenter/initiatives/initiatives-schema.ts';
import type { Filter } from '../../../presenter/initiatives/table.ts';
import { Section } from '../../Section.tsx';
import { Bar } from './Bar.tsx';
import { Choice } from '../Choice.tsx';

/** How many are listed, on a page until all are asked for. */
const SHOWN = 10;

interface Props extends Pick<Initiatives, 'owners'> {
  /** Undefined in a document. */
  readonly narrow?: ((filter: Partial<Filter>) => void) | undefined;
}

/** Owners and how many of their initiatives are blocked. */
export function Owners({ owners, narrow }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const most = owners[0]?.blocked ?? 0;
  const more = owners.length - SHOWN;
  return (
    <Section id="owners" title="Who owns blocked initiatives">
      <table class="owners">
        <caption>Owners, the one with the most blocked initiatives first</caption>
        <thead>
          <tr>
            <th scope="col">Owner</th>
            <td class="bar-cell" />
            <th scope="col" class="number">
              {VERDICT_WORDS.blocked}
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
          {(showsAll ? owners : owners.slice(0, SHOWN)).map(({ owner, count: all, blocked, stuck }) => (
            <tr key={owner ?? NOT_SAID}>
              <th scope="row">
                <Choice title="Show them in the table" onClick={narrow && (() => narrow({ owner: owner ?? NOT_SAID }))}>
                  {owner === null ? NO_OWNER : <bdi>{owner}</bdi>}
                </Choice>
              </th>
              <td class="bar-cell">
                <Bar part={blocked} of={most} />
              </td>
              <td class="number">{blocked}</td>
              <td class="number">{stuck}</td>
              <td class="number">{all}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 &&
        (narrow ? (
          <button type="button" class="link" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show fewer' : `Show all ${owners.length} owners`}
          </button>
        ) : (
          <p class="quiet">And {count(more, 'more owner')}.</p>
        ))}
    </Section>
  );
}
