import { count, NO_OWNER } from '../../../presenter/format.ts';
import type { Row } from '../../../presenter/initiatives/initiatives-schema.ts';
import type { Filter } from '../../../presenter/initiatives/table.ts';
import { Icon } from '../../icons.tsx';
import { Section } from '../../Section.tsx';
import { Choice } from '../Choice.tsx';

/** How many are listed, on a page and in a document; all of them are in the table. */
const SHOWN = { page: 6, document: 12 };

interface Props {
  readonly rows: readonly Row[];
  /** Undefined in a document, as `narrow` is. */
  readonly open?: ((uri: string) => void) | undefined;
  readonly narrow?: ((filter: Partial<Filter>) => void) | undefined;
}

/** The pilots that do not come to a decision, the longest first. */
export function Stuck({ rows, open, narrow }: Props) {
  const stuck = rows.filter(({ position }) => position === 'stuck');
  const shown = stuck.slice(0, narrow ? SHOWN.page : SHOWN.document);
  return (
    <Section id="stuck" title="Stuck">
      {stuck.length === 0 && (
        <p class="mark">
          <Icon name="passed" />
          No pilot is known to be stuck.
        </p>
      )}
      <ol class="stuck">
        {shown.map((row) => (
          <li key={row.uri}>
            <Choice class="stuck-title" onClick={open && (() => open(row.uri))}>
              {row.title}
            </Choice>
            <span class="stuck-why">{row.stuck}</span>
            <span class="quiet">
              {row.owner === null ? NO_OWNER : <bdi>{row.owner}</bdi>} · {row.blocking} blocking
            </span>
          </li>
        ))}
      </ol>
      {stuck.length > shown.length &&
        (narrow ? (
          <button type="button" class="link" onClick={() => narrow({ position: 'stuck' })}>
            Show all {stuck.length} in the table
          </button>
        ) : (
          <p class="quiet">
            {count(stuck.length - shown.length, 'more pilot')}, first in the table of all initiatives.
          </p>
        ))}
    </Section>
  );
}
