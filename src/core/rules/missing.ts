import { fieldAt } from '../manifest/describe.ts';
import { manifestFields } from '../manifest/fields.ts';
import { scaffoldOf } from '../manifest/scaffold.ts';
import type { Dimension } from '../manifest/schema.ts';
import { parsePath, type Path } from '../yaml/path.ts';
import { renderBlock } from '../yaml/render.ts';
import { defineRule, type Example, type Rule, type RuleContext, type RuleDeclaration } from './rule.ts';

type Common = Pick<RuleDeclaration<never>, 'id' | 'at' | 'severity' | 'weight' | 'title' | 'why' | 'applies'>;

interface MissingDeclaration extends Common {
  /** Dotted path of what must be there. */
  readonly path: string;
  /** Fields below `path` that must all be there; `path` itself when absent. */
  readonly parts?: readonly string[];
  /** What to do about it, as an imperative sentence without a full stop. */
  readonly ask: string;
  /** Values that must stand around it for the rule to apply, for the examples. */
  readonly given?: Readonly<Record<string, unknown>>;
}

/** The rule *a field is missing*: absent, empty or a placeholder. Its examples and its scaffold come from the schema. */
export function missing(dimension: Dimension, declaration: MissingDeclaration): Rule {
  const { path, parts, ask, given = {}, ...common } = declaration;
  const paths = parts?.map((part) => `${path}.${part}`) ?? [path];
  // made once: these rules look at every manifest
  const whole = parsePath(path);
  const wholeScaffold = insertScaffold(path);
  const places = paths.map((one) => ({ dotted: one, segments: parsePath(one) }));
  const gapsIn = (manifest: unknown) =>
    places.filter(({ segments }) => isAbsent(manifest, segments)).map(({ dotted }) => dotted);
  return defineRule(dimension, {
    ...common,
    requires: paths,
    messages: {
      absent: ({ what }: { what: string }) => `${what} is missing: ${lowerFirst(ask)}`,
      placeholder: ({ what, found }: { what: string; found: string }) =>
        `${what} holds only the placeholder "${found}": ${lowerFirst(ask)}`,
    },
    check({ manifest, placeholder }) {
      const gaps = gapsIn(manifest);
      const [first] = gaps;
      if (first === undefined) return [];
      const at = isAbsent(manifest, whole) ? path : first;
      const found = placeholder(at);
      const what = at === path ? path : gaps.join(', ');
      return [
        found === undefined
          ? { path: at, message: 'absent', args: { what } }
          : { path: at, message: 'placeholder', args: { what, found } },
      ];
    },
    fix: {
      kind: 'scaffold',
      edits: (_finding, { manifest }) =>
        isAbsent(manifest, whole) ? [wholeScaffold] : gapsIn(manifest).map(insertScaffold),
    },
    examples: {
      bad: example(() => fragment(path, scaffoldOf(fieldAt(manifestFields, parsePath(path))), given)),
      good: example(() => fragment(path, exampleOf(path), given)),
    },
  });
}

interface MissingInEachDeclaration<T> extends Common {
  /** Dotted path of a list of mappings. */
  readonly list: string;
  /** The field each item must have. */
  readonly field: string;
  readonly ask: string;
  /** How a person would name an item, beside its number from 1. */
  readonly name: (item: T) => string | undefined;
}

/** The rule *every item needs a field*: one finding for each item without it, standing on that item. */
export function missingInEach<T extends object>(dimension: Dimension, declaration: MissingInEachDeclaration<T>): Rule {
  const { list, field, ask, name, ...common } = declaration;
  const listPath = parsePath(list);
  const items = (context: RuleContext) => (valueAt(context.manifest, listPath) ?? []) as readonly T[];
  return defineRule(dimension, {
    ...common,
    requires: [`${list}[].${field}`],
    messages: {
      absent: ({ item }: { item: string }) => `${item} has no ${field}: ${lowerFirst(ask)}`,
      placeholder: ({ item, found }: { item: string; found: string }) =>
        `The ${field} of ${item} is only the placeholder "${found}": ${lowerFirst(ask)}`,
    },
    *check(context) {
      for (const [index, item] of items(context).entries()) {
        if (valueAt(item, [field]) !== undefined) continue;
        const path = `${list}[${index}].${field}`;
        const found = context.placeholder(path);
        const label = itemLabel(list, index, name(item));
        yield found === undefined
          ? { path, message: 'absent', args: { item: label } }
          : { path, message: 'placeholder', args: { item: label, found } };
      }
    },
    fix: { kind: 'scaffold', edits: ({ path }) => [insertScaffold(path)] },
    examples: {
      bad: example(() => fragment(list, [{ ...firstExampleOf(list), [field]: 'TODO' }])),
      good: example(() => fragment(list, [firstExampleOf(list)])),
    },
  });
}

/** How messages name an item of a list: `outcomes.metrics[0] (Handling time)`. */
export function itemLabel(list: string, index: number, name: string | undefined): string {
  return name === undefined ? `${list}[${index}]` : `${list}[${index}] (${name})`;
}

/** The edit that writes a field with placeholders where answers go; those are made when somebody wants them. */
export function insertScaffold(path: string) {
  return {
    op: 'insert',
    path,
    get value() {
      return scaffoldOf(fieldAt(manifestFields, parsePath(path)));
    },
  } as const;
}

/** Not there, or a mapping in which nothing known is there. */
function isAbsent(manifest: unknown, path: Path): boolean {
  const value = valueAt(manifest, path);
  return (
    value === undefined ||
    (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0)
  );
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, segment) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[segment] : undefined,
    value,
  );
}

function exampleOf(path: string): unknown {
  return fieldAt(manifestFields, parsePath(path))?.example;
}

function firstExampleOf(list: string): object {
  return (exampleOf(list) as object[])[0] ?? {};
}

/** Written when somebody reads it: to write all of them takes a tenth of the start. */
function example(write: () => string): Example {
  return {
    get yaml() {
      return write();
    },
  };
}

function fragment(path: string, value: unknown, given: Readonly<Record<string, unknown>> = {}): string {
  const [section = '', ...keys] = path.split('.');
  const inner = keys.reduceRight<unknown>((below, key) => ({ [key]: below }), value);
  const merged = typeof inner === 'object' && !Array.isArray(inner) ? { ...given, ...inner } : inner;
  return `${renderBlock({ [section]: merged }, { indent: 0, eol: '\n' })}\n`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
