import type { SourceDocument } from '../../yaml/document.ts';
import type { Edit } from '../../yaml/edit.ts';
import { nodeAt, type Node } from '../../yaml/node.ts';
import { formatPath, type Path } from '../../yaml/path.ts';
import type { ShapeReport } from './shape-report.ts';

type Value = Readonly<Record<string, unknown>>;

/** Keys of earlier versions of the format: where each went, and what it becomes there. */
const MOVED: Readonly<Record<string, { readonly to: string; readonly entries: (value: unknown) => readonly Value[] }>> =
  {
    'lifecycle.decision': { to: 'lifecycle.decisions', entries: (value) => (isMapping(value) ? [value] : []) },
    'review.decisions': {
      to: 'lifecycle.decisions',
      entries: (value) =>
        (Array.isArray(value) ? (value as unknown[]) : []).filter(isMapping).map(({ on, by, decision }) => ({
          ...(on === undefined ? {} : { on }),
          ...(by === undefined ? {} : { by }),
          ...(decision === undefined ? {} : { note: decision }),
        })),
    },
  };

/** Keys of earlier versions that nothing takes the place of. */
const DROPPED: ReadonlySet<string> = new Set(['alignment.returnRationale']);

/** What to say of an unknown key that an earlier version of the format had; undefined for any other. */
export function movedKey(document: SourceDocument, path: Path): ShapeReport | undefined {
  const dotted = formatPath(path);
  if (DROPPED.has(dotted)) {
    return {
      path,
      at: 'key',
      text: `${dotted} is no longer part of the format. Remove it`,
      edits: [{ op: 'remove', path: dotted }],
    };
  }
  // a key may be called as something of every object: constructor
  const moved = Object.hasOwn(MOVED, dotted) ? MOVED[dotted] : undefined;
  if (!moved) return undefined;
  const target = nodeAt(document.root, moved.to.split('.'));
  const taken = target?.kind === 'list' ? target.items.length : 0;
  const inserts = moved
    .entries(plainValue(nodeAt(document.root, path)))
    .map((value, i): Edit => ({ op: 'insert', path: `${moved.to}[${taken + i}]`, value }));
  return {
    path,
    at: 'key',
    text: `${dotted} is now the list ${moved.to}. Move what it says there`,
    edits: [...inserts, { op: 'remove', path: dotted }],
  };
}

function isMapping(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plainValue(node: Node | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  return Object.fromEntries(node.pairs.map(({ key, value }) => [key, plainValue(value)]));
}
