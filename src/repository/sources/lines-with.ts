/** A line of a text. */
export interface Line {
  /** From 1. */
  readonly line: number;
  readonly source: string;
  /** Offset of its beginning. */
  readonly start: number;
}

/** The lines of a text in which an expression (with the flag `g`) matches. Texts are long, and few of their lines are wanted. */
export function linesWith(text: string, expression: RegExp): readonly Line[] {
  const found: Line[] = [];
  let [line, counted] = [1, 0];
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    const start = match.index === 0 ? 0 : text.lastIndexOf('\n', match.index - 1) + 1;
    const next = text.indexOf('\n', match.index);
    const end = next < 0 ? text.length : next;
    for (let at = text.indexOf('\n', counted); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line++;
    counted = start;
    found.push({ line, source: text.slice(start, end), start });
    expression.lastIndex = end;
  }
  return found;
}
