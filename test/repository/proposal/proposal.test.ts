import assert from 'node:assert/strict';
import { openRepository } from '../../../src/repository/node/repository.ts';
import { propose } from '../../../src/repository/proposal/propose.ts';
import { seenBelow } from '../../../src/repository/proposal/seen.ts';
import { makeFolder, type Files } from '../git-repository.ts';

const openFolder = (files: Files) => openRepository(makeFolder(files), process.env);

const proposed = async (files: Files, field: string) =>
  (await propose(await openFolder({ 'package.json': npm('openai'), ...files }), '')).get(field)?.value;

const npm = (...names: readonly string[]) =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) });

const systems = async (files: Files) => {
  const points = (await proposed(files, 'integration.points')) as
    readonly { readonly system: string; readonly path?: string }[] | undefined;
  return (points ?? []).map(({ system, path }) => `${system} ${path ?? '-'}`);
};

const models = async (files: Files) => {
  const list = (await proposed(files, 'sourcing.models')) as
    readonly { readonly provider: string; readonly name: string }[] | undefined;
  return (list ?? []).map(({ provider, name }) => `${provider} ${name}`);
};

describe('the systems that init proposes', () => {
  const python = (text: string) => ({ 'package.json': '{}', 'requirements.txt': text });

  it('are named where their client is imported, not where a module of the same name is', async () => {
    const files = {
      ...python('opensearch-py\n'),
      'app/__init__.py': 'from app.opensearch import search\n',
      'app/opensearch.py': 'from opensearchpy import OpenSearch\n',
    };
    assert.deepEqual(await systems(files), ['OpenSearch app/opensearch.py']);
  });

  it('leave out a client of which only the format of its values is used', async () => {
    const go = { 'go.mod': 'module example.org/x\n\nrequire go.mongodb.org/mongo-driver/v2 v2.5.0\n' };
    const importing = (path: string) => ({
      ...go,
      'binding.go': `package x\n\nimport (\n\t"go.mongodb.org/mongo-driver/v2/${path}"\n)\n`,
    });
    assert.deepEqual(await systems(importing('bson')), []);
    assert.deepEqual(await systems(importing('mongo')), ['MongoDB binding.go']);
  });

  it('leave out what only the settings of a tool for tests name', async () => {
    const files = { 'package.json': npm('openai', 'stripe'), 'jest.config.js': 'import stripe from "stripe";\n' };
    assert.deepEqual(await systems(files), []);
  });

  it('are found in the packages of Java, whatever these are called', async () => {
    const files = {
      'pom.xml':
        '<project><dependencies><dependency><groupId>com.azure</groupId><artifactId>azure-search-documents</artifactId></dependency></dependencies></project>',
      'src/main/java/com/acme/samples/Search.java': 'import com.azure.search.documents.SearchClient;\n',
    };
    assert.deepEqual(await systems(files), ['Azure AI Search src/main/java/com/acme/samples/Search.java']);
  });
});

describe('the models that init proposes', () => {
  it('are those of the provider that the prefix of a name says', async () => {
    const files = {
      'package.json': npm('@ai-sdk/fireworks', '@ai-sdk/google-vertex'),
      'src/chat.ts': 'const reason = fireworks("accounts/fireworks/models/deepseek-r1");\n',
      'src/names.ts': 'export const best = "anthropic/claude-opus-4-1";\n',
    };
    assert.deepEqual(await models(files), ['fireworks deepseek-r1', 'anthropic claude-opus-4-1', 'vertex TODO']);
  });

  it('are those of the provider that the key of a setting says, without those that evaluate', async () => {
    const env =
      'AZURE_OPENAI_CHAT_MODEL=gpt-5.4\nOLLAMA_CHAT_MODEL=llama3.1\nAZURE_OPENAI_EVAL_MODEL=gpt-4\nAZURE_OPENAI_ENDPOINT=x\n';
    assert.deepEqual(await models({ '.env.sample': env, 'src/a.ts': 'new AzureOpenAI()\n' }), [
      'azure gpt-5.4',
      'ollama llama3.1',
    ]);
  });

  it('leave out modules, documentation and tests that are named after models', async () => {
    const files = {
      'src/count.ts': 'import { encode } from "gpt-tokenizer/model/gpt-4o";\n',
      'src/set.py': '"""\nSet "claude-3-5-sonnet" easily.\n"""\n',
      'src/config.rs': 'fn a() {}\n\n#[cfg(test)]\nmod tests {\n    const M: &str = "gpt-4o-mini";\n}\n',
    };
    assert.deepEqual(await models(files), ['openai TODO']);
  });

  it('are those of a host of open models where the name says their maker', async () => {
    const files = { 'package.json': npm('together-ai'), 'src/a.ts': 'const model = "Qwen/Qwen3.5-9B";\n' };
    assert.deepEqual(await models(files), ['together Qwen3.5-9B']);
  });

  it('are those of Azure where its client is the one of OpenAI, and its infrastructure names them', async () => {
    const files = {
      'src/a.ts': 'const client = new OpenAI({\n  baseURL: `https://${name}.openai.azure.com`,\n});\n',
      'infra/main.bicep': "param model string = 'gpt-4o'\n",
    };
    assert.deepEqual(await models(files), ['azure gpt-4o']);
  });

  it('leave out what code lists to choose from or to look for', async () => {
    const files = {
      'src/names.ts': 'const names = [\n  "gpt-4o",\n  "gpt-4.1",\n];\n',
      'src/keys.ts': 'const keys = [\n  "ANTHROPIC_API_KEY",\n\n  "REPLICATE_API_KEY",\n];\n',
      'src/choice.ts': 'a("gpt-4o");\nb("claude-opus-4-1");\nc("gemini-2.5-pro");\n',
      'schemas/model.schema.json': '{ "example": "claude-opus-4-1" }\n',
    };
    assert.deepEqual(await models(files), ['openai TODO']);
  });

  it('leave out providers of which only a picture has the name', async () => {
    const files = {
      'package.json': npm('@ai-sdk/anthropic'),
      'src/icons.tsx': 'export function OpenAI(props) {\n  return <svg {...props} />;\n}\n',
    };
    assert.deepEqual(await models(files), ['anthropic TODO']);
  });
});

