import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { count, VERDICT_WORDS } from '../../presenter/format.ts';
import type { Row } from '../../presenter/initiatives/initiatives-schema.ts';
import { COLUMNS, type ColumnId, type GroupHeading, type Sort } from '../../presenter/initiatives/table.ts';
import { PositionMark, VerdictMark } from './marks.tsx';
import { rowsInView, ROW_HEIGHT, targetOf } from './rows-in-view.ts';

interface Props {
  /** Rows, and what heads a group of them. */
  readonly items: readonly (Row | GroupHeading)[];
  readonly columns: readonly ColumnId[];
  readonly sort: Sort | null;
  /** Where the rows were scrolled to, in CSS pixels. */
  readonly scroll: number;
  readonly onSort: (by: ColumnId) => void;
  readonly onScroll: (top: number) => void;
  readonly open: (uri: string) => void;
  /** Asks for what a row says without its scorecard. */
  readonly look: (uri: string) => void;
}

const isRow = (item: Row | GroupHeading | undefined): item is Row => item !== undefined && 'uri' in item;

/**
 * A grid of which only the rows in view are in the page, so that thousands scroll as smoothly as ten. The focus stays on
 * the grid as a whole and names the active row, which may be out of view without getting lost.
 */
export function Table({ items, columns, sort, scroll, onSort, onScroll, open, look }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(scroll);
  const [height, setHeight] = useState(600);
  const [activeUri, setActiveUri] = useState<string>();
  const all: readonly ColumnId[] = ['title', ...columns];
  const rows = items.filter(isRow);
  const active = Math.max(
    0,
    rows.findIndex(({ uri }) => uri === activeUri),
  );
  const { first, last } = rowsInView(top, height, items.length);
  const place = activeUri === undefined ? -1 : items.findIndex((item) => isRow(item) && item.uri === activeUri);
  const isActiveShown = place >= first && place < last;

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    // set from outside: restored, or back to the top after another filter or order
    if (frame.current && frame.current.scrollTop !== scroll) frame.current.scrollTop = scroll;
  }, [scroll]);

  const choose = (uri: string) => {
    setActiveUri(uri);
    look(uri);
  };

  const goTo = (index: number) => {
    const row = rows[index];
    if (!row || !frame.current) return;
    choose(row.uri);
    const at = items.indexOf(row);
    const [above, below] = [at * ROW_HEIGHT, (at + 2) * ROW_HEIGHT - frame.current.clientHeight];
    frame.current.scrollTop = Math.min(above, Math.max(below, frame.current.scrollTop));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') {
      const row = rows[active];
      if (row) open(row.uri);
      return;
    }
    const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 2);
    const target = targetOf(event.key, activeUri === undefined ? -1 : active, page, rows.length);
    if (target === undefined) return;
    event.preventDefault();
    goTo(target);
  };

  return (
    <div
      class="frame"
      ref={frame}
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      onScrollEnd={({ currentTarget }) => onScroll(currentTarget.scrollTop)}
    >
      <table
        role="grid"
        class="all"
        tabIndex={0}
        aria-rowcount={items.length + 1}
        aria-activedescendant={isActiveShown ? `row-${place}` : undefined}
        onKeyDown={onKeyDown}
        onFocus={({ target, currentTarget }) => {
          if (target === currentTarget && activeUri === undefined) setActiveUri(items.slice(first).find(isRow)?.uri);
        }}
      >
        <caption class="hidden">
          All initiatives. Arrow keys choose one and show its preview, Enter opens its scorecard; the headings sort.
        </caption>
        <colgroup>
          {all.map((id) => (
            <col key={id} class={`col-${id}`} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {all.map((id) => (
              <Heading key={id} id={id} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={first} columns={all.length} />
          {items.slice(first, last).map((item, i) =>
            isRow(item) ? (
              <tr
                key={item.uri}
                id={`row-${first + i}`}
                aria-rowindex={first + i + 2}
                aria-selected={first + i === place}
                onClick={() => choose(item.uri)}
                onDblClick={() => open(item.uri)}
              >
                {all.map((id) => (
                  <Cell key={id} id={id} row={item} open={open} />
                ))}
              </tr>
            ) : (
              <Group key={`group ${item.label}`} heading={item} index={first + i + 2} columns={all.length} />
            ),
          )}
          <Gap rows={items.length - last} columns={all.length} />
        </tbody>
      </table>
    </div>
  );
}

function Heading({ id, sort, onSort }: { readonly id: ColumnId } & Pick<Props, 'sort' | 'onSort'>) {
  const { name, isNumber } = COLUMNS[id];
  const direction = sort?.by !== id ? undefined : sort.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={direction} class={isNumber ? 'number' : undefined}>
      <button type="button" onClick={() => onSort(id)}>
        {name}
        <span aria-hidden="true">{direction && (direction === 'ascending' ? ' ↑' : ' ↓')}</span>
      </button>
    </th>
  );
}

function Group(props: { readonly heading: GroupHeading; readonly index: number; readonly columns: number }) {
  const { label, count: all, blocked } = props.heading;
  return (
    <tr class="group" aria-rowindex={props.index}>
      <th scope="rowgroup" colSpan={props.columns}>
        <span class="group-name">
          <bdi>{label}</bdi>{' '}
          <span class="quiet">
            {count(all, 'initiative')}, {blocked} {VERDICT_WORDS.blocked.toLowerCase()}
          </span>
        </span>
      </th>
    </tr>
  );
}

function Cell({ id, row, open }: { readonly id: ColumnId; readonly row: Row; readonly open: Props['open'] }) {
  const { say, isNumber } = COLUMNS[id];
  if (id === 'title') {
    return (
      <th scope="row" title={`${row.title}\n${row.file}`}>
        {/* not a stop of its own for Tab: Enter on the chosen row does the same */}
        <button type="button" class="link" tabIndex={-1} onClick={() => open(row.uri)}>
          <bdi>{row.title}</bdi>
        </button>
      </th>
    );
  }
  if (id === 'position') return <td>{<PositionMark row={row} />}</td>;
  if (id === 'verdict') return <td>{<VerdictMark row={row} />}</td>;
  const text = say(row);
  return (
    <td class={isNumber ? 'number' : undefined} title={text}>
      <bdi>{text}</bdi>
    </td>
  );
}

/** The room of rows that are not in the page. */
function Gap({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  if (rows === 0) return null;
  return (
    <tr aria-hidden="true" class="gap">
      <td colSpan={columns} style={{ height: `${rows * ROW_HEIGHT}px` }} />
    </tr>
  );
}
