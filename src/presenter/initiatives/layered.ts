import type { Exposure } from '../../core/portfolio/index.ts';
import { count } from '../format.ts';
import type { ExposureView } from './sections.ts';

/** More cannot be told apart in a drawing. */
const DRAWN = 60;

/**
 * Places initiatives in columns, so that each is to the left of what it depends on. In a circle of dependencies, the edge
 * that closes it leads back.
 */
export function layered(dependencies: Exposure['dependencies']): ExposureView['dependencies'] {
  const names = [...new Set(dependencies.flatMap(({ from, to }) => [from, to]))].slice(0, DRAWN);
  const drawn = new Set(names);
  const edges = dependencies.filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  const column = columnsOf(names, edges);
  const unknown = new Set(dependencies.filter(({ isKnown }) => !isKnown).map(({ to }) => to));
  const filled: number[] = [];
  const nodes = names.map((name) => {
    const x = column.get(name) ?? 0;
    const y = filled[x] ?? 0;
    filled[x] = y + 1;
    return { name, x, y, isKnown: !unknown.has(name) };
  });
  const left = dependencies.length - edges.length;
  return {
    nodes,
    edges: edges.map(({ from, to }) => ({ from: names.indexOf(from), to: names.indexOf(to) })),
    columns: filled.length,
    rows: Math.max(0, ...filled),
    note: [
      ...(left > 0 ? [`${count(left, 'more dependency', 'more dependencies')} not drawn.`] : []),
      ...(unknown.size > 0 ? [`${count(unknown.size, 'initiative')} depended on but not found here.`] : []),
    ].join(' '),
  };
}

/** The longest way to each name, without edges that lead back. */
function columnsOf(
  names: readonly string[],
  edges: readonly { readonly from: string; readonly to: string }[],
): ReadonlyMap<string, number> {
  const targets = new Map<string, string[]>();
  for (const { from, to } of edges) targets.set(from, [...(targets.get(from) ?? []), to]);
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const forward = new Map<string, string[]>();
  const visit = (name: string): void => {
    state.set(name, 'open');
    for (const target of targets.get(name) ?? []) {
      if (state.get(target) === 'open') continue;
      forward.set(name, [...(forward.get(name) ?? []), target]);
      if (!state.has(target)) visit(target);
    }
    state.set(name, 'done');
    order.push(name);
  };
  for (const name of names) if (!state.has(name)) visit(name);
  const column = new Map<string, number>();
  for (const name of order.toReversed()) {
    const x = column.get(name) ?? 0;
    column.set(name, x);
    for (const target of forward.get(name) ?? []) column.set(target, Math.max(column.get(target) ?? 0, x + 1));
  }
  return column;
}
