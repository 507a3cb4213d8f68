import type { ComponentChildren } from 'preact';
import { Bar } from './Bar.tsx';

interface FiguresProps {
  readonly caption: ComponentChildren;
  /** What the first column is called, and the others. */
  readonly first: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly (number | string)[] }[];
  readonly class?: string;
}

/** Figures of what each row names. */
export function Figures({ caption, first, columns, rows, ...rest }: FiguresProps) {
  return (
    <table {...rest}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {columns.map((name) => (
            <th key={name} scope="col" class="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells }) => (
          <tr key={name}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            {cells.map((cell, i) => (
              <td key={i} class="number">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SharesProps {
  readonly caption: ComponentChildren;
  /** What the first column is called, and what is counted. */
  readonly first: string;
  readonly counted: string;
  readonly rows: readonly { readonly name: string; readonly count: number; readonly share: string }[];
  /** The count of a full bar. */
  readonly full: number;
}

/** How many each row counts, as a bar, a number and a share. */
export function Shares({ caption, first, counted, rows, full }: SharesProps) {
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <td class="bar-cell" />
          <th scope="col" class="number">
            {counted}
          </th>
          <th scope="col" class="number">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, count, share }) => (
          <tr key={name}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td class="bar-cell">
              <Bar part={count} of={full} />
            </td>
            <td class="number">{count}</td>
            <td class="number">{share}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
