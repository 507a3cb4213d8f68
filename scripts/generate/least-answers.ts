import { markdownTable } from '../../src/catalogue/markdown-table.ts';
import {
  assess,
  defaultPolicy,
  EXEMPLARY_DAY,
  exemplaryManifest,
  KINDS,
  parseDocument,
  type Assessment,
  type Kind,
  type Path,
  type SourceDocument,
} from '../../src/core/index.ts';

/** A manifest as a plain value. */
type Value = Readonly<Record<string, unknown>>;

/** @param previous of nearly the same manifest, so that the rest is not parsed again */
function documentOf(manifest: Value, previous?: SourceDocument): SourceDocument {
  const sections = Object.entries(manifest).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return parseDocument(sections.join(''), previous);
}

const judge = (document: SourceDocument): Assessment =>
  assess(document, { policy: defaultPolicy, dependents: [], today: EXEMPLARY_DAY });

/** What an idea is after three minutes: ten answers. */
export function honestIdea(kind: Kind): Value {
  const { schemaVersion, name, title, ownership, alignment, integration, risk } = exemplaryManifest('idea', kind) as {
    readonly [section: string]: Value;
  };
  return {
    schemaVersion,
    name,
    title,
    kind,
    lifecycle: { stage: 'idea', stageHistory: [{ stage: 'idea', since: '2026-05-04' }] },
    ownership: { owner: ownership?.['owner'] },
    alignment: { businessFunction: alignment?.['businessFunction'], problem: alignment?.['problem'] },
    integration: { workflow: integration?.['workflow'] },
    risk: { tier: risk?.['tier'] },
  };
}

/** The errors and warnings of {@link honestIdea} that are open. */
export function openIn(manifest: Value): readonly string[] {
  return judge(documentOf(manifest))
    .findings.filter(({ status, severity }) => status === 'open' && severity !== 'info')
    .map(({ ruleId }) => ruleId);
}

/**
 * How many answers a manifest needs for a verdict, or a better one: an exemplary one loses whatever it does not need, what
 * is largest first.
 */
export function leastAnswers(stage: 'idea' | 'pilot' | 'production', kind: Kind, verdict: 'conditional' | 'ready') {
  const wanted = verdict === 'ready' ? ['ready'] : ['ready', 'conditional'];
  const isEnough = (document: SourceDocument) => wanted.includes(judge(document).gate?.verdict ?? '');
  let manifest: Value = exemplaryManifest(stage, kind);
  let document = documentOf(manifest);
  if (!isEnough(document)) return undefined;
  const places = partsOf(manifest, []).toSorted((a, b) => a.length - b.length);
  for (const path of places) {
    if (path[0] === 'kind' || !has(manifest, path)) continue;
    const less = without(manifest, path) as Value;
    const shorter = documentOf(less, document);
    if (isEnough(shorter)) [manifest, document] = [less, shorter];
  }
  return answersIn(manifest);
}

/** Every part of a value that can be left out, the ones in it included; items of a list from the last. */
function partsOf(value: unknown, path: Path): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys: Path = Array.isArray(value) ? value.map((_, i) => i).toReversed() : Object.keys(value);
  return keys.flatMap((key) => [[...path, key], ...partsOf((value as Value)[key], [...path, key])]);
}

function has(value: unknown, [key, ...rest]: Path): boolean {
  if (key === undefined) return true;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) && has((value as Value)[key], rest);
}

function without(value: unknown, [key, ...rest]: Path): unknown {
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    return rest.length === 0
      ? items.filter((_, i) => i !== key)
      : items.map((one, i) => (i === key ? without(one, rest) : one));
  }
  if (typeof value !== 'object' || value === null || key === undefined) return value;
  const { [key]: inner, ...others } = value as Value;
  if (rest.length === 0) return others;
  return inner === undefined ? value : { ...value, [key]: without(inner, rest) };
}

/** Values that someone types; a list of words is one, and the stage of a day in the history comes with the day. */
export function answersIn(value: unknown, key = ''): number {
  if (key === 'schemaVersion') return 0;
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    if (items.some((one) => typeof one === 'object'))
      return items.reduce<number>((sum, one) => sum + answersIn(one, key), 0);
    return 1;
  }
  if (typeof value !== 'object' || value === null) return 1;
  const entries = Object.entries(value).filter(([name]) => !(key === 'stageHistory' && name === 'stage'));
  return entries.reduce((sum, [name, inner]) => sum + answersIn(inner, name), 0);
}

/** How many answers each kind needs, as a table. Markdown. */
export function leastAnswersTable(): string {
  const count = (...of: Parameters<typeof leastAnswers>) => String(leastAnswers(...of) ?? '–');
  const rows = KINDS.map((kind) => [
    `\`${kind}\``,
    count('idea', kind, 'conditional'),
    count('idea', kind, 'ready'),
    count('pilot', kind, 'conditional'),
    count('pilot', kind, 'ready'),
    count('production', kind, 'ready'),
  ]);
  return markdownTable(
    [
      'Kind',
      'idea: conditional',
      'idea: ready for pilot',
      'pilot: conditional',
      'pilot: ready for production',
      'production: ready to stay',
    ],
    rows,
  );
}
