import { nodeAt, toPlainText, type Node } from '../../core/index.ts';
import { slug } from '../text.ts';
import { cellsOf, rename, type Cells } from './cells.ts';

/** A format of files that describe one system a document; also the name of the mapping that reads it. */
export type EntityFormat = 'ai-register' | 'backstage';

/** Which of the formats a document is in; undefined where it is in neither. */
export function formatOf(root: Node): EntityFormat | undefined {
  if (nodeAt(root, ['apiVersion']) && nodeAt(root, ['kind'])) return 'backstage';
  return ['id', 'name'].some((key) => nodeAt(systemOf(root), [key])) ? 'ai-register' : undefined;
}

/** The cells of a document; undefined where it describes no system but something beside it. */
export function readEntity(root: Node, format: EntityFormat): Cells | undefined {
  return format === 'backstage' ? readComponent(root) : readRegisterEntry(root);
}

/** What a document is called that describes no system: `Resource`. */
export const kindOf = (root: Node): string => toPlainText(nodeAt(root, ['kind']) ?? root);

function systemOf(root: Node): Node {
  const system = nodeAt(root, ['system']);
  return system?.kind === 'map' ? system : root;
}

function readRegisterEntry(root: Node): Cells {
  const cells = cellsOf(systemOf(root));
  // a list of names is one cell, a name among others has one of its own
  const names = (cells.get('models') ?? '').split(';').map((name, i) => [`models[${i}]`, name] as const);
  const among = [...cells].filter(([column]) => /^models\[\d+\]$/.test(column));
  for (const [item, text] of [...names, ...among]) {
    cells.delete(item);
    const [, provider, name = text] = /^([^/]+)\/(.+)$/.exec(text.trim()) ?? [];
    if (provider !== undefined) cells.set(`${item}.provider`, provider);
    if (name !== '') cells.set(`${item}.name`, name.trim());
  }
  cells.delete('models');
  const called = [...cells.keys()].filter((column) => /^models\[\d+\]\.model$/.test(column));
  for (const column of called) rename(cells, column, column.replace(/model$/, 'name'));
  normaliseOwner(cells, 'owner');
  if (!cells.has('id')) cells.set('id', cells.get('name') ?? '');
  return cells;
}

function readComponent(root: Node): Cells | undefined {
  if (kindOf(root) !== 'Component') return undefined;
  const cells = cellsOf(root);
  cells.delete('apiVersion');
  cells.delete('kind');
  normaliseOwner(cells, 'spec.owner');
  if (!cells.has('metadata.namespace')) cells.set('metadata.namespace', 'default');
  const references = (cells.get('spec.dependsOn') ?? '').split(';').map((reference) => reference.trim());
  const nameOf = (reference: string) => /^component:(?:default\/)?([\w-]+)$/i.exec(reference)?.[1]?.toLowerCase();
  const components = references.flatMap((reference) => nameOf(reference) ?? []);
  if (components.length > 0) cells.set('dependsOn', components.join(';'));
  if (components.length === references.length) cells.delete('spec.dependsOn');
  return cells;
}

/** `team-a`, `group:default/team-a` → `group:team-a`; what is written as in a manifest stays. */
function normaliseOwner(cells: Cells, column: string): void {
  const text = cells.get(column)?.trim();
  // a template is filled in elsewhere
  if (text === undefined || text === '' || text.includes('${{')) return void cells.delete(column);
  if (/^@|^[^\s@:]+@[^\s@:]+$/.test(text)) return;
  const [, kind = 'group', namespace = '', name] =
    /^(?:(group|user):)?(?:default\/|([\w.-]+\/))?([\w.-]+)$/i.exec(text) ?? [];
  cells.set(column, name === undefined ? `group:${slug(text)}` : `${kind.toLowerCase()}:${namespace}${name}`);
}
