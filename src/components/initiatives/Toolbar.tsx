import type { TargetedFocusEvent, TargetedKeyboardEvent } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PageState } from '../../presenter/initiatives/messages.ts';
import type { Row } from '../../presenter/initiatives/initiatives-schema.ts';
import {
  columnId,
  COLUMNS,
  FILTER_FIELDS,
  filterOptions,
  grouping,
  NO_FILTER,
} from '../../presenter/initiatives/table.ts';
import { count } from '../../presenter/format.ts';

interface Props {
  readonly rows: readonly Row[];
  /** How many the filter leaves. */
  readonly shown: number;
  readonly state: PageState;
  readonly change: (changes: Partial<PageState>) => void;
  readonly exportShown: () => void;
}

/** Filters and the choice of columns, and how many rows there are. */
export function Toolbar({ rows, shown, state: { filter, columns, group }, change, exportShown }: Props) {
  const options = useMemo(() => FILTER_FIELDS.map((field) => [field, filterOptions(rows, field)] as const), [rows]);
  const set = (changes: Partial<PageState['filter']>) => change({ filter: { ...filter, ...changes }, tableScroll: 0 });
  const isFiltered = Object.values(filter).some((value) => value !== '');
  const said = isFiltered ? `${shown} of ${count(rows.length, 'initiative')}` : count(rows.length, 'initiative');
  return (
    <div class="toolbar" role="search">
      <label>
        Text
        <input
          type="search"
          placeholder="Title, file, owner…"
          value={filter.text}
          onInput={({ currentTarget }) => set({ text: currentTarget.value })}
        />
      </label>
      {options.map(([field, values]) => (
        <label key={field}>
          {COLUMNS[field].name}
          <select value={filter[field]} onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}>
            <option value="">All</option>
            {values.map(({ value, label, count: n }) => (
              <option key={value} value={value}>
                {label} ({n})
              </option>
            ))}
            {filter[field] !== '' && !values.some(({ value }) => value === filter[field]) && (
              <option value={filter[field]}>{filter[field]} (0)</option>
            )}
          </select>
        </label>
      ))}
      <label>
        Group by
        <select
          value={group ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ group: grouping.safeParse(value).data ?? null, tableScroll: 0 })
          }
        >
          <option value="">Nothing</option>
          {grouping.options.map((field) => (
            <option key={field} value={field}>
              {COLUMNS[field].name}
            </option>
          ))}
        </select>
      </label>
      <details class="columns" onFocusOut={closeWhenLeft} onKeyDown={closeOnEscape}>
        <summary>Columns</summary>
        {/* takes the focus of a click beside its boxes, which would leave it otherwise */}
        <fieldset tabIndex={-1}>
          <legend class="hidden">Columns of the table</legend>
          {columnId.options.map((id) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={columns.includes(id)}
                onChange={({ currentTarget }) =>
                  change({
                    columns: columnId.options.filter((other) =>
                      other === id ? currentTarget.checked : columns.includes(other),
                    ),
                  })
                }
              />
              {COLUMNS[id].name}
            </label>
          ))}
        </fieldset>
      </details>
      <p class="shown">
        <span role="status">{said}</span>
        {isFiltered && (
          <button type="button" class="link" onClick={() => change({ filter: NO_FILTER, tableScroll: 0 })}>
            Clear filters
          </button>
        )}
        <button type="button" class="link" disabled={shown === 0} onClick={exportShown}>
          {isFiltered ? `Export these ${shown}…` : 'Export…'}
        </button>
      </p>
    </div>
  );
}

// what is open lies over the table

function closeWhenLeft({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLDetailsElement>): void {
  if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) currentTarget.open = false;
}

function closeOnEscape({ currentTarget, key }: TargetedKeyboardEvent<HTMLDetailsElement>): void {
  if (key !== 'Escape') return;
  currentTarget.querySelector('summary')?.focus();
  currentTarget.open = false;
}
