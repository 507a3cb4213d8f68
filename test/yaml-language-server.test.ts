import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assess, defaultPolicy, parseDocument } from '../src/core/index.ts';
import { exemplaryText, TODAY } from '../src/catalogue/exemplary.ts';
import { startYamlLanguageServer, type LanguageServer } from './language-server/client.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const schema = (name: string) => path.join(ROOT, 'schemas', name);
const CURSOR = '‸';

const EXAMPLES = path.join(ROOT, 'examples');
const examples = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'ai-initiative.yaml')
  .map((file) => readFileSync(path.join(EXAMPLES, file), 'utf8'));

const BROKEN = [
  'lifecycle:\n  stage: \n',
  'ownership:\n  ow\n',
  'schemaVersion: 99\nname: [not, a, name]\nlifecycle: pilot\n',
  'integration: { points: [{ system: SAP, status: sometimes }] }\nunknown: 1\n',
  'waivers:\n  - rule: nothing\n    expiresOn: never\n',
];

const SYNTAX = [
  'name: b',
  'name: b\nname: c',
  'ownership:\n  owner: group:a\n  owner: group:b',
  'ownership: { owner: a, owner: b }',
  'tags: [a, b',
  'tags: [a]]',
  'tags:\n\t- a',
  'description: "open',
  'foo',
  'links: a: b',
  'links: *nowhere',
  '}',
];

describe('the extension for YAML, with the schema that we contribute', function () {
  this.timeout(60_000);
  let server: LanguageServer;
  before(
    async () =>
      (server = await startYamlLanguageServer(schema('ai-initiative.assist.schema.json'), 'ai-initiative.yaml')),
  );
  after(() => server.stop());

  it('finds nothing of its own but syntax errors, in valid manifests and in every mistake', async () => {
    assert.ok(examples.length > 3);
    const texts = [...examples, ...BROKEN, exemplaryText('production')];
    for (const text of texts) {
      const found = await server.diagnose(text);
      assert.deepEqual(
        found.filter(({ source }) => source !== 'YAML'),
        [],
        text,
      );
      if (parseDocument(text).problems.length === 0) assert.deepEqual(found, [], text);
    }
  });

  it('reports each of the findings that we leave to it, at its place, so that what we count is in Problems', async () => {
    const text = (rest: string) => `schemaVersion: 1\nname: a\ntitle: A\nlifecycle: { stage: idea }\n${rest}\n`;
    for (const rest of SYNTAX) {
      const theirs = (await server.diagnose(text(rest))).map(({ range }) => range.start);
      const { findings } = assess(parseDocument(text(rest)), { policy: defaultPolicy, today: TODAY });
      const ours = findings.filter(({ ruleId }) => ruleId === 'yaml-syntax' || ruleId === 'key-duplicate');
      assert.ok(ours.length > 0, rest);
      assert.equal(theirs.length, ours.length, rest);
      for (const [i, { range }] of ours.entries()) {
        const [from, to, there] = [range.start, range.end, theirs[i]].map((at) => [at?.line, at?.character].join('.'));
        // what is not closed they report after it, we where it was opened
        assert.ok(
          there === from || there === to || theirs[i]!.line >= range.start.line,
          `${rest}: ${there} is neither ${from} nor ${to}`,
        );
      }
    }
  });

  it('still completes keys and explains them', async () => {
    const ask = (method: 'completion' | 'hover', marked: string) =>
      server.ask(method, marked.replace(CURSOR, ''), marked.indexOf(CURSOR));
    const keys = JSON.stringify(await ask('completion', 'ownership:\n  ‸'));
    for (const key of ['owner', 'sponsor', 'contact']) assert.ok(keys.includes(`"label":"${key}"`), keys);
    const words = JSON.stringify(await ask('completion', 'lifecycle:\n  stage: ‸'));
    for (const word of ['idea', 'pilot', 'production', 'retired'])
      assert.ok(words.includes(`"label":"${word}"`), words);
    assert.match(
      JSON.stringify(await ask('hover', 'ownership:\n  ow‸ner: group:a\n')),
      /accountable for the initiative/,
    );
  });

  it('would find mistakes with the strict schema, so that silence means something', async () => {
    const strict = await startYamlLanguageServer(schema('ai-initiative.schema.json'), 'ai-initiative.yaml');
    const found = await strict.diagnose(BROKEN[2] ?? '');
    await strict.stop();
    assert.ok(
      found.some(({ source }) => source.startsWith('yaml-schema')),
      JSON.stringify(found),
    );
  });
});
