import { nodeAt, type Node } from '../yaml/node.ts';
import type { Path } from '../yaml/path.ts';
import { childOf, type FieldInfo } from './describe.ts';
import { isMissing } from './gaps/missing.ts';
import { nearestWord } from './read-manifest.ts';

/** A path of the schema, in which `[]` stands for every item of a list: `['integration', 'points', '[]', 'owner']`. */
export type FieldPath = readonly string[];

/** `integration.points[].owner` → its segments. */
export function parseFieldPath(text: string): FieldPath {
  return text.split(/(?=\[)|\./).filter((segment) => segment !== '');
}

/** What a path leads to: a field, something of the author's own below an `x-` key, or nothing the schema knows. */
export type FieldPathTarget =
  | { readonly kind: 'field'; readonly field: FieldInfo }
  | { readonly kind: 'own' }
  | { readonly kind: 'nothing'; readonly problem: string; readonly nearest: string | undefined };

export function resolveFieldPath(root: FieldInfo, path: FieldPath): FieldPathTarget {
  let field = root;
  for (const [depth, segment] of path.entries()) {
    if (segment.startsWith('x-')) return { kind: 'own' };
    const isItem = segment === '[]';
    const child = isItem === (field.kind === 'list') ? childOf(field, isItem ? 0 : segment) : undefined;
    if (!child) {
      const before = path.slice(0, depth).join('.').replaceAll('.[]', '[]');
      if (field.kind === 'list') {
        return { kind: 'nothing', problem: `${before} is a list: write ${before}[] for each item`, nearest: undefined };
      }
      const nearest = nearestWord(segment, [...field.fields.keys()]);
      const corrected = nearest && [...path.slice(0, depth), nearest, ...path.slice(depth + 1)].join('.');
      const problem = `"${segment}" is not a field of ${before || 'the manifest'}`;
      return { kind: 'nothing', problem, nearest: corrected?.replaceAll('.[]', '[]') };
    }
    field = child;
  }
  return { kind: 'field', field };
}

/** A place that a path leads to in a document. */
export interface FieldPathPlace {
  readonly path: Path;
  /** Undefined where nothing is written there. */
  readonly node: Node | undefined;
}

/** Every place a path leads to; where a list on the way is absent or says nothing, the place of that list. */
export function placesOf(node: Node | undefined, [segment, ...rest]: FieldPath, path: Path = []): FieldPathPlace[] {
  if (segment === undefined) return [{ path, node }];
  if (segment !== '[]') return placesOf(node && nodeAt(node, [segment]), rest, [...path, segment]);
  if (node?.kind !== 'list' || isMissing(node)) return [{ path, node }];
  return node.items.flatMap((item, index) => placesOf(item, rest, [...path, index]));
}
