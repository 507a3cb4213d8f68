import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  assess,
  assessWorkspace,
  defaultPolicy,
  KINDS,
  nameDuplicate,
  parseDocument,
  shapeRules,
} from '../src/core/index.ts';
import { run } from '../src/cli/program.ts';
import type { Report } from '../src/report/report-schema.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../examples');

const settings = readFileSync(path.join(EXAMPLES, '.vscode/settings.json'), 'utf8');
const asOf = /"aiInitiative\.assess\.asOf": "([\d-]+)"/.exec(settings)?.[1] ?? '';

const members = assessWorkspace(
  readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'ai-initiative.yaml')
    .map((file) => {
      const document = parseDocument(readFileSync(path.join(EXAMPLES, file), 'utf8'));
      const uri = path.dirname(file).replaceAll('\\', '/');
      return { uri, document, assessment: assess(document, { policy: defaultPolicy, today: asOf }) };
    }),
);

function assessmentOf(folder: string) {
  const member = members.find(({ uri }) => uri === folder);
  assert.ok(member, `examples/${folder} has a manifest`);
  return member.assessment;
}

describe('examples', () => {
  it('has an exemplary initiative in production', () => {
    const { score, gate, findings } = assessmentOf('invoice-triage');
    assert.deepEqual(findings, []);
    assert.ok(score !== null && score > 90);
    assert.equal(gate?.verdict, 'ready');
  });

  it('has a stalled pilot in sales that is blocked', () => {
    const { stage, manifest, gate, findings } = assessmentOf('sales-outreach');
    assert.equal(stage, 'pilot');
    assert.equal(manifest.alignment?.businessFunction, 'sales');
    assert.equal(gate?.verdict, 'blocked');
    const ids = findings.map(({ ruleId }) => ruleId);
    assert.ok(ids.includes('pilot-overdue') && ids.includes('pilot-stalled'));
  });

  it('has a young idea that lacks nothing yet that more than an info asks for', () => {
    const { stage, findings } = assessmentOf('contract-summaries');
    assert.equal(stage, 'idea');
    assert.deepEqual(
      findings.filter(({ status, severity }) => status === 'open' && severity !== 'info'),
      [],
    );
  });

  it('has one of each kind', () => {
    const kinds = members.filter(({ uri }) => !uri.startsWith('mistakes/')).map((one) => one.assessment.manifest.kind);
    assert.deepEqual(
      KINDS.filter((kind) => !kinds.includes(kind)),
      [],
    );
  });

  it('shows every shape rule under mistakes, each announced in the first line of its file', () => {
    const shown = members
      .filter(({ uri }) => uri.startsWith('mistakes/'))
      .map(({ document, assessment }) => {
        const firstLine = /^# (.*)/.exec(document.text)?.[1] ?? '';
        const announced = [...firstLine.matchAll(/([a-z]+-[a-z]+):/g)].map(([, id = '']) => id);
        const found = assessment.findings.filter(({ group }) => group === 'shape').map(({ ruleId }) => ruleId);
        return { announced: announced.sort(), found: [...new Set(found)].sort() };
      });
    for (const { announced, found } of shown) assert.deepEqual(found, announced);
    assert.deepEqual(
      [...new Set(shown.flatMap(({ found }) => found))].sort(),
      [...shapeRules.map(({ id }) => id), nameDuplicate.id].sort(),
    );
  });

  it('makes mistakes only where it says so', () => {
    const outside = members.filter(({ uri }) => !uri.startsWith('mistakes/'));
    const shape = outside.flatMap(({ assessment }) => assessment.findings.filter(({ group }) => group === 'shape'));
    assert.deepEqual(shape, []);
  });

  it('runs the evaluation of the exemplary initiative, which needs no network', () => {
    const output = execFileSync(process.execPath, [path.join(EXAMPLES, 'invoice-triage/evals/run.mjs')]);
    assert.match(output.toString(), /5 of 5 cases/);
  });
});

describe('examples beside their files and their history', () => {
  let report: Report;
  before(async function () {
    this.timeout(60_000);
    let output = '';
    const stream = { write: () => undefined, drained: async () => undefined, isTerminal: false };
    await run(['assess', 'examples', '--today', asOf, '--format', 'json'], {
      cwd: path.dirname(EXAMPLES),
      env: process.env,
      stdout: { ...stream, write: (text) => void (output += text) },
      stderr: stream,
      readInput: async () => new Uint8Array(),
      today: () => asOf,
    });
    report = JSON.parse(output) as Report;
  });

  /** Verdict, its basis, and the rules whose warnings and errors are open, those of the next stage too. */
  const EXPECTED: Readonly<Record<string, readonly [verdict: string, basis: string, ...rules: readonly string[]]>> = {
    'coding-assistant': ['ready', 'partly-verified'],
    'fraud-scoring': ['conditional', 'partly-verified', 'evaluation-stale', 'measurement-stale', 'review-overdue'],
    'invoice-triage': ['ready', 'verified'],
    'model-gateway': ['ready', 'partly-verified'],
    'service-desk-agent': ['conditional', 'partly-verified', 'evaluation-not-in-ci'],
    'tender-search': ['ready', 'partly-verified'],
  };
  for (const [folder, expected] of Object.entries(EXPECTED)) {
    it(`come out as they say: ${folder}`, () => {
      const found = report.assessments.find((one) => one.path === `examples/${folder}/ai-initiative.yaml`);
      const open = (found?.gate?.requirements ?? []).filter(
        ({ status, severity }) => status === 'open' && severity !== 'info',
      );
      const rules = open.map(({ ruleId }) => ruleId).toSorted();
      assert.deepEqual([found?.gate?.verdict, found?.gate?.basis, ...rules], expected);
    });
  }

  it('contradict only what their README says', () => {
    const contradicted = report.assessments.flatMap(({ name, evidence }) =>
      (evidence ?? []).filter(({ status }) => status === 'contradicted').map(({ path: field }) => `${name}: ${field}`),
    );
    assert.deepEqual(contradicted.toSorted(), [
      'sales-outreach: outcomes.metrics[0].actual',
      'service-desk-agent: learning.evaluation.path',
    ]);
  });

  it('have owners that CODEOWNERS names', () => {
    const owners = report.assessments.filter(({ path: file }) => !file.includes('mistakes/'));
    assert.ok(owners.length >= 8);
    for (const { name, evidence } of owners) {
      const owner = evidence?.find(({ path: field }) => field === 'ownership.owner');
      assert.equal(owner?.status, 'verified', String(name));
    }
  });
});
