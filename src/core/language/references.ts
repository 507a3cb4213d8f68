import { fieldAt } from '../manifest/describe.ts';
import type { FieldFormat } from '../manifest/field.ts';
import type { Span } from '../yaml/lines.ts';
import type { Language } from './language.ts';
import { pathOf, scalarOf } from './outline/entry.ts';
import { readOutline } from './outline/read-outline.ts';

/** What a value of a document points to: `url` `path` (a file or folder beside it) `rule` (an id) `initiative` (a name). */
export interface Reference extends Span {
  readonly kind: 'url' | 'path' | 'rule' | 'initiative';
  readonly target: string;
}

const KINDS: Readonly<Partial<Record<FieldFormat, Reference['kind']>>> = {
  url: 'url',
  path: 'path',
  pattern: 'path',
  rule: 'rule',
  name: 'initiative',
};

/** Everything a document points to, in its order, also where the text is broken. Whether it is there, the host knows. */
export function references(text: string, { fields }: Language): readonly Reference[] {
  const outline = readOutline(text);
  return outline.entries.flatMap((entry) => {
    const target = scalarOf(outline, entry);
    const format = target === undefined ? undefined : fieldAt(fields, pathOf(entry))?.meta.format;
    const kind = format && KINDS[format];
    if (target === undefined || kind === undefined || !isSound(kind, target)) return [];
    return [{ kind, target, start: entry.value.start, end: entry.value.end }];
  });
}

/** What the value at an offset points to. */
export function referenceAt(text: string, offset: number, language: Language): Reference | undefined {
  return references(text, language).find(({ start, end }) => start <= offset && offset <= end);
}

function isSound(kind: Reference['kind'], target: string): boolean {
  if (kind === 'url') return /^(?:https?:\/\/|mailto:)\S+$/.test(target);
  // globs, and paths that are not relative, lead nowhere
  return kind !== 'path' || !/^[/~]|^[A-Za-z]:|[*?{}[\]\\\r\n]/.test(target);
}

/**
 * The owners a document names, each once.
 *
 * @param cursor an offset: what is being typed there is left out
 */
export function ownersIn(text: string, { fields }: Language, cursor?: number): readonly string[] {
  const outline = readOutline(text);
  const owners = outline.entries.flatMap((entry) => {
    const value = scalarOf(outline, entry);
    const { start, end } = entry.value;
    if (value === undefined || (cursor !== undefined && start <= cursor && cursor <= end)) return [];
    const field = fieldAt(fields, pathOf(entry));
    return field?.meta.format === 'owner' && field.schema.safeParse(value).success ? [value] : [];
  });
  return [...new Set(owners)];
}

/** The file to open for a folder, by the names in it: its README, else the first; undefined where it holds none. */
export function fileToOpen(names: readonly string[]): string | undefined {
  const sorted = names.toSorted();
  return sorted.find((name) => /^readme/i.test(name)) ?? sorted[0];
}