describe('the evaluation that init proposes', () => {
  const path = async (files: Files) => {
    const found = (await proposed(files, 'learning.evaluation')) as { readonly path: string } | undefined;
    return found?.path;
  };

  it('may be a project of .NET, or among the tests of an application', async () => {
    assert.equal(await path({ 'test/EvaluationTests/Score.cs': 'class Score {}\n' }), 'test/EvaluationTests/');
    assert.equal(await path({ 'apps/web/__tests__/eval/a.ts': 'run();\n' }), 'apps/web/__tests__/eval/');
    assert.equal(await path({ 'apps/web/eval/a.ts': 'run();\n' }), undefined);
  });

  it('may be the script beside the one that trains a model', async () => {
    assert.equal(await path({ 'ml/train.py': 'fit()\n', 'ml/evaluate.py': 'score()\n' }), 'ml/evaluate.py');
    assert.equal(await path({ 'ml/evaluate.py': 'score()\n' }), undefined);
  });

  it('may be what a workflow for evaluations runs', async () => {
    const step = (command: string) => `jobs:\n  evals:\n    steps:\n      - run: ${command}\n`;
    const tests = { 'tests/llm/test_ask.py': 'def test(): ...\n', 'tests/llm/test_act.py': 'def test(): ...\n' };
    const run = 'poetry run pytest tests/llm/test_ask.py tests/llm/test_act.py';
    assert.equal(await path({ ...tests, '.github/workflows/eval-regression.yml': step(run) }), 'tests/llm/');
    assert.equal(await path({ ...tests, '.github/workflows/tests.yml': step(run) }), undefined);
    assert.equal(
      await path({ 'docs/results.md': '# Results\n', '.github/workflows/evals.yml': step('git add docs/results.md') }),
      undefined,
    );
  });
});

describe('what else init sees', () => {
  const seen = async (files: Files) =>
    (await seenBelow(await openFolder(files), '')).map(({ what, place }) => `${what} ${place?.file}:${place?.line}`);
  const workflow = (text: string) => ({ '.github/workflows/deploy.yml': `jobs:\n  deploy:\n${text}` });

  it('is a workflow that deploys to production', async () => {
    const production = 'deployment .github/workflows/deploy.yml:3';
    assert.deepEqual(await seen(workflow('    environment: Production\n')), [production]);
    assert.deepEqual(await seen(workflow('    environment:\n      name: prod\n      url: x\n')), [production]);
    for (const other of ['staging', 'pre-production', 'non-prod', 'products', '${{ inputs.environment }}'])
      assert.deepEqual(await seen(workflow(`    environment: ${other}\n`)), [], other);
  });

  it('is code that traces calls to models', async () => {
    const otel = 'from opentelemetry.instrumentation.openai import OpenAIInstrumentor\n';
    assert.deepEqual(await seen({ 'app/otel.py': `import os\n${otel}` }), ['telemetry app/otel.py:2']);
    assert.deepEqual(await seen({ 'tests/otel.py': otel }), []);
  });
});
