import type { CalendarDate } from '../util/calendar.ts';
import { closest, distance } from 'fastest-levenshtein';
import type { SourceDocument } from '../yaml/document.ts';
import { toPlainText, type ListNode, type MapNode, type Node, type Pair } from '../yaml/node.ts';
import { startsWith, type Path } from '../yaml/path.ts';
import type { Section } from '../yaml/sections.ts';
import type { FieldInfo } from './describe.ts';
import { isMissing } from './gaps/missing.ts';

/** Where a text departs from the schema. `nearest` is the known word that was probably meant. */
export type ShapeProblem =
  | { readonly kind: 'missing'; readonly path: Path }
  | { readonly kind: 'unknown-key'; readonly path: Path; readonly nearest: string | undefined }
  | {
      readonly kind: 'invalid';
      readonly path: Path;
      readonly found: string;
      readonly expected: string;
      readonly nearest: string | undefined;
      /** The field that cannot have the value; where it is of the schema. */
      readonly field?: FieldInfo;
    };

/** A document read by a schema: what of it is usable, and where it departs from the schema. */
export interface Reading<T> {
  /** Only what is present and valid. Scalars missing or invalid in lists are left out, mappings there become `{}`. */
  readonly value: T;
  readonly problems: readonly ShapeProblem[];
  /** Dates that record something that has happened, in the order of the schema. */
  readonly pastDates: readonly { readonly path: Path; readonly date: CalendarDate }[];
}

/** Words the schema does not list but a policy allows, by path with `[]` for any index: `alignment.businessFunction`. */
export type ExtraWords = Readonly<Record<string, readonly string[]>>;

const NO_EXTRA_WORDS: ExtraWords = {};

/** What was read of a section, and by what. */
interface SectionReading extends Reading<unknown> {
  readonly field: FieldInfo;
  readonly extraWords: ExtraWords;
}

const READINGS = Symbol('readings');

/** A section is read with the words of the policy in force, and without. */
const MAX_READINGS = 2;

/**
 * Reads a document by a schema; each value is judged for itself, so that one mistake hides nothing else. A section is
 * not read again for as long as it stands unchanged.
 * @param saysNothing whether a value counts as absent; by default filler does
 */
