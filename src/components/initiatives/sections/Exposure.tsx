import type { ExposureView } from '../../../presenter/initiatives/sections.ts';
import { count } from '../../../presenter/format.ts';
import { Section } from '../../Section.tsx';
import { Bar } from './Bar.tsx';
import { Dependencies } from './Dependencies.tsx';
import { Lines } from './Lines.tsx';

interface Props {
  readonly exposure: ExposureView;
  /** Undefined in a document. */
  readonly open?: ((uri: string) => void) | undefined;
}

/** Who carries how much, what is concentrated, what ends, and what depends on what. */
export function Exposure({ exposure: { people, concentrations, lists, dependencies }, open }: Props) {
  return (
    <Section id="exposure" title="Load and exposure">
      <div class="beside">
        <Load people={people} />
        {concentrations.map((concentration) => (
          <Concentration key={concentration.title} concentration={concentration} />
        ))}
        {lists.map(({ title, none, count: all, lines }) => (
          <div key={title}>
            <h3>
              {title} <span class="quiet">{all}</span>
            </h3>
            {all === 0 ? <p class="quiet">{none}</p> : <Lines lines={lines} open={open} />}
            {all > lines.length && <p class="quiet">And {count(all - lines.length, 'more initiative')}.</p>}
          </div>
        ))}
      </div>
      {dependencies.nodes.length > 0 && <Dependencies dependencies={dependencies} />}
    </Section>
  );
}

function Load({ people }: Pick<ExposureView, 'people'>) {
  if (people.length === 0) return <p class="quiet">No initiative names an owner, sponsor or business owner.</p>;
  return (
    <div>
      <table class="people">
        <caption>Initiatives a person or group answers for, the most first</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            {['Initiatives', 'Owner', 'Sponsor', 'Business owner'].map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ name, initiatives, owner, sponsor, businessOwner }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {[initiatives, owner, sponsor, businessOwner].map((n, i) => (
                <td key={i} class="number">
                  {n}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Concentration({
  concentration: { title, note, rows },
}: {
  readonly concentration: ExposureView['concentrations'][number];
}) {
  if (rows.length === 0) {
    return (
      <div>
        <h3>{title}</h3>
        <p class="quiet">{note}</p>
      </div>
    );
  }
  const most = rows[0]?.count ?? 0;
  return (
    <div>
      <table>
        <caption>
          {title}. {note}
        </caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <td class="bar-cell" />
            <th scope="col" class="number">
              Initiatives
            </th>
            <th scope="col" class="number">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, count: n, share }) => (
            <tr key={name}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td class="bar-cell">
                <Bar part={n} of={most} />
              </td>
              <td class="number">{n}</td>
              <td class="number">{share}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
