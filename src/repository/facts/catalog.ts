import { nodeAt, parseDocument, toPlainText, type CatalogFact } from '../../core/index.ts';
import { evidenceText } from '../evidence.ts';
import type { Inquiry } from './inquiry.ts';
import { join } from '../path.ts';

const NAMES = ['catalog-info.yaml', 'catalog-info.yml'];
const MAX_BYTES = 64 * 1024;

/** What the catalog file beside the manifest says of the component; undefined where there is none, or several to choose from. */
export async function catalogFact({ repository, folder, effort }: Inquiry): Promise<CatalogFact | undefined> {
  for (const name of NAMES) {
    const file = join(folder, name);
    const text = await evidenceText(repository.files, file, MAX_BYTES);
    if (text !== undefined) return effort.run(() => readCatalog(text, file));
  }
  return undefined;
}

function readCatalog(text: string, file: string): CatalogFact | undefined {
  let line = 1;
  const components: CatalogFact[] = [];
  // documents are read one by one, as our reader does
  for (const part of text.split(/^---[^\n]*$/m)) {
    const { root } = parseDocument(part);
    const valueAt = (...path: readonly string[]) => {
      const node = nodeAt(root, path);
      const value = node && toPlainText(node);
      // a template is filled in elsewhere
      return value === undefined || value === '' || value.includes('${{') ? undefined : value;
    };
    if (valueAt('kind') === 'Component') {
      const owner = nodeAt(root, ['spec', 'owner']);
      components.push({
        file,
        line: line + linesIn(part.slice(0, owner?.start ?? 0)),
        ...optional('name', valueAt('metadata', 'name')),
        ...optional('owner', valueAt('spec', 'owner')),
        ...optional('lifecycle', valueAt('spec', 'lifecycle')),
      });
    }
    line += linesIn(part);
  }
  return components.length === 1 ? components[0] : undefined;
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
