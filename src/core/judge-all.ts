import { judge, type Judgement } from './judge.ts';
import { manifestFields } from './manifest/fields.ts';
import { isInvalidAt, type ShapeProblem } from './manifest/read.ts';
import type { Policy } from './policy/policy.ts';
import { rules } from './rules/index.ts';
import type { ReadManifest, RuleContext, RunnableRule } from './rules/rule.ts';
import type { SourceDocument } from './yaml/document.ts';
import { parsePath } from './yaml/path.ts';

export interface JudgeAllInput {
  readonly document: SourceDocument;
  readonly context: RuleContext;
  readonly policy: Policy;
  readonly problems: readonly ShapeProblem[];
}

/** A set of sections of the manifest, one bit each. */
type Sections = number;

const KEYS = [...manifestFields.fields.keys()];

/** Sections the schema does not know, or the whole manifest. */
const OTHERS: Sections = 1 << 30;

const BITS = new Map(KEYS.map((key, i): [unknown, Sections] => [key, i < 30 ? 1 << i : OTHERS]));

/** A judgement, and the sections that its rule looked at. */
interface Known {
  readonly judgement: Judgement;
  readonly looked: Sections;
}

/** What is noted with a document for its next reading. */
interface Memory {
  /** What all judgements depend on. */
  readonly inputs: readonly unknown[];
  /** By its key, for each section an object that is the same for as long as its text is. */
  readonly contents: ReadonlyMap<string, object>;
  readonly known: readonly Known[];
  readonly made: unknown;
}

const MEMORY = Symbol('judgements');

/**
 * Judges by all rules in force, and makes something of the judgements. Rules that have only looked at sections that
 * stand unchanged since the last time are not run again, and where no judgement changes, what was made is returned.
 *
 * @param make a function of the judgements, policy, facts, date, lifecycle and waivers, and of nothing else
 */
export function judgeAll<T>(input: JudgeAllInput, make: (judgements: readonly Judgement[]) => T): T {
  const { document, context, policy } = input;
  const contents = new Map(document.sections.map(({ pair, notes }) => [pair.key, notes]));
  const inputs = [policy, context.facts, context.today, contents.get('lifecycle'), contents.get('waivers')];
  const before = document.notes[MEMORY] as Memory | undefined;
  // a text that had to be read as a whole does not say what stands unchanged
  const last = contents.size > 0 && before?.inputs.every((one, i) => one === inputs[i]) ? before : undefined;
  const run = watch(input);
  const known = last ? judgeChanged(last, contents, run) : rulesInForce(policy).map(run);
  const isSame = last && known.every(({ judgement }, i) => judgement === last.known[i]?.judgement);
  const made = isSame ? (last.made as T) : make(known.map(({ judgement }) => judgement));
  document.notes[MEMORY] = { inputs, contents, known, made } satisfies Memory;
  return made;
}

function rulesInForce(policy: Policy): readonly RunnableRule[] {
  return [...rules, ...policy.customRules].filter(({ id }) => policy.rules[id]?.severity !== 'off');
}

function judgeChanged({ contents: before, known }: Memory, now: Memory['contents'], run: Run): readonly Known[] {
  let changed: Sections = 0;
  for (const key of new Set([...before.keys(), ...now.keys()])) {
    if (before.get(key) !== now.get(key)) changed |= OTHERS | (BITS.get(key) ?? OTHERS);
  }
  return known.map((one) => ((one.looked & changed) === 0 ? one : again(one, run)));
}

/** Runs a rule again; the old judgement stays where the new one says the same. */
function again({ judgement: before }: Known, run: Run): Known {
  const { judgement, looked } = run(before.rule);
  const isSame =
    before.findings.length + judgement.findings.length === 0 &&
    before.verdict === judgement.verdict &&
    before.coveredBy === judgement.coveredBy &&
    before.reason === judgement.reason;
  return { judgement: isSame ? before : judgement, looked };
}

type Run = (rule: RunnableRule) => Known;

/** A function that runs a rule and takes down what it looks at. */
function watch({ context, problems }: JudgeAllInput): Run {
  const manifest = new WatchedManifest(context.manifest);
  const look = (key: unknown) => {
    manifest.looked |= BITS.get(key) ?? OTHERS;
  };
  const watched: RuleContext = {
    ...context,
    manifest: manifest as unknown as ReadManifest,
    nodeAt: (path) => {
      look(path[0]);
      return context.nodeAt(path);
    },
    placeholder: (path) => {
      look(parsePath(path)[0]);
      return context.placeholder(path);
    },
  };
  const isInvalid = (dotted: string) => {
    const path = parsePath(dotted);
    look(path[0]);
    return isInvalidAt(problems, path);
  };
  return (rule) => {
    manifest.looked = 0;
    const judgement = judge(rule, watched, isInvalid);
    return { judgement, looked: manifest.looked };
  };
}

/** A manifest that takes down which of its sections are looked at. Rules name them, so there is no list of them. */
class WatchedManifest {
  looked: Sections = 0;

  constructor(readonly sections: ReadManifest) {}
}

for (const key of KEYS) {
  const bit = BITS.get(key) ?? OTHERS;
  Object.defineProperty(WatchedManifest.prototype, key, {
    get(this: WatchedManifest) {
      this.looked |= bit;
      return this.sections[key as keyof ReadManifest];
    },
  });
}
