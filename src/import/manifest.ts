import {
  formatPath,
  manifestFields,
  parseDocument,
  parsePath,
  readBySchema,
  renderBlock,
  type FieldInfo,
  type Path,
  type SourceDocument,
} from '../core/index.ts';
import type { Value } from './mapping/mapping.ts';
import { printOf, valueAt, writePrints } from './register.ts';
import { clean } from './text.ts';
import type { TakenRow } from './mapping/take.ts';

/** A mapping or list to be rendered as text. */
type Tree = Map<string | number, Tree | Value>;

/** The text of a new manifest, or why none can be made of the row. */
export function newManifest(
  name: string,
  source: string,
  { key, values }: TakenRow,
): { readonly text: string } | { readonly problem: string } {
  const tree: Tree = new Map<string, Tree | Value>([
    ['schemaVersion', 1],
    ['name', name],
  ]);
  for (const [path, value] of values) put(tree, parsePath(path), value);
  const prints = new Map([...values].map(([path, value]) => [path, printOf(value)]));
  tree.set(
    'x-register',
    new Map([
      ['source', source],
      ['key', key],
      ['imported', writePrints(prints)],
    ]),
  );
  const head = `# Imported from ${clean(source)}. Add and change what you like: another import keeps it.`;
  const text = `${head}\n${renderBlock(plain(tree, manifestFields), { indent: 0, eol: '\n' })}\n`;
  const problem = manifestProblem(parseDocument(text), values);
  return problem === undefined ? { text } : { problem };
}

/** Why a manifest with these values must not be written; undefined where it may. */
export function manifestProblem(document: SourceDocument, values: ReadonlyMap<string, Value>): string | undefined {
  const [broken] = document.problems;
  if (broken) return broken.message;
  const [shape] = readBySchema(document, manifestFields).problems.filter(
    ({ path }) => document.root && values.has(formatPath(path)),
  );
  if (shape) return `${formatPath(shape.path)} would not be valid`;
  const lost = [...values].find(([path, value]) => printOf(valueAt(document, path)) !== printOf(value));
  return lost && `${lost[0]} could not be written`;
}

function put(tree: Tree, [segment, ...rest]: Path, value: Value): void {
  if (segment === undefined) return;
  if (rest.length === 0) {
    tree.set(segment, value);
    return;
  }
  const below = tree.get(segment);
  const child: Tree = below instanceof Map ? below : new Map();
  tree.set(segment, child);
  put(child, rest, value);
}

/** A tree as plain data, keys in the order of the schema, own keys after them. */
function plain(tree: Tree | Value, field: FieldInfo | undefined): unknown {
  if (!(tree instanceof Map)) return tree;
  const known = [...(field?.fields.keys() ?? [])];
  const rank = (key: string | number) => {
    const index = typeof key === 'number' ? key : known.indexOf(key);
    return index < 0 ? known.length : index;
  };
  const entries = [...tree].toSorted(([a], [b]) => rank(a) - rank(b));
  if (entries.every(([key]) => typeof key === 'number')) return entries.map(([, child]) => plain(child, field?.item));
  return Object.fromEntries(entries.map(([key, child]) => [key, plain(child, field?.fields.get(String(key)))]));
}
