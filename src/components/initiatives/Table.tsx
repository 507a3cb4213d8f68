import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Row } from '../../presenter/initiatives/initiatives-schema.ts';
import { COLUMNS, type ColumnId, type Sort } from '../../presenter/initiatives/table.ts';
import { PositionMark, VerdictMark } from './marks.tsx';
import { rowsInView, ROW_HEIGHT, targetOf } from './rows-in-view.ts';

interface Props {
  readonly rows: readonly Row[];
  readonly columns: readonly ColumnId[];
  readonly sort: Sort | null;
  /** Where the rows were scrolled to, in CSS pixels. */
  readonly scroll: number;
  readonly onSort: (by: ColumnId) => void;
  readonly onScroll: (top: number) => void;
  readonly open: (uri: string) => void;
}

/**
 * A grid of which only the rows in view are in the page, so that thousands scroll as smoothly as ten. The focus stays on
 * the grid as a whole and names the active row, which may be out of view without getting lost.
 */
export function Table({ rows, columns, sort, scroll, onSort, onScroll, open }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(scroll);
  const [height, setHeight] = useState(600);
  const [activeUri, setActiveUri] = useState<string>();
  const all: readonly ColumnId[] = ['title', ...columns];
  const active = Math.max(
    0,
    rows.findIndex(({ uri }) => uri === activeUri),
  );
  const { first, last } = rowsInView(top, height, rows.length);
  const isActiveShown = activeUri !== undefined && active >= first && active < last;

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

  const goTo = (index: number) => {
    const row = rows[index];
    if (!row || !frame.current) return;
    setActiveUri(row.uri);
    const [above, below] = [index * ROW_HEIGHT, (index + 2) * ROW_HEIGHT - frame.current.clientHeight];
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
        aria-rowcount={rows.length + 1}
        aria-activedescendant={isActiveShown ? `row-${active}` : undefined}
        onKeyDown={onKeyDown}
        onFocus={({ target, currentTarget }) => {
          if (target === currentTarget && activeUri === undefined) setActiveUri(rows[first]?.uri);
        }}
      >
        <caption class="hidden">
          All initiatives. Arrow keys choose one, Enter opens its scorecard; the headings sort.
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
          {rows.slice(first, last).map((row, i) => (
            <tr
              key={row.uri}
              id={`row-${first + i}`}
              aria-rowindex={first + i + 2}
              aria-selected={first + i === active && activeUri !== undefined}
              onClick={() => {
                setActiveUri(row.uri);
                open(row.uri);
              }}
            >
              {all.map((id) => (
                <Cell key={id} id={id} row={row} />
              ))}
            </tr>
          ))}
          <Gap rows={rows.length - last} columns={all.length} />
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

function Cell({ id, row }: { readonly id: ColumnId; readonly row: Row }) {
  const { say, isNumber } = COLUMNS[id];
  if (id === 'title') {
    return (
      <th scope="row" title={`${row.title}\n${row.file}`}>
        <bdi class="link">{row.title}</bdi>
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
