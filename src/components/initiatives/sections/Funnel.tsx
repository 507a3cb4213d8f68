import type { ComparisonView, Initiatives } from '../../../presenter/initiatives/initiatives-schema.ts';
import { percentOf } from '../../../presenter/format.ts';
import { Section } from '../../Section.tsx';
import { Shares } from './tables.tsx';

/** How many were ever an idea, a pilot, in production; what the study reports stands beside it. */
export function Funnel({ funnel: { steps, comparison } }: Pick<Initiatives, 'funnel'>) {
  const all = steps[0]?.count ?? 0;
  return (
    <Section id="funnel" title="How far they got">
      <Shares
        caption="Initiatives that ever reached a stage"
        first="Stage"
        counted="Reached"
        rows={steps.map(({ name, count }) => ({ name, count, share: percentOf(count, all) }))}
        full={all}
      />
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
