import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TODAY } from '../../src/catalogue/exemplary.ts';
import { fieldAt, manifestFields, parsePath } from '../../src/core/index.ts';
import type { Question } from '../../src/core/questions/index.ts';
import { run } from '../../src/cli/program.ts';
import type { Report, ReportedAssessment } from '../../src/report/report-schema.ts';
import { makeRepository } from '../repository/git-repository.ts';
import { answered, careful, invent, type Team } from './agents.ts';

/** A repository as they are: a service that sorts mail with a model, its evaluation, and what people wrote about it. */
const REPOSITORY = {
  'README.md': '# Supplier mail\n\nSorts the mail of suppliers and routes it to the buyer who knows the contract.\n',
  'package.json': '{ "name": "supplier-mail", "dependencies": { "openai": "6.1.0" } }\n',
  'src/sort.mjs':
    "import OpenAI from 'openai';\nexport const answer = (mail) => new OpenAI().responses.create({ model: 'gpt-5-mini', input: mail });\n",
  'src/sap/post.mjs':
    "export const post = (order) => fetch('https://sap.example.org/orders', { method: 'POST', body: order });\n",
  'evals/cases.jsonl': '{"mail": "Please confirm order 4711 for Tuesday", "route": "buyer"}\n'.repeat(30),
  'evals/run.mjs': "import { answer } from '../src/sort.mjs';\nfor (const mail of []) await answer(mail);\n",
  '.github/workflows/evals.yml':
    'on: push\njobs:\n  evals:\n    runs-on: ubuntu-latest\n    steps:\n      - run: node evals/run.mjs\n',
  'docs/runbook.md':
    '# Runbook\n\nWhen it is down, the mail stays in the shared inbox and the buyers sort it by hand.\n',
  CODEOWNERS: '* @acme/purchasing-systems\n',
};

/** What people say when they are asked. No one can say what the business process is called. */
const TEAM: Team = {
  kind: 'application',
  'lifecycle.stage': 'idea',
  'lifecycle.stageHistory': [{ stage: 'idea', since: '2026-04-02' }],
  'lifecycle.decisionDueOn': '2026-09-15',
  'lifecycle.exitCriteria': ['Nine of ten mails reach the right buyer for four weeks'],
  'ownership.owner': '@acme/purchasing-systems',
  'ownership.sponsor': 'user:coo',
  'ownership.businessOwner': 'user:head-of-purchasing',
  'ownership.contact': '#supplier-mail',
  'alignment.businessFunction': 'procurement',
  'alignment.problem': 'Buyers lose an hour a day to mail that is meant for someone else.',
  'alignment.users': { role: 'Buyer', current: 4, target: 30, targetOn: '2026-12-31' },
  'integration.workflow': 'Mail arrives in the shared inbox, is sorted, and buyers correct what went wrong',
  'integration.points': [
    { system: 'SAP S/4HANA', kind: 'api', direction: 'write', status: 'in-progress', path: 'src/sap/' },
  ],
  'integration.humanOversight': 'The buyer sees each mail and moves it with one key',
  'integration.fallback': 'The mail stays in the shared inbox and is sorted by hand',
  'outcomes.metrics': [
    {
      id: 'misrouted',
      name: 'Mail that reached the wrong buyer',
      kind: 'operational',
      unit: '%',
      direction: 'decrease',
      primary: true,
      baseline: 31,
      target: 10,
      dueOn: '2026-12-31',
    },
  ],
  'learning.feedback.channel': 'Moves of buyers are kept as corrections',
  'learning.feedback': { channel: 'Moves of buyers are kept as corrections', cadence: 'weekly' },
  'learning.evaluation': { path: 'evals/', cadence: 'weekly', lastRunOn: '2026-05-14' },
  'learning.evaluation.cadence': 'weekly',
  'learning.evaluation.lastRunOn': '2026-05-14',
  'learning.adaptation': 'Corrections are added to the cases and the prompt is tuned once a week',
  'learning.knowledge': { docs: 'docs/' },
  'sourcing.strategy': 'build',
  'sourcing.rationale': 'No product on the market knows the contracts we have with suppliers',
  'sourcing.alternatives': ['Rules in the mail server'],
  'sourcing.models': [{ provider: 'openai', name: 'gpt-5-mini' }],
  'enablement.training': [{ audience: 'Buyers', status: 'planned' }],
  'enablement.support': '#supplier-mail',
  'capacity.team': { fte: 1.5, skills: ['javascript'], gaps: [] },
  'risk.tier': 'limited',
  'risk.dataClassification': 'internal',
  'risk.personalData': 'none',
  'risk.intendedUse': 'Mail of suppliers in the shared inbox of purchasing',
  'risk.risks': [{ name: 'Mail is lost', mitigation: 'Nothing is deleted, only moved' }],
  'review.cadence': 'monthly',
};

