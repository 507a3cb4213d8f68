import type { Node } from '../../core/index.ts';

/** What a document says, by the path of each scalar: `evals.path`, `models[0].name`; a list of scalars is one cell. */
export type Cells = Map<string, string>;

const SEPARATOR = '; ';

/** The cells of a YAML value; what is null has none. */
export function cellsOf(node: Node | undefined, path = ''): Cells {
  if (!node) return new Map();
  if (node.kind === 'scalar') return node.value === null ? new Map() : new Map([[path, String(node.value)]]);
  if (node.kind === 'map') {
    return new Map(node.pairs.flatMap(({ key, value }) => [...cellsOf(value, path === '' ? key : `${path}.${key}`)]));
  }
  const texts = node.items.flatMap((item) => (item.kind === 'scalar' && item.value !== null ? String(item.value) : []));
  if (texts.length === node.items.length && texts.length > 0) return new Map([[path, texts.join(SEPARATOR)]]);
  return new Map(node.items.flatMap((item, i) => [...cellsOf(item, `${path}[${i}]`)]));
}

/** Moves a cell to another name, where it is there and that one is not. */
export function rename(cells: Cells, from: string, to: string): void {
  const text = cells.get(from);
  if (text === undefined || cells.has(to)) return;
  cells.delete(from);
  cells.set(to, text);
}
