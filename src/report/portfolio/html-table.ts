/** A column; `kind` is a class of its cells, such as `n` for numbers. */
export interface Column {
  readonly head: string;
  readonly kind?: string;
  readonly width?: string;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** Cells that are markup already; the first of a row is its heading. */
  readonly rows: readonly (readonly string[])[];
  readonly kind?: string;
}

/** A table of data as markup. */
export function table({ caption, columns, rows, kind }: Table): string {
  const classOf = (name: string | undefined) => (name === undefined ? '' : ` class="${name}"`);
  const widths = columns.some(({ width }) => width !== undefined)
    ? `<colgroup>${columns.map(({ width }) => `<col${width === undefined ? '' : ` style="width:${width}"`}>`).join('')}</colgroup>`
    : '';
  const heads = columns.map(({ head, kind: of }) =>
    head === '' ? `<td${classOf(of)}></td>` : `<th scope="col"${classOf(of)}>${head}</th>`,
  );
  const body = rows.map((cells) => {
    const [first = '', ...rest] = cells;
    const others = rest.map((cell, i) => `<td${classOf(columns[i + 1]?.kind)}>${cell}</td>`);
    return `<tr><th scope="row">${first}</th>${others.join('')}</tr>`;
  });
  return `<table${classOf(kind)}><caption>${caption}</caption>${widths}<thead><tr>${heads.join('')}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>`;
}

/** A bar that repeats a number of its row. */
export function bar(part: number, whole: number): string {
  return part === 0 ? '' : `<i aria-hidden="true" style="--w:${((100 * part) / whole).toFixed(1)}%"></i>`;
}
