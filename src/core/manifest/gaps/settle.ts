import { formatPath, parsePath, startsWith, type Path } from '../../yaml/path.ts';
import type { FieldInfo } from '../describe.ts';
import { comparable, type Filler, type FillerKind } from './filler.ts';

/** A manifest without what is no answer, and why each part was taken out, by dotted path. */
export interface Settled<T> {
  readonly value: T;
  readonly gaps: ReadonlyMap<string, Filler>;
}

/** The same text in so many fields that must explain something is an answer to none of them. */
const REPEATS = 3;

/** Signatures, not claims: what they say is for people to judge. */
const SIGNATURES: readonly string[] = ['waivers', 'notNeeded', 'assumed'];

/** With so many texts of the documentation's examples in it, a manifest is a copy of them. */
const COPIES = 3;

/**
 * Takes out what only shows to be no answer when the whole manifest is seen: examples of the documentation, one text in
 * many fields, and what the manifest itself lists as assumed. Required fields stay.
 *
 * @param value as read by the schema, so that single fillers are gone already
 */
export function settle<T extends object>(value: T, root: FieldInfo, assumed: readonly string[] = []): Settled<T> {
  const counts = new Map<string, number>();
  let copies = 0;
  visitProse(value, root, [], (leaf, examples) => {
    const text = comparable(leaf);
    counts.set(text, (counts.get(text) ?? 0) + 1);
    if (isAmong(examples, text)) copies++;
  });
  const repeated = new Set([...counts].filter(([, count]) => count >= REPEATS).map(([text]) => text));
  const isCopy = copies >= COPIES;
  if (repeated.size === 0 && copies === 0 && assumed.length === 0) return { value, gaps: NONE };

  const gaps = new Map<string, Filler>();
  const assumedPaths = assumed.map(parsePath);
  const kindOf: Judge = (leaf, field, examples, path) => {
    if (assumedPaths.some((one) => startsWith(path, one))) return 'assumed';
    const text = comparable(leaf);
    if ((field.meta.prose || isCopy) && isAmong(examples, text)) return 'example';
    return typeof leaf === 'string' && !field.words && repeated.has(text) ? 'repeated' : undefined;
  };
  const settled = prune(value, root, [], [], kindOf, gaps);
  return { value: (settled ?? {}) as T, gaps };
}

const NONE: ReadonlyMap<string, Filler> = new Map();

type Judge = (leaf: unknown, field: FieldInfo, examples: readonly unknown[], path: Path) => FillerKind | undefined;
type SeeProse = (leaf: unknown, examples: readonly unknown[]) => void;

const prose = new WeakMap<FieldInfo, boolean>();

/** Whether a field is prose, or has such a field in it. */
function hasProse(field: FieldInfo): boolean {
  const known = prose.get(field);
  if (known !== undefined) return known;
  // a field that contains itself adds nothing to what is found on the way
  prose.set(field, false);
  const inner = [...(field.item ? [field.item] : []), ...(field.kind === 'mapping' ? field.fields.values() : [])];
  const has = field.meta.prose === true || inner.some(hasProse);
  prose.set(field, has);
  return has;
}

function visitProse(value: unknown, field: FieldInfo, examples: readonly unknown[], see: SeeProse): void {
  if (!hasProse(field)) return;
  const candidates = field.example === undefined ? examples : [...examples, field.example];
  if (Array.isArray(value) && field.item) {
    for (const item of value) visitProse(item, field.item, itemsOf(candidates), see);
  } else if (field.kind === 'mapping' && typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      const inner = SIGNATURES.includes(key) ? undefined : field.fields.get(key);
      if (inner && hasProse(inner)) visitProse(child, inner, membersOf(candidates, key), see);
    }
  } else if (field.meta.prose) see(value, candidates);
}

/** A copy without the leaves that are judged to be filler, and without what is empty then. */
function prune(
  value: unknown,
  field: FieldInfo,
  examples: readonly unknown[],
  path: Path,
  judge: Judge,
  gaps: Map<string, Filler>,
): unknown {
  const candidates = field.example === undefined ? examples : [...examples, field.example];
  if (Array.isArray(value) && field.item) {
    const { item } = field;
    const items = value.map((one, i) => prune(one, item, itemsOf(candidates), [...path, i], judge, gaps));
    // an index names its item in findings, so that mappings keep their place
    const kept = item.kind === 'mapping' ? items.map((one) => one ?? {}) : items.filter((one) => one !== undefined);
    const isEmptied = value.length > 0 && kept.every((one) => typeof one === 'object' && isEmpty(one));
    return isEmptied ? undefined : kept;
  }
  if (field.kind === 'mapping' && typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, child]): [string, unknown] => {
      const inner = SIGNATURES.includes(key) ? undefined : field.fields.get(key);
      const isKept = !inner || (inner.required && inner.kind === 'scalar');
      return [key, isKept ? child : prune(child, inner, membersOf(candidates, key), [...path, key], judge, gaps)];
    });
    const kept = entries.filter(([, child]) => child !== undefined);
    const isKeyless = field.meta.keyField && !kept.some(([key]) => field.meta.keyField?.includes(key));
    return (kept.length === 0 || isKeyless) && entries.length > 0 ? undefined : Object.fromEntries(kept);
  }
  const kind = judge(value, field, candidates, path);
  if (kind === undefined) return value;
  gaps.set(formatPath(path), { kind, text: String(value) });
  return undefined;
}

const isAmong = (examples: readonly unknown[], text: string) => examples.some((one) => comparable(one) === text);

const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

const itemsOf = (examples: readonly unknown[]) =>
  examples.flatMap((one) => (Array.isArray(one) ? (one as unknown[]) : []));

const membersOf = (examples: readonly unknown[], key: string) =>
  examples.flatMap((one) => {
    const member = typeof one === 'object' && one !== null ? (one as Record<string, unknown>)[key] : undefined;
    return member === undefined ? [] : [member];
  });
