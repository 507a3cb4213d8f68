import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../src/core/index.ts';
import { exemplaryText } from './core/exemplary.ts';
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

  it('still completes keys and explains them', async () => {
    const ask = (method: 'completion' | 'hover', marked: string) =>
      server.ask(method, marked.replace(CURSOR, ''), marked.indexOf(CURSOR));
    const keys = JSON.stringify(await ask('completion', 'ownership:\n  ‸'));
    for (const key of ['owner', 'sponsor', 'contact']) assert.ok(keys.includes(`"label":"${key}"`), keys);
    const words = JSON.stringify(await ask('completion', 'lifecycle:\n  stage: ‸'));
    for (const word of ['idea', 'pilot', 'production', 'retired'])
      assert.ok(words.includes(`"label":"${word}"`), words);
    assert.match(JSON.stringify(await ask('hover', 'ownership:\n  ow‸ner: group:a\n')), /who answers for/);
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
