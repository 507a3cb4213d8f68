import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assess, assessWorkspace, defaultPolicy, nameDuplicate, parseDocument, shapeRules } from '../src/core/index.ts';

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
