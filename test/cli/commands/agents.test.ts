import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { useFolder } from '../harness.ts';

const MANIFEST =
  'schemaVersion: 1\nname: mail-sorter\ntitle: Mail sorter\nkind: application\nlifecycle:\n  stage: pilot\n';
const AGENT = { AI_AGENT: 'test' };
const INSTALLED = '.agents/skills/ai-initiative/SKILL.md';

describe('for agents', () => {
  const folder = useFolder({ 'ai-initiative.yaml': MANIFEST });

  it('chooses its format by itself where an agent runs it, unless another is asked for', async () => {
    const { run } = folder();
    const asked = await run(['assess', '--format', 'agent']);
    assert.match(asked.stdout, /^ai-initiative\.yaml:\d+:\d+: error owner-missing: .* fix: scaffold$/m);
    assert.match(
      asked.stdout,
      /^verdict ai-initiative\.yaml: Blocked, on its own word, to go from pilot to production; score \d+; /m,
    );
    assert.match(asked.stdout, /^next: ai-initiative questions ai-initiative\.yaml --next 3$/m);
    for (const name of ['AI_AGENT', 'CLAUDECODE', 'CURSOR_AGENT']) {
      assert.equal((await run(['assess'], { env: { [name]: '1' } })).stdout, asked.stdout);
    }
    assert.notEqual((await run(['assess'])).stdout, asked.stdout);
    assert.notEqual((await run(['assess'], { env: { CLAUDECODE: '0' } })).stdout, asked.stdout);
    assert.equal((await run(['assess', '--format', 'json'], { env: AGENT })).stdout.startsWith('{'), true);
  });

  it('says what it leaves out, and proposes a command that can be run as it is', async () => {
    const { run, write } = folder();
    const name = "it's a folder";
    write(`${name}/ai-initiative.yaml`, `${MANIFEST}${'x'.repeat(10)}: 1\n`.replace('pilot', 'pilt'));
    const { stdout } = await run(['assess', name], { env: AGENT });
    assert.match(stdout, /^next: ai-initiative fix 'it'\\''s a folder\/ai-initiative\.yaml'$/m);
    const many = Array.from({ length: 60 }, (_, i) => `own${i}: 1\n`).join('');
    write('ai-initiative.yaml', MANIFEST + many);
    assert.match(
      (await run(['assess', 'ai-initiative.yaml'], { env: AGENT })).stdout,
      /^not listed: \d+ more findings of ai-initiative\.yaml$/m,
    );
  });

  it('lists questions: for people, for agents, for programs', async () => {
    const { run } = folder();
    const pretty = await run(['questions', '--next', '2']);
    assert.match(pretty.stdout, /\?\n {2}[\w.[\]]+: .*\n {2}blocking, \+[\d.]+ points; can answer: /);
    assert.match(pretty.stdout, /^and \d+ more$/m);
    const agent = await run(['questions', '--next', '2'], { env: AGENT });
    assert.match(agent.stdout, /^2\. .*\n {3}answer: .*\n {3}source: /m);
    const { manifest, open, questions } = JSON.parse(
      (await run(['questions', '--format', 'json', '--next', '2'])).stdout,
    ) as {
      manifest: string;
      open: number;
      questions: readonly object[];
    };
    assert.deepEqual([manifest, questions.length], ['ai-initiative.yaml', 2]);
    assert.ok(open > 10);
  });

  it('says which manifest to name where there are several, and what is wrong with a command line', async () => {
    const { run, write } = folder();
    write('other/ai-initiative.yaml', MANIFEST);
    const several = await run(['questions']);
    assert.deepEqual(
      [several.code, several.stderr],
      [2, 'error: . has 2 manifests; name one of ai-initiative.yaml, other/ai-initiative.yaml\n'],
    );
    assert.match((await run(['questions', 'nowhere'])).stderr, /nowhere: no such file or folder/);
    assert.equal((await run(['questions', 'other', '--next', '0'])).code, 2);
  });

  it('explains a rule in a few lines', async () => {
    const { run } = folder();
    const brief = (await run(['explain', 'owner-missing'], { env: AGENT })).stdout;
    const page = (await run(['explain', 'owner-missing'])).stdout;
    assert.match(brief, /^owner-missing: An owner is named\ndo: /);
    assert.ok(brief.length < page.length / 2);
  });

  it('lists folders without a manifest, and claims, one a line', async () => {
    const { run, write } = folder();
    write('apps/chat/package.json', '{\n"dependencies": { "openai": "6" } }\n');
    write('apps/chat/index.mjs', "import OpenAI from 'openai';\nnew OpenAI();\n");
    write('ai-initiative.yaml', `${MANIFEST}covers: [src/]\n`);
    const { stdout } = await run(['discover'], { env: AGENT });
    assert.equal(stdout, 'apps/chat: openai in apps/chat/package.json:2\nnext: ai-initiative init apps/chat --yes\n');
    const evidence = await run(['evidence'], { env: AGENT });
    assert.match(evidence.stdout, /^(?:claim \w+: |the repository shows nothing)/m);
  });

  it('installs its skill on request, and never over one that was changed', async () => {
    const { root, run, write } = folder();
    const { stdout } = await run(['skill']);
    assert.match(stdout, /^---\nname: ai-initiative\ndescription: .{50,1024}\n/);
    assert.equal((await run(['skill', '--install'])).stdout, `wrote ${INSTALLED}\n`);
    assert.equal(readFileSync(path.join(root, INSTALLED), 'utf8'), stdout);
    assert.equal((await run(['skill', '--install'])).stdout, `${INSTALLED} is up to date\n`);
    write(INSTALLED, 'Ours\n');
    const refused = await run(['skill', '--install']);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /was changed and stays as it is/);
    assert.equal(readFileSync(path.join(root, INSTALLED), 'utf8'), 'Ours\n');
  });
});
