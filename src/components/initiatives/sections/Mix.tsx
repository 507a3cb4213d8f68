import type { Initiatives, ShareView } from '../../../presenter/initiatives/initiatives-schema.ts';
import { Section } from '../../Section.tsx';
import { Bar } from './Bar.tsx';
import { percentOf } from '../../../presenter/format.ts';
import { Reported } from './Funnel.tsx';

interface Props {
  readonly id: string;
  readonly title: string;
  /** What the first column is called. */
  readonly first: string;
  readonly mix: Initiatives['functions'];
}

/** The initiatives by what they say in a field, beside what the study reports of it. */
export function Mix({ id, title, first, mix: { shares, comparison } }: Props) {
  const all = shares.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section id={id} title={title}>
      <div class="mix">
        <table>
          <caption>Initiatives by {first.toLowerCase()}, and how far they got</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              <td class="bar-cell" />
              {['Initiatives', 'Share', 'Reached production', 'Crossed', 'Stuck'].map((name) => (
                <th key={name} scope="col" class={WIDE.has(name) ? 'number wide' : 'number'}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shares.map((share) => (
              <ShareRow key={share.name} share={share} all={all} />
            ))}
          </tbody>
        </table>
        <Reported comparison={comparison} />
      </div>
    </Section>
  );
}

/** Left out where there is little room. */
const WIDE: ReadonlySet<string> = new Set(['Reached production', 'Crossed']);

function ShareRow({ share, all }: { readonly share: ShareView; readonly all: number }) {
  const { name, count, reachedProduction, crossed, stuck } = share;
  return (
    <tr>
      <th scope="row" dir="auto">
        {name}
      </th>
      <td class="bar-cell">
        <Bar part={count} of={all} />
      </td>
      <td class="number">{count}</td>
      <td class="number">{percentOf(count, all)}</td>
      <td class="number wide">{reachedProduction}</td>
      <td class="number wide">{crossed}</td>
      <td class="number">{stuck}</td>
    </tr>
  );
}
