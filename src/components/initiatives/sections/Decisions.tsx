import { useState } from 'preact/hooks';
import { count } from '../../../presenter/format.ts';
import type { DecisionsView, DueOfView, DueView } from '../../../presenter/initiatives/sections.ts';
import { Icon } from '../../icons.tsx';
import { Section } from '../../Section.tsx';
import { Choice } from '../Choice.tsx';
import { Figures } from './tables.tsx';

/** How many dates are listed, on a page until all are asked for; a document has more room. */
const SHOWN = { page: 8, document: 40 };

interface Props {
  readonly decisions: DecisionsView;
  /** Undefined in a document. */
  readonly open?: ((uri: string) => void) | undefined;
}

/** What has to be decided or renewed by the end of the quarter, and who is asked. */
export function Decisions({ decisions: { periods, entries, byOwner, byCommittee }, open }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const limit = open ? SHOWN.page : SHOWN.document;
  const shown = showsAll ? entries : entries.slice(0, limit);
  const more = entries.length - limit;
  return (
    <Section id="decisions" title="Decisions">
      <dl class="periods">
        {periods.map(({ name, count: n }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
      {entries.length === 0 ? (
        <p>Nothing is due by the end of the quarter.</p>
      ) : (
        <div class="scrolls">
          <table class="due">
            <caption>Due by the end of the quarter, the earliest first</caption>
            <thead>
              <tr>
                <th scope="col">Due</th>
                <th scope="col">What</th>
                <th scope="col">Initiative</th>
                <th scope="col">Owner</th>
                <th scope="col">Decided by</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((entry) => (
                <Due key={`${entry.uri} ${entry.what} ${entry.on}`} entry={entry} open={open} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more > 0 &&
        (open ? (
          <button type="button" class="link" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show fewer' : `Show all ${entries.length}`}
          </button>
        ) : (
          <p class="quiet">And {count(more, 'more date')}.</p>
        ))}
      <div class="beside">
        <People first="Owner" rows={byOwner} />
        <People first="Committee" rows={byCommittee} />
      </div>
    </Section>
  );
}

function Due({ entry, open }: { readonly entry: DueView; readonly open: Props['open'] }) {
  const { on, when, period, what, uri, title, owner, committee } = entry;
  return (
    <tr>
      <th scope="row">
        <time dateTime={on}>{on}</time>
        <span class={period === 'overdue' ? 'mark when late' : 'when quiet'}>
          {period === 'overdue' && <Icon name="warning" />}
          {when}
        </span>
      </th>
      <td dir="auto">{what}</td>
      <td>
        <Choice onClick={open && (() => open(uri))}>{title}</Choice>
      </td>
      <td>
        <bdi>{owner}</bdi>
      </td>
      <td>
        <bdi>{committee}</bdi>
      </td>
    </tr>
  );
}

function People({ first, rows }: { readonly first: string; readonly rows: readonly DueOfView[] }) {
  if (rows.length === 0) return null;
  return (
    <div>
      <Figures
        class="people"
        caption={`Due by ${first.toLowerCase()}`}
        first={first}
        columns={['Overdue', 'This month', 'This quarter']}
        rows={rows.map(({ name, overdue, thisMonth, thisQuarter }) => ({
          name,
          cells: [overdue, thisMonth, thisQuarter],
        }))}
      />
    </div>
  );
}