export function readBySchema<T>(
  { root, sections }: Pick<SourceDocument, 'root' | 'sections'>,
  info: FieldInfo,
  extraWords: ExtraWords = NO_EXTRA_WORDS,
  saysNothing: (node: Node, field: FieldInfo) => boolean = isMissing,
): Reading<T> {
  const problems: ShapeProblem[] = [];
  const pastDates: { path: Path; date: CalendarDate }[] = [];
  // of equal keys the last counts
  const sectionOf = new Map(sections.map((section) => [section.pair.key, section]));
  const placesOfWords = Object.keys(extraWords);

  function readSection({ notes, pair }: Section, field: FieldInfo): unknown {
    const readings = (notes[READINGS] ?? []) as readonly SectionReading[];
    // words for other sections make no difference to this one
    const words = placesOfWords.some((one) => isWithin(one, pair.key)) ? extraWords : NO_EXTRA_WORDS;
    const before = readings.find((reading) => reading.field === field && reading.extraWords === words);
    if (before) {
      problems.push(...before.problems);
      pastDates.push(...before.pastDates);
      return before.value;
    }
    const [problem, date] = [problems.length, pastDates.length];
    const value = readField(pair.value, field, [pair.key]);
    const result = { value, problems: problems.slice(problem), pastDates: pastDates.slice(date) };
    const reading: SectionReading = { field, extraWords: words, ...result };
    notes[READINGS] = [reading, ...readings].slice(0, MAX_READINGS);
    return value;
  }

  function read(node: Node, field: FieldInfo, path: Path): unknown {
    if (field.kind === 'choice') {
      const fitting = field.alternatives.find((alternative) => fits(node, alternative));
      return fitting ? read(node, fitting, path) : invalid(node, field, path);
    }
    if (field.kind === 'mapping')
      return node.kind === 'map' ? readMapping(node, field, path) : invalid(node, field, path, {});
    if (field.kind === 'record')
      return node.kind === 'map' ? readRecord(node, field, path) : invalid(node, field, path);
    if (field.kind === 'list') return node.kind === 'list' ? readList(node, field, path) : invalid(node, field, path);
    const plain = node.kind === 'scalar' ? node.value : undefined;
    if (field.accepts(plain)) {
      if (field.meta.past && typeof plain === 'string') pastDates.push({ path, date: plain });
      return plain;
    }
    if (typeof plain === 'string' && extraWords[genericPath(path)]?.includes(plain)) return plain;
    return invalid(node, field, path);
  }

  function readMapping(node: MapNode, field: FieldInfo, path: Path): unknown {
    const value: Record<string, unknown> = {};
    const present = new Map<string, Pair>();
    for (const pair of node.pairs) present.set(pair.key, pair);
    for (const key of present.keys()) {
      if (field.fields.has(key) || key.startsWith('x-')) continue;
      const free = [...field.fields.keys()].filter((known) => !present.has(known));
      problems.push({ kind: 'unknown-key', path: [...path, key], nearest: nearestWord(key, free) });
    }
    for (const [key, child] of field.fields) {
      const pair = present.get(key);
      if (!pair && !child.required) continue;
      const section = path.length === 0 ? sectionOf.get(key) : undefined;
      const usable = section ? readSection(section, child) : readField(pair?.value, child, [...path, key]);
      if (usable !== undefined) value[key] = usable;
    }
    return value;
  }

  /** What is usable of a field of a mapping: nothing where it is absent, or says nothing. */
  function readField(node: Node | undefined, field: FieldInfo, path: Path): unknown {
    if (node && !saysNothing(node, field)) return read(node, field, path);
    if (field.required && node?.kind !== 'map') problems.push({ kind: 'missing', path });
    // collections are read even where they say nothing, for the unknown keys in them
    if (node && node.kind !== 'scalar') read(node, field, path);
    return undefined;
  }

  function readRecord(node: MapNode, { item }: FieldInfo, path: Path): unknown {
    if (!item) return {};
    const entries = node.pairs
      .filter(({ value }) => !saysNothing(value, item))
      .map(({ key, value }): [string, unknown] => [key, read(value, item, [...path, key])]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  function readList(node: ListNode, { item }: FieldInfo, path: Path): unknown[] {
    if (!item) return [];
    const values = node.items.map((value, i) => {
      if (value.kind === 'scalar' && saysNothing(value, item)) return item.kind === 'mapping' ? {} : undefined;
      const entry = read(value, item, [...path, i]);
      return item.meta.keyField && value.kind === 'map' && saysNothing(value, item) ? {} : entry;
    });
    return values.filter((value) => value !== undefined);
  }

  function invalid(node: Node, field: FieldInfo, path: Path, usable?: object): object | undefined {
    const found = toPlainText(node);
    const words = field.words && [...field.words, ...(extraWords[genericPath(path)] ?? [])];
    const expected = words ? `one of ${words.join(', ')}` : (field.meta.expected ?? `a ${field.kind}`);
    problems.push({ kind: 'invalid', path, found, expected, nearest: words && nearestWord(found, words), field });
    return usable;
  }

  const value = root && read(root, info, []);
  return { value: (value ?? {}) as T, problems, pastDates };
}

/** Whether a node is of the kind that a field takes. */
function fits(node: Node, { kind }: FieldInfo): boolean {
  return node.kind === (kind === 'mapping' || kind === 'record' ? 'map' : kind);
}

/** The known word that was probably meant: at most a third of its letters differ, letter case aside. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
  // edit distance is quadratic in the length of the words, and no known word is this long
  if (words.length === 0 || word.length > 60) return undefined;
  const byLowerCase = new Map(words.map((candidate) => [candidate.toLowerCase(), candidate]));
  const best = closest(word.toLowerCase(), [...byLowerCase.keys()]);
  const allowed = Math.max(1, Math.floor(Math.max(word.length, best.length) / 3));
  return distance(word.toLowerCase(), best) <= allowed ? byLowerCase.get(best) : undefined;
}

/** Whether something is wrong with the shape of a path: on it, above it or below it. */
export function isInvalidAt(problems: readonly ShapeProblem[], path: Path): boolean {
  return problems.some(
    (problem) => problem.kind === 'invalid' && (startsWith(path, problem.path) || startsWith(problem.path, path)),
  );
}

/** A path with `[]` in place of every index: `outcomes.metrics[].target`. */
export function genericPath(path: Path): string {
  return path.reduce<string>((text, s) => (typeof s === 'number' ? `${text}[]` : text === '' ? s : `${text}.${s}`), '');
}

/** Whether a dotted path, `[]` for any index, is that of a field, or of something in it. */
export function isWithin(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`);
}
