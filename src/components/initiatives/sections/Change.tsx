import type { ChangeView } from '../../../presenter/initiatives/sections.ts';
import { count } from '../../../presenter/format.ts';
import { Section } from '../../Section.tsx';
import { Lines } from './Lines.tsx';

/** So many initiatives of a kind of change are listed. */
const LISTED = 20;

/** What changed since an earlier assessment. */
export function Change({ change: { title, groups, notes } }: { readonly change: ChangeView }) {
  return (
    <Section id="change" title={title}>
      {groups.length === 0 && <p>Nothing changed.</p>}
      <div class="beside">
        {groups.map(({ title: kind, count: all, lines }) => (
          <div key={kind}>
            <h3>
              {kind} <span class="quiet">{all}</span>
            </h3>
            <Lines lines={lines.slice(0, LISTED)} />
            {all > LISTED && <p class="quiet">And {count(all - LISTED, 'more initiative')}.</p>}
          </div>
        ))}
      </div>
      {notes.map((note) => (
        <p key={note} class="quiet">
          {note}
        </p>
      ))}
    </Section>
  );
}
