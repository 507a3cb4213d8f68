import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  assess,
  defaultPolicy,
  formatPath,
  parseDocument,
  rules,
  exemplaryManifest,
  KINDS,
  STAGES,
  stagesOf,
  type Assessment,
  type Facts,
  type Outcome,
  type Path,
  type SourceDocument,
} from '../../../src/core/index.ts';
import { exemplaryFacts, exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import { anyFacts, nearlyExemplary, textOf, type Value } from '../generated.ts';
import { write } from '../apply-fixes.ts';

const judge = (document: SourceDocument, facts: Facts | undefined) =>
  assess(document, { policy: defaultPolicy, facts, today: TODAY });

/** A manifest whose repository is unknown, and one that is. */
const SURROUNDINGS = [undefined, exemplaryFacts];

const plainValue = (text: string) => parse(text) as Value;

const EPSILON = 1e-9;
const UNMET: readonly Outcome[] = ['failed', 'upcoming', 'waived'];

/**
 * What a manifest cannot be without; signatures; reminders one sets oneself; decisions, whose loss shows in git; which
 * metrics decide, as of two primary ones each takes the other's part; ids, by which files of measurements are read; and the
 * kind, which decides what is asked.
 */
const EXEMPT =
  /^(schemaVersion|name|title|kind|lifecycle\.(stage|onHold|decisions)|waivers|notNeeded|assumed|sourcing\.contract)$|\.(id|primary|retiresOn)$/;

/** Sections and lists that hold a reminder are not taken away as a whole. */
const holdsReminder = (value: unknown): boolean => /"(contract|retiresOn|onHold)"/.test(JSON.stringify(value) ?? '');

/** Every key below a value that may be taken away and leaves something to judge. */
function removableKeys(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, child]) => {
    const childPath = [...path, isList ? Number(key) : key];
    const name = formatPath(childPath);
    if (EXEMPT.test(name)) return [];
    const isKept = isList || name === 'lifecycle' || holdsReminder(child);
    return [...(isKept ? [] : [childPath]), ...removableKeys(child, childPath)];
  });
}

const outcomes = ({ rules: results }: Assessment) => new Map(results.map((result) => [result.ruleId, result.outcome]));

/** Whether a person agreed by name to the absence of what is gone now. */
function isWaivedAbsence(before: Assessment, after: Assessment): boolean {
  const requirements = after.gate?.requirements ?? [];
  return requirements.some(({ ruleId, status }) => status === 'waived' && outcomes(before).get(ruleId) !== 'waived');
}

/** Leaves out each of the paths (by default all that may go) from a manifest, which must not be judged better then. */
function assertNoGain(manifest: Value, surroundings: readonly (Facts | undefined)[], paths = removableKeys(manifest)) {
  const document = parseDocument(textOf(manifest));
  const before = surroundings.map((facts) => ({ facts, assessment: judge(document, facts) }));
  for (const path of paths) {
    const shorter = parseDocument(textOf(write(manifest, path, undefined) as Value), document);
    for (const { facts, assessment } of before) {
      assertNotBetter(assessment, judge(shorter, facts), `without ${formatPath(path)}`);
    }
  }
}

function assertNotBetter(before: Assessment, after: Assessment, removed: string): void {
  assert.ok((after.score ?? 0) <= (before.score ?? 0) + EPSILON, `score ${removed}`);
  const isTakenBack = before.rules.some(({ claim }) => claim === 'contradicted');
  if (!isTakenBack) {
    assert.ok((after.verified.share ?? 0) <= (before.verified.share ?? 0) + EPSILON, `verified share ${removed}`);
  }
  if (before.gate && after.gate && !isWaivedAbsence(before, after)) {
    if (after.gate.verdict === 'ready' && !isTakenBack) {
      assert.equal(before.gate.verdict, 'ready', `verdict ${removed}`);
    }
  }
  // rule by rule, so that it holds whatever weights a policy gives them
  const now = outcomes(after);
  for (const { ruleId: id, outcome: was, needsFacts } of before.rules) {
    const is = now.get(id) ?? 'not-applicable';
    if (!needsFacts && UNMET.includes(was)) assert.ok(UNMET.includes(is), `${id} was ${was}, is ${is} ${removed}`);
    if (was === 'not-applicable') assert.notEqual(is, 'passed', `${id} ${removed}`);
  }
}

describe('leaving something out never pays', () => {
  it('in an exemplary manifest of any stage and kind', () => {
    for (const [stage, kind] of STAGES.flatMap((stage) => KINDS.map((kind) => [stage, kind] as const))) {
      assertNoGain(exemplaryManifest(stage, kind), SURROUNDINGS);
    }
  });

  it('of the kind of an exemplary manifest: it is no longer ready, and scores less', () => {
    for (const kind of KINDS) {
      const { kind: _kind, ...manifest } = exemplaryManifest('pilot', kind);
      const { gate, score } = judge(parseDocument(textOf(manifest)), exemplaryFacts);
      assert.deepEqual(
        { verdict: gate?.verdict, isLess: (score ?? 0) < 100 },
        { verdict: 'conditional', isLess: true },
      );
    }
  });

  it('in the bad example of any rule', () => {
    for (const { required, examples } of rules) {
      const stage = examples.bad.stage ?? stagesOf({ required })[0] ?? 'idea';
      const manifest = plainValue(exemplaryText(stage, examples.bad.yaml, examples.bad.kind));
      const sections = Object.keys(plainValue(examples.bad.yaml));
      const paths = removableKeys(manifest).filter(([section]) => sections.includes(`${section}`));
      assertNoGain(manifest, [exemplaryFacts], paths);
    }
  });

  it('in any other manifest', () => {
    fc.assert(
      fc.property(nearlyExemplary, fc.option(anyFacts, { nil: undefined }), ({ manifest, sections }, facts) => {
        const paths = removableKeys(manifest).filter(([section]) => sections.some((name) => name === section));
        assertNoGain(manifest, [facts], paths);
      }),
      // the same draw in every run: what fails then fails by the change under test
      { numRuns: 40, seed: Number(process.env['S']) },
    );
  });
}).timeout(60_000);
