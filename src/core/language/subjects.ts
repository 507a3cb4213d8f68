import { manifestFields } from '../manifest/fields.ts';
import { isWithin, readBySchema } from '../manifest/read-manifest.ts';
import { defaultPolicy } from '../policy/policy.ts';
import {
  stagesOf,
  type Example,
  type ReadManifest,
  type Rule,
  type RuleContext,
  type RunnableRule,
} from '../rules/rule.ts';
import { parseDocument } from '../yaml/document.ts';

/** A day on which the examples of the rules can be looked at; what they read does not depend on it. */
const SOME_DAY = '2026-05-20';

/** Fields that rules read to say which item they mean. */
const LABELS = /\.(?:id|name|system|audience|unit)$/;

const known = new WeakMap<RunnableRule, ReadonlySet<string>>();

/**
 * The fields a rule looks at, as dotted paths with `[]` for any index: those it requires, else those it is seen to read
 * when its examples run, so that the list cannot be wrong.
 */
export function subjectsOf(rule: RunnableRule): ReadonlySet<string> {
  const found = known.get(rule) ?? new Set(rule.requires ?? readsOf(rule));
  known.set(rule, found);
  return found;
}

function readsOf(rule: RunnableRule & Partial<Pick<Rule, 'examples'>>): readonly string[] {
  const { bad, good } = rule.examples ?? {};
  const read = [bad, good].flatMap((example) => (example ? readsIn(rule, example) : []));
  // on the way to a field its sections are read as well
  return read.filter((path) => !LABELS.test(path) && !read.some((other) => isWithin(other, path) && other !== path));
}

function readsIn(rule: RunnableRule, { yaml, stage: given }: Example): readonly string[] {
  const document = parseDocument(yaml);
  const stage = given ?? stagesOf(rule)[0] ?? 'idea';
  const { value } = readBySchema<Partial<ReadManifest>>(document, manifestFields);
  const read = new Set<string>();
  const context: RuleContext = {
    manifest: watch({ ...value, lifecycle: { ...value.lifecycle, stage } }, '', read),
    stage,
    kind: value.kind ?? 'application',
    today: SOME_DAY,
    thresholds: defaultPolicy.thresholds,
    facts: undefined,
    dependents: undefined,
    modelsAllowed: [],
    modelsRetired: [],
    owners: { listed: [], mapping: {} },
    nodeAt: () => undefined,
    filler: () => undefined,
  };
  if (rule.applies?.(context) !== false) rule.check(context);
  return [...read];
}

/** A view of a value that puts down the paths of all that is read of it. */
function watch<T extends object>(value: T, path: string, read: Set<string>): T {
  return new Proxy(value, {
    get(target, key) {
      const inner: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || (Array.isArray(target) && !/^\d+$/.test(key))) return inner;
      const at = Array.isArray(target) ? `${path}[]` : path === '' ? key : `${path}.${key}`;
      read.add(at);
      return typeof inner === 'object' && inner !== null ? watch(inner, at, read) : inner;
    },
  });
}
