import type { ComparisonView, Initiatives } from '../../../presenter/initiatives/initiatives-schema.ts';
import { percentOf } from '../../../presenter/format.ts';
import { Section } from '../../Section.tsx';
import { Bar } from './Bar.tsx';

/** How many were ever an idea, a pilot, in production; what the study reports stands beside it. */
export function Funnel({ funnel: { steps, comparison } }: Pick<Initiatives, 'funnel'>) {
  const all = steps[0]?.count ?? 0;
  return (
    <Section id="funnel" title="How far they got">
      <table>
        <caption>Initiatives that ever reached a stage</caption>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <td class="bar-cell" />
            <th scope="col" class="number">
              Reached
            </th>
            <th scope="col" class="number">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="bar-cell">
                <Bar part={count} of={all} />
              </td>
              <td class="number">{count}</td>
              <td class="number">{percentOf(count, all)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Reported comparison={comparison} />
    </Section>
  );
}

/** What the study reports, with why it is not the same measure. */
export function Reported({ comparison: { claim, caveat, source } }: { readonly comparison: ComparisonView }) {
  return (
    <div class="reported">
      <p class="reported-title">For comparison, as reported</p>
      <blockquote>{claim}</blockquote>
      <p class="quiet">
        {source}. {caveat}
      </p>
    </div>
  );
}
