import type { Row } from '../../presenter/initiatives/schema.ts';
import type { Filter } from '../../presenter/initiatives/table.ts';
import { Icon } from '../icons.tsx';
import { Section } from '../Section.tsx';

/** How many are listed; all of them are in the table. */
const SHOWN = 6;

interface Props {
  readonly rows: readonly Row[];
  readonly open: (uri: string) => void;
  readonly narrow: (filter: Partial<Filter>) => void;
}

/** The pilots that do not come to a decision, the longest first. */
export function Stuck({ rows, open, narrow }: Props) {
  const stuck = rows.filter(({ position }) => position === 'stuck');
  return (
    <Section id="stuck" title="Stuck">
      {stuck.length === 0 && (
        <p class="mark">
          <Icon name="passed" />
          No pilot is stuck.
        </p>
      )}
      <ol class="stuck">
        {stuck.slice(0, SHOWN).map((row) => (
          <li key={row.uri}>
            <button type="button" class="link" dir="auto" onClick={() => open(row.uri)}>
              {row.title}
            </button>
            <span class="stuck-why">{row.stuck}</span>
            <span class="quiet">
              {row.owner === null ? 'No owner' : <bdi>{row.owner}</bdi>} · {row.blocking} blocking
            </span>
          </li>
        ))}
      </ol>
      {stuck.length > SHOWN && (
        <button type="button" class="link" onClick={() => narrow({ position: 'stuck' })}>
          Show all {stuck.length} in the table
        </button>
      )}
    </Section>
  );
}
