/** Rows as indented lines, the cells of a column below each other. @param measured how many rows give the widths */
export function columns(rows: readonly (readonly string[])[], measured = rows.length): readonly string[] {
  const shown = rows.slice(0, measured);
  const widths = (shown[0] ?? []).map((_, i) => Math.max(...shown.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd());
}