/** A repository, and the tool in it as agents call it. */
function project() {
  const { folder, commit } = makeRepository('2026-04-02', REPOSITORY);
  const file = path.join(folder, 'ai-initiative.yaml');
  const call = async (...args: readonly string[]): Promise<string> => {
    let stdout = '';
    const output = (write: (text: string) => void) => ({ write, drained: async () => undefined, isTerminal: false });
    await run(args, {
      cwd: folder,
      env: { ...process.env, AI_AGENT: '1' },
      stdout: output((text) => (stdout += text)),
      stderr: output(() => undefined),
      readInput: async () => new Uint8Array(),
      today: () => TODAY,
    });
    return stdout;
  };
  const questions = async () =>
    (JSON.parse(await call('questions', '--format', 'json')) as { questions: readonly Question[] }).questions;
  const assessment = async (): Promise<ReportedAssessment> => {
    const [only] = (JSON.parse(await call('assess', '--format', 'json')) as Report).assessments;
    assert.ok(only);
    return only;
  };
  /** Answers questions, over and over, until no answer brings another. */
  const answerAll = async (answer: (question: Question) => unknown) => {
    const done = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const open = (await questions()).filter(({ field }) => !done.has(field));
      if (open.length === 0) return;
      for (const question of open) {
        done.add(question.field);
        const value = answer(question);
        if (value !== undefined) writeFileSync(file, answered(readFileSync(file, 'utf8'), question.field, value));
      }
    }
  };
  return { folder, file, commit, call, questions, assessment, answerAll };
}

const openRules = ({ findings }: ReportedAssessment) =>
  findings.filter(({ status }) => status !== 'waived').map(({ ruleId }) => ruleId);

describe('honesty', () => {
  it('does not call ready what a careless agent made up, and lists what gives it away', async () => {
    const { file, commit, call, assessment, answerAll } = project();
    const idea =
      'schemaVersion: 1\nname: supplier-mail\ntitle: Supplier mail\nlifecycle:\n  stage: idea\n  stageHistory: [{ stage: idea, since: 2026-04-02 }]\n';
    commit('2026-04-02', { 'ai-initiative.yaml': idea });
    commit('2026-05-10', { 'ai-initiative.yaml': idea.replace('title: Supplier mail', 'title: Mail of suppliers') });
    // it says that the pilot has been running for months
    const dated = idea
      .replace('stage: idea\n', 'stage: pilot\n')
      .replace(']\n', ', { stage: pilot, since: 2026-03-01 }]\n');
    writeFileSync(file, dated);
    // and stays with it
    await answerAll(({ field, answer }) => (field.startsWith('lifecycle.stage') ? undefined : invent(field, answer)));
    const result = await assessment();
    assert.ok(result.gate?.verdict !== 'ready' || result.basis === 'on-its-own-word', result.gate?.verdict);
    const given = openRules(result);
    for (const rule of ['owner-unknown', 'evaluation-path-missing', 'stage-date-contradicted']) {
      assert.ok(given.includes(rule), `${rule} is not among ${given.join(', ')}`);
    }
    const shown = await call('assess');
    assert.match(shown, /^ai-initiative\.yaml:\d+:\d+: \w+ owner-unknown: /m);
  });

  it('recognises what was copied from the documentation', async () => {
    const { file, assessment, answerAll } = project();
    writeFileSync(file, 'schemaVersion: 1\nname: supplier-mail\ntitle: Supplier mail\nlifecycle:\n  stage: pilot\n');
    await answerAll(({ field }) => fieldAt(manifestFields, parsePath(field))?.example);
    const result = await assessment();
    assert.equal(result.gate?.verdict, 'blocked');
    const copied = result.findings.filter(({ message }) => /example/.test(message)).map(({ ruleId }) => ruleId);
    assert.ok(copied.length > 3, copied.join(', '));
  });

  it('leaves a careful agent with nothing open but what it says that it assumed', async () => {
    const { file, call, questions, assessment, answerAll } = project();
    await call('init', '--yes');
    await answerAll((question) => careful(question, TEAM));
    const open = async () =>
      (await questions()).filter(({ severity }) => severity !== 'info').map(({ field }) => field);
    // init takes the first use of a model for the beginning of an idea, and says that it assumed so
    assert.deepEqual(await open(), ['lifecycle.stage', 'alignment.process']);
    writeFileSync(file, answered(readFileSync(file, 'utf8'), 'assumed', []));
    assert.deepEqual(await open(), ['alignment.process']);
    // the README names it, no one confirmed it
    const assumed = answered(readFileSync(file, 'utf8'), 'alignment.process', 'Routing of the mail of suppliers');
    writeFileSync(file, answered(assumed, 'assumed', ['alignment.process']));
    const result = await assessment();
    assert.equal(result.gate?.verdict, 'conditional');
    assert.deepEqual(
      result.gate.requirements.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId),
      ['process-missing'],
    );
    assert.ok(result.findings.some(({ ruleId, message }) => ruleId === 'process-missing' && /assum/.test(message)));
    assert.ok(!openRules(result).some((rule) => /contradict|unknown|path-missing|undeclared/.test(rule)));
  });
});
