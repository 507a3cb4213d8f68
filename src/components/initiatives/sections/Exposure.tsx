import type { ExposureView } from '../../../presenter/initiatives/sections.ts';
import { count } from '../../../presenter/format.ts';
import { Section } from '../../Section.tsx';
import { Dependencies } from './Dependencies.tsx';
import { Lines } from './Lines.tsx';
import { Figures, Shares } from './tables.tsx';

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
      <Figures
        class="people"
        caption="Initiatives a person or group answers for, the most first"
        first="Who"
        columns={['Initiatives', 'Owner', 'Sponsor', 'Business owner']}
        rows={people.map(({ name, initiatives, owner, sponsor, businessOwner }) => ({
          name,
          cells: [initiatives, owner, sponsor, businessOwner],
        }))}
      />
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
  return (
    <div>
      <Shares caption={`${title}. ${note}`} first="Name" counted="Initiatives" rows={rows} full={rows[0]?.count ?? 0} />
    </div>
  );
}
