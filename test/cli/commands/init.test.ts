import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { ask } from '../../../src/cli/commands/init.ts';
import { assess, defaultPolicy, parseDocument } from '../../../src/core/index.ts';
import { TODAY } from '../../../src/catalogue/exemplary.ts';
import { makeFolder, makeRepository } from '../../repository/git-repository.ts';
import { useFolder } from '../harness.ts';

const FILES = {
  'README.md': '[![build](x.svg)](y)\n# :robot: Invoice *triage*\n\nClassifies invoices.\n',
  'package.json':
    '{\n  "name": "@acme/invoiceTriage",\n  "description": "Classifies  invoices: fast",\n  "homepage": "https://example.org/triage",\n  "dependencies": {\n    "openai": "6",\n    "pg": "8",\n    "kafkajs": "2"\n  }\n}',
  CODEOWNERS: '* @acme/finance\n',
  'openapi.yaml': 'openapi: 3.1.0\n',
  'evals/run.ts': '',
  'src/store.ts': 'import pg from "pg";\nimport { Kafka } from "kafkajs";\n',
  'docs/a.md': '',
};

describe('ai-initiative init', () => {
  const cli = useFolder();
  const init = async (folder: string) => {
    const result = await cli().run(['init', folder, '--yes']);
    const file = path.join(folder, 'ai-initiative.yaml');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const { manifest, findings } = assess(parseDocument(text), { policy: defaultPolicy, today: TODAY });
    return { ...result, text, manifest, shape: findings.filter(({ group }) => group === 'shape') };
  };

  it('writes what the repository says, each with its evidence, and invents nothing', async () => {
    const { folder, commit } = makeRepository('2026-01-02', { 'package.json': '{"dependencies":{"pg":"8"}}' });
    commit('2026-01-12', FILES);
    commit('2026-03-01', { 'package.json': FILES['package.json'].replace('"6"', '"6.1"') });
    const { code, text, manifest, shape } = await init(folder);
    assert.equal(code, 0);
    assert.deepEqual(shape, []);
    assert.deepEqual(manifest, {
      schemaVersion: 1,
      name: 'invoice-triage',
      title: 'Invoice triage',
      description: 'Classifies invoices: fast',
      links: [{ title: 'Home page', url: 'https://example.org/triage' }],
      lifecycle: { stage: 'idea' },
      assumed: ['lifecycle.stage', 'lifecycle.stageHistory'],
      ownership: { owner: '@acme/finance' },
      integration: {
        points: [
          {},
          { system: 'PostgreSQL', kind: 'database', path: 'src/store.ts' },
          { system: 'Kafka', kind: 'event', path: 'src/store.ts' },
        ],
      },
      learning: { evaluation: { path: 'evals/' }, knowledge: { docs: 'docs/' } },
      sourcing: { models: [{ provider: 'openai' }] },
    });
    assert.match(
      text,
      /^ {2}stageHistory: {2}# from: commit [0-9a-f]{8} brought an AI SDK into package\.json\n {4}- stage: idea\n {6}since: 2026-01-12$/m,
    );
    assert.match(text, /^ {2}owner: "@acme\/finance" {2}# from: CODEOWNERS line 1$/m);
    assert.match(
      text,
      /^ {2}models: {2}# from: openai in package\.json line 6\n {4}- provider: openai\n {6}name: "TODO"$/m,
    );
    assert.match(text, /^ {2}# sponsor: "TODO" {2}# /m);
  });

  it('makes the title of the name, and the name of the letters without their accents', async () => {
    const folder = makeFolder({ 'pyproject.toml': '[project]\nname = "relevés_triage"\n' });
    const { manifest } = await init(folder);
    assert.deepEqual([manifest?.name, manifest?.title], ['releves-triage', 'Releves triage']);
  });

  it('has no shape finding in a folder that says nothing, or nonsense', async () => {
    for (const files of [
      {},
      { 'package.json': '{', 'pyproject.toml': '[', 'README.md': '#\n', CODEOWNERS: '* not an owner @\n' },
      {
        'package.json':
          '{"name":"\\u001b]0;x\\u0007 TODO","description":"a\\n# b: c","homepage":"javascript:alert(1)"}',
      },
      { 'README.md': `# ${'x'.repeat(500)}\n` },
    ]) {
      const { code, shape } = await init(makeFolder(files as Record<string, string>));
      assert.equal(code, 0);
      assert.deepEqual(shape, []);
    }
  });

  it('takes no system for one it works with that only its developers need', async () => {
    const { text } = await init(
      makeFolder({
        'package.json': '{"dependencies":{"pg":"8"},"devDependencies":{"pg":"8","mongodb":"6"}}',
        'pyproject.toml': '[dependency-groups]\ntest = ["pymysql"]\n[tool.poetry.dependencies]\nkafka-python = "2"\n',
        'requirements-dev.txt': 'elasticsearch\n',
        'src/store.ts': 'import pg from "pg";\nimport m from "mongodb";\n',
        'app/jobs.py': 'import kafka\nimport pymysql\nimport elasticsearch\nimport pika\nimport redis\n',
        'requirements/requirements-dev.txt': 'pika\n',
      }),
    );
    const systems = [...text.matchAll(/system: (\w+)/g)].map(([, system]) => system);
    assert.deepEqual(
      systems.toSorted((a = '', b = '') => a.localeCompare(b)),
      ['Kafka', 'PostgreSQL'],
    );
  });

  it('stops where whoever is asked stops answering', async () => {
    const input = new PassThrough();
    input.end('good-name\n');
    await assert.rejects(
      ask({}, input, new PassThrough()),
      /stopped before every question was answered; nothing was written/,
    );
  });

  it('leaves a link of its name, wherever that leads', async () => {
    const folder = makeFolder();
    symlinkSync('nowhere.yaml', path.join(folder, 'ai-initiative.yaml'));
    const { code, stderr } = await init(folder);
    assert.equal(code, 2);
    assert.match(stderr, /^error: \S*ai-initiative\.yaml already exists and was not changed$/m);
  });

  it('never writes over a manifest', async () => {
    const folder = makeFolder({ 'ai-initiative.yml': 'name: mine\n' });
    const { code, stderr } = await init(folder);
    assert.equal(code, 2);
    assert.match(stderr, /already exists and was not changed/);
    assert.equal(existsSync(path.join(folder, 'ai-initiative.yaml')), false);
  });
});
