import { fieldAt } from '../manifest/describe.ts';
import { manifestFields } from '../manifest/fields.ts';
import type { Filler } from '../manifest/gaps/filler.ts';
import { scaffoldOf } from '../manifest/scaffold.ts';
import type { Kind, Stage } from '../vocabulary.ts';
import type { Edit } from '../yaml/edit.ts';
import { parsePath, type Path } from '../yaml/path.ts';
import { renderBlock } from '../yaml/render.ts';
import { exemplaryManifest } from './exemplary.ts';
import { defineRule, stagesOf, type Example, type Rule, type RuleContext, type RuleDeclaration } from './rule.ts';

type Common = Omit<RuleDeclaration<never>, 'messages' | 'check' | 'fix' | 'examples' | 'needsFacts' | 'requires'>;

interface MissingDeclaration extends Common {
  /** Dotted path of what must be there. */
  readonly path: string;
  /** Fields below `path` that must all be there; `path` itself when absent. */
  readonly parts?: readonly string[];
  /** Whether one of `parts` is needed; all are unless given. */
  readonly needs?: (part: string, context: RuleContext) => boolean;
  /** What is missing, to begin a sentence: *The owner*. */
  readonly noun: string;
  /** The finding where nothing is written: what is missing, and the shortest way to answer. */
  readonly absent: string;
  /** Values beside it in the section of the examples, where the exemplary manifest has others. */
  readonly given?: Readonly<Record<string, unknown>>;
}

/** The rule *a field is missing*: absent, or filled with what is no answer. Its examples and its scaffold come from the schema. */
export function missing(declaration: MissingDeclaration): Rule {
  const { path, parts, needs = () => true, noun, absent, given = {}, ...common } = declaration;
  const paths = parts?.map((part) => `${path}.${part}`) ?? [path];
  const partOf = (dotted: string) => dotted.slice(path.length + 1);
  // made once: these rules look at every manifest
  const whole = parsePath(path);
  const wholeScaffold = insertScaffold(path);
  const places = paths.map((one) => ({ dotted: one, segments: parsePath(one) }));
  const gapsIn = (context: RuleContext) =>
    places
      .filter(({ dotted, segments }) => isAbsent(context.manifest, segments) && needs(partOf(dotted), context))
      .map(({ dotted }) => dotted);
  return defineRule({
    ...common,
    requires: paths,
    messages: {
      absent: () => absent,
      partly: ({ gaps }: { gaps: string }) => `${noun} lacks ${gaps}. ${common.action}`,
      filler: ({ filler }: { filler: Filler }) => fillerMessage(noun, filler, common.action),
    },
    check(context) {
      const [first, ...more] = gapsIn(context);
      if (first === undefined) return [];
      const isWhole = isAbsent(context.manifest, whole);
      const at = isWhole ? path : first;
      const found = context.filler(at);
      if (found) return [{ path: at, message: 'filler', args: { filler: found } }];
      if (isWhole) return [{ path: at, message: 'absent' }];
      const gaps = [first, ...more].map(partOf).join(', ');
      return [{ path: at, message: 'partly', args: { gaps } }];
    },
    fix: {
      kind: 'scaffold',
      edits: (_finding, context) =>
        isAbsent(context.manifest, whole) ? [wholeScaffold] : gapsIn(context).map(insertScaffold),
    },
    examples: sectionExamples(common, path, given),
  });
}

/** What to say of a value that is no answer. @param noun what it is the value of, to begin a sentence */
export function fillerMessage(noun: string, { kind, text }: Filler, action: string): string {
  switch (kind) {
    case 'placeholder':
    case 'thin':
      return `${noun} says only "${shorten(text)}". ${action}`;
    case 'example':
      return `${noun} repeats the example of the documentation. ${action}`;
    case 'repeated':
      return `${noun} repeats the text of other fields. ${action}`;
    case 'address':
      return `${noun} is no complete web address: "${shorten(text)}". ${action}`;
    case 'zero':
      return `${noun} is 0. ${action}`;
    case 'assumed':
      return `${noun} is assumed. Have it confirmed, then take it off the list`;
  }
}

/** Examples made of a section of the exemplary manifest: with the field, and without it. */
function sectionExamples(
  { required, requiredOf, notFor = [] }: Pick<Common, 'required' | 'requiredOf' | 'notFor'>,
  path: string,
  given: Readonly<Record<string, unknown>>,
): RuleDeclaration<never>['examples'] {
  const kind: Kind = notFor.includes('application') ? (notFor.includes('agent') ? 'platform' : 'agent') : 'application';
  const [stage = 'idea'] = stagesOf({ required: requiredOf?.[kind] ?? required });
  return { bad: sectionExample(path, given, stage, kind, true), good: sectionExample(path, given, stage, kind, false) };
}

function sectionExample(
  path: string,
  given: Readonly<Record<string, unknown>>,
  stage: Stage,
  kind: Kind,
  isBad: boolean,
): Example {
  return {
    stage,
    kind,
    // written when it is read: to write all of them takes a tenth of the start
    get yaml() {
      const [section = '', ...keys] = parsePath(path).map(String);
      const exemplary = exemplaryManifest(stage, kind)[section];
      const whole = typeof exemplary === 'object' ? { ...exemplary, ...given } : exemplary;
      const value = isBad ? without(whole, keys) : whole;
      return `${renderBlock({ [section]: value }, { indent: 0, eol: '\n' })}\n`;
    },
  };
}

function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return undefined;
  const { [key]: inner, ...others } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  return rest.length === 0 ? others : { ...others, [key]: without(inner, rest) };
}

/** How messages name an item of a list: its own name, else its number from 1 (*metric 2*). */
export function itemName(noun: string, index: number, name: string | undefined): string {
  return name === undefined ? `${noun} ${index + 1}`.trimStart() : `"${shorten(name)}"`;
}

/** The edit that writes a field with placeholders where answers go; those are made when they are read. */
export function insertScaffold(path: string): Edit {
  return {
    op: 'insert',
    path,
    get value() {
      return scaffoldOf(fieldAt(manifestFields, parsePath(path)));
    },
  };
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

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
