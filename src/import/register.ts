import { nodeAt, parsePath, type Node, type SourceDocument } from '../core/index.ts';
import type { Value } from './mapping/mapping.ts';
import { fingerprint } from './text.ts';

/** What a manifest says of its row: the block `x-register`. */
export interface RegisterBlock {
  readonly source: string;
  readonly key: string;
  /** Fingerprints of what was imported, by path. */
  readonly imported: ReadonlyMap<string, string>;
}

/** The block of a manifest; undefined where it was not imported. */
export function readRegisterBlock({ root }: SourceDocument): RegisterBlock | undefined {
  const text = (name: string) => {
    const node = nodeAt(root, ['x-register', name]);
    return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
  };
  const [source, key, imported = ''] = [text('source'), text('key'), text('imported')];
  if (source === undefined || key === undefined) return undefined;
  const entries = imported
    .split(' ')
    .map((entry) => entry.split('='))
    .flatMap(([path = '', print]): [string, string][] => (print === undefined ? [] : [[path, print]]));
  return { source, key, imported: new Map(entries) };
}

/** The text of `imported`. */
export function writePrints(prints: ReadonlyMap<string, string>): string {
  return [...prints].map(([path, print]) => `${path}=${print}`).join(' ');
}

export function printOf(value: Value | undefined): string {
  return fingerprint(JSON.stringify(value) ?? '');
}

/** What a manifest says at a path: a scalar or a list of scalars; undefined where there is nothing of that kind. */
export function valueAt({ root }: SourceDocument, path: string): Value | undefined {
  const node = nodeAt(root, parsePath(path));
  if (node?.kind !== 'list') return scalar(node);
  const items = node.items.map(scalar);
  return items.includes(undefined) ? undefined : items.filter((item) => item !== undefined);
}

function scalar(node: Node | undefined): string | number | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return typeof node.value === 'boolean' ? String(node.value) : node.value;
}
