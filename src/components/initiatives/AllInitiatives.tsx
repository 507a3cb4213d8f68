import { useMemo } from 'preact/hooks';
import type { PageState } from '../../presenter/initiatives/messages.ts';
import type { Row } from '../../presenter/initiatives/initiatives-schema.ts';
import { filterRows, nextSort, NO_FILTER, sortRows } from '../../presenter/initiatives/table.ts';
import { Section } from '../Section.tsx';
import { Table } from './Table.tsx';
import { Toolbar } from './Toolbar.tsx';

interface Props {
  readonly rows: readonly Row[];
  readonly state: PageState;
  readonly change: (changes: Partial<PageState>) => void;
  readonly open: (uri: string) => void;
}

/** The table of all initiatives with what narrows and orders it. */
export function AllInitiatives({ rows, state, change, open }: Props) {
  const { filter, sort, columns, tableScroll } = state;
  const sorted = useMemo(() => sortRows(rows, sort), [rows, sort]);
  const shown = useMemo(() => filterRows(sorted, filter), [sorted, filter]);
  return (
    <Section id="all" title="All initiatives">
      <Toolbar rows={rows} shown={shown.length} state={state} change={change} />
      {shown.length === 0 ? (
        <p class="nothing">
          No initiative matches these filters.{' '}
          <button type="button" class="link" onClick={() => change({ filter: NO_FILTER })}>
            Clear filters
          </button>
        </p>
      ) : (
        <Table
          rows={shown}
          columns={columns}
          sort={sort}
          scroll={tableScroll}
          onSort={(by) => change({ sort: nextSort(sort, by), tableScroll: 0 })}
          onScroll={(top) => change({ tableScroll: top })}
          open={open}
        />
      )}
    </Section>
  );
}
