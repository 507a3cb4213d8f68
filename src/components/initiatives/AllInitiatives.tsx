import { useMemo } from 'preact/hooks';
import type { PageState } from '../../presenter/initiatives/messages.ts';
import type { Preview, Row } from '../../presenter/initiatives/initiatives-schema.ts';
import { filterRows, groupRows, nextSort, NO_FILTER, sortRows } from '../../presenter/initiatives/table.ts';
import { Section } from '../Section.tsx';
import { PreviewPane } from './PreviewPane.tsx';
import { Table } from './Table.tsx';
import { Toolbar } from './Toolbar.tsx';

interface Props {
  readonly rows: readonly Row[];
  readonly state: PageState;
  readonly change: (changes: Partial<PageState>) => void;
  readonly actions: TableActions;
  /** Of the row chosen; null where none is. */
  readonly preview: Preview | null;
}

/** What is done about initiatives outside of the page. */
export interface TableActions {
  readonly open: (uri: string) => void;
  /** Asks for what a row says without its scorecard; null: for none any more. */
  readonly look: (uri: string | null) => void;
  readonly export: (uris: readonly string[]) => void;
}

/** The table of all initiatives with what narrows and orders it. */
export function AllInitiatives({ rows, state, change, actions, preview }: Props) {
  const { filter, sort, group, columns, tableScroll } = state;
  const sorted = useMemo(() => sortRows(rows, sort), [rows, sort]);
  const shown = useMemo(() => filterRows(sorted, filter), [sorted, filter]);
  const items = useMemo(() => groupRows(shown, group), [shown, group]);
  return (
    <Section id="all" title="All initiatives">
      <Toolbar
        rows={rows}
        shown={shown.length}
        state={state}
        change={change}
        exportShown={() => actions.export(shown.map(({ uri }) => uri))}
      />
      {shown.length === 0 ? (
        <p class="nothing">
          No initiative matches these filters.{' '}
          <button type="button" class="link" onClick={() => change({ filter: NO_FILTER })}>
            Clear filters
          </button>
        </p>
      ) : (
        <div class={preview ? 'table-and-preview' : undefined}>
          <Table
            items={items}
            columns={columns}
            sort={sort}
            scroll={tableScroll}
            onSort={(by) => change({ sort: nextSort(sort, by), tableScroll: 0 })}
            onScroll={(top) => change({ tableScroll: top })}
            open={actions.open}
            look={actions.look}
          />
          {preview && <PreviewPane preview={preview} open={actions.open} close={() => actions.look(null)} />}
        </div>
      )}
    </Section>
  );
}
