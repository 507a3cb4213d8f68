import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { normalized } from '../../../src/repository/dependencies/python.ts';
import { parseDependencies } from '../../../src/repository/dependencies/read.ts';
import { createEffort } from '../../../src/repository/evidence.ts';
import { findSdk, sdksOf } from '../../../src/repository/dependencies/sdk-table.ts';
import { providersNamed } from '../../../src/core/index.ts';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { factsOf, judged, knownOf, makeFolder, makeRepository, write, type Files } from '../git-repository.ts';

const read = async (file: string, text: string) =>
  (await parseDependencies(file, text, createEffort())).map(
    ({ name, line, optional }) => `${name} ${line}${optional ? ' optional' : ''}`,
  );

describe('dependency manifests', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'package.json',
      '{\n  "dependencies": { "ai": "5" },\n  "devDependencies": { "openai": "6" },\n  "peerDependencies": { "@ai-sdk/openai": "2" }\n}',
      ['ai 2', 'openai 3', '@ai-sdk/openai 4 optional'],
    ],
    [
      'requirements-dev.txt',
      '# openai\n-r base.txt\nopenai[datalib]>=1.0 ; python_version > "3.9"\nLlama_Index\ngit+https://example.org/x#egg=anthropic\n',
      ['openai 3', 'llama-index 4', 'anthropic 5'],
    ],
    [
      'pyproject.toml',
      '[project]\ndependencies = ["openai>=1", "Cohere"]\n[project.optional-dependencies]\nx = ["anthropic"]\n[dependency-groups]\ndev = ["litellm", {include-group = "x"}]\n',
      ['openai 2', 'cohere 2', 'litellm 6', 'anthropic 4 optional'],
    ],
    [
      'pyproject.toml',
      '[tool.poetry.dependencies]\npython = "^3.12"\nopenai = "^1"\ngroq = { version = "1", optional = true }\n[tool.poetry.group.dev.dependencies]\nmistralai = "*"\n',
      ['python 2', 'openai 3', 'mistralai 6', 'groq 4 optional'],
    ],
    ['pyproject.toml', '[tool.uv]\ndev-dependencies = ["openai"]\n', ['openai 2']],
    ['Pipfile', '[packages]\nopenai = "*"\n[dev-packages]\npytest = "*"\n', ['openai 2', 'pytest 4']],
    [
      'environment.yml',
      'name: x\ndependencies:\n  - python=3.12\n  - conda-forge::openai\n  - pip:\n    - anthropic>=0.5\n',
      ['python 3', 'openai 4', 'anthropic 6'],
    ],
    [
      'go.mod',
      'module example.org/x\nrequire github.com/openai/openai-go/v3 v3.1.0\nrequire (\n\tgithub.com/tmc/langchaingo v0.1.0\n\tgithub.com/a/b v1.0.0 // indirect\n)\n',
      ['github.com/openai/openai-go/v3 2', 'github.com/tmc/langchaingo 4'],
    ],
    [
      'pom.xml',
      '<project>\n<dependencyManagement><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId></dependency></dependencies></dependencyManagement>\n<dependencies>\n<dependency><groupId>com.openai</groupId><artifactId>openai-java</artifactId></dependency></dependencies></project>',
      ['com.openai:openai-java 4'],
    ],
    [
      'build.gradle.kts',
      'dependencies {\n  // implementation("a:b:1")\n  implementation("com.openai:openai-java:4.0.0")\n  implementation(platform("dev.langchain4j:langchain4j-bom:1"))\n}\n',
      ['com.openai:openai-java 3', 'dev.langchain4j:langchain4j-bom 4'],
    ],
    [
      'build.gradle',
      "implementation group: 'com.openai', name: 'openai-java', version: '4'",
      ['com.openai:openai-java 1'],
    ],
    [
      'libs.versions.toml',
      '[libraries]\nai = { module = "com.openai:openai-java", version = "4" }\n',
      ['com.openai:openai-java 2'],
    ],
    ['Gemfile', "source 'https://rubygems.org'\ngem 'ruby-openai', '~> 8'\n# gem 'anthropic'\n", ['ruby-openai 2']],
    [
      'Cargo.toml',
      '[dependencies]\nasync-openai = "0.30"\nrig = { package = "rig-core", version = "1", optional = true }\n',
      ['async-openai 2', 'rig-core 3 optional'],
    ],
    [
      'App.csproj',
      '<Project>\n<ItemGroup>\n<PackageReference Include="OpenAI" Version="2.0" />\n</ItemGroup>\n</Project>',
      ['OpenAI 3'],
    ],
    ['composer.json', '{"require": {"php": "^8", "openai-php/client": "^1"}}', ['php 1', 'openai-php/client 1']],
  ];
  for (const [file, text, expected] of cases)
    it(`reads ${file}: ${expected[0]}`, async () => assert.deepEqual(await read(file, text), expected));
});

describe('AI SDKs', () => {
  it('are a table of many packages in several registries, each once and with its source', () => {
    const ecosystems = [
      'npm',
      'pypi',
      'go',
      'maven',
      'rubygems',
      'cargo',
      'nuget',
      'packagist',
      'hex',
      'swift',
      'pub',
    ] as const;
    const rows = ecosystems.flatMap((ecosystem) => sdksOf(ecosystem).map((sdk) => ({ ecosystem, ...sdk })));
    assert.ok(rows.length >= 300);
    // every provider of the table is one whose names we know
    const unknown = rows.filter(({ provider }) => provider !== undefined && providersNamed(provider)[0] !== provider);
    assert.deepEqual(unknown, []);
    assert.equal(new Set(rows.map(({ ecosystem, name }) => `${ecosystem} ${name}`)).size, rows.length);
    for (const { source } of rows) assert.match(source, /^[\w.-]+\/[\w.-]+$/);
  });

  // lists of registries are large and change daily: who has some says where, as `npm.tsv` and `pypi.tsv` with a name first
  const lists = process.env['REGISTRY_LISTS'];
  for (const ecosystem of lists === undefined ? [] : (['npm', 'pypi'] as const)) {
    it(`are all in the list of ${ecosystem}`, () => {
      const lines = readFileSync(`${lists}/${ecosystem}.tsv`, 'utf8').split('\n');
      const names = lines.map((line) => line.split('\t')[0] ?? '');
      const known = new Set(ecosystem === 'pypi' ? names.map(normalized) : names);
      const isKnown = (name: string) =>
        name.endsWith('*') ? names.some((one) => one.startsWith(name.slice(0, -1))) : known.has(name);
      assert.deepEqual(
        sdksOf(ecosystem).filter(({ name }) => !isKnown(name)),
        [],
      );
    });
  }

  it('belong to one provider or to none', () => {
    assert.equal(findSdk('npm', '@ai-sdk/openai')?.provider, 'openai');
    assert.deepEqual(findSdk('npm', '@ai-sdk/svelte'), { provider: undefined, alsoServes: [] });
    assert.equal(findSdk('nuget', 'azure.ai.openai')?.provider, 'azure');
    assert.equal(findSdk('pypi', 'requests'), undefined);
  });

  const using = (models: string) => exemplaryText('production', `sourcing:\n  strategy: build\n  models: ${models}\n`);
  const judge = async (files: Files, models: string, manifest = 'ai-initiative.yaml') => {
    const { folder } = makeRepository('2026-01-12', { 'README.md': '', ...files });
    return judged('provider-undeclared', using(models), await factsOf(folder, manifest, using(models)));
  };
  const OPENAI = '{\n  "dependencies": {\n    "openai": "6"\n  }\n}';

  it('contradict a manifest that names another provider, with the place', async () => {
    const { evidence, messages } = await judge(
      { 'package.json': OPENAI },
      '[{ provider: mistral, name: mistral-large }]',
    );
    assert.equal(evidence, 'contradicted');
    assert.match(messages.join(), /^package\.json line 3 uses openai, but no model of openai/);
  });

  it('bear out a manifest that names theirs', async () => {
    assert.equal((await judge({ 'package.json': OPENAI }, '[{ provider: OpenAI, name: gpt-5 }]')).evidence, 'verified');
  });

  it('say nothing where they serve others too', async () => {
    for (const provider of ['azure', 'Azure OpenAI', 'deepseek', 'ollama', 'openrouter']) {
      const { evidence } = await judge({ 'package.json': OPENAI }, `[{ provider: ${provider}, name: model-1 }]`);
      assert.equal(evidence, 'verified', provider);
    }
    const several = await judge(
      { 'requirements.txt': 'langchain\nlitellm\n' },
      '[{ provider: mistral, name: mistral-large }]',
    );
    assert.equal(several.outcome, 'not-applicable');
  });

  it('say nothing where they are for development, in tests or examples, or of another initiative', async () => {
    const others: readonly Files[] = [
      { 'package.json': '{"devDependencies":{"openai":"6"}}' },
      { 'pyproject.toml': '[project.optional-dependencies]\ndev = ["openai"]\n' },
      { 'requirements.txt': 'openai==1.0\n    # via langchain-openai\n' },
      { 'src/scripts/try.py': 'client = OpenAI(base_url="https://api.openai.com/v1")\n' },
      { 'src/tests/test_a.py': 'url = "https://api.openai.com/v1"\n' },
      { 'tests/fixtures/app/package.json': OPENAI },
      { 'examples/chat/package.json': OPENAI },
      { 'chat/package.json': OPENAI, 'chat/ai-initiative.yaml': '' },
    ];
    for (const files of others) {
      assert.equal(
        (await judge(files, '[{ provider: mistral, name: mistral-large }]')).outcome,
        'not-applicable',
        Object.keys(files)[0],
      );
    }
    const beside = { 'package.json': OPENAI, 'examples/chat/package.json': '{}' };
    const inExamples = await judge(
      beside,
      '[{ provider: mistral, name: mistral-large }]',
      'examples/chat/ai-initiative.yaml',
    );
    assert.equal(inExamples.outcome, 'not-applicable');
  });

  it('are looked for where the manifest covers, and beside it', async () => {
    const text = exemplaryText('production', 'covers: [src/, services/*/]\n');
    const files = {
      'package.json': OPENAI,
      'services/chat/go.mod': 'require github.com/tmc/langchaingo v1.0.0\n',
      'other/Gemfile': "gem 'anthropic'\n",
    };
    const { folder } = makeRepository('2026-01-12', { 'README.md': '', ...files });
    const found = knownOf((await factsOf(folder, 'ai-initiative.yaml', text)).sdks).map((use) => use.file);
    assert.deepEqual(found.toSorted(), ['package.json', 'services/chat/go.mod']);
  });

  it('are found before they are committed, and without git', async () => {
    const committed = makeRepository('2026-01-12', { 'README.md': '' });
    write(committed.folder, { 'package.json': OPENAI, Gemfile: "gem 'anthropic'\n" });
    const without = makeFolder({ 'src/app/package.json': OPENAI });
    assert.equal(knownOf((await factsOf(committed.folder)).sdks).length, 2);
    assert.equal(knownOf((await factsOf(without)).sdks).length, 1);
  });

  it('are seen by interfaces, clients and keys that production code names', async () => {
    const shown: readonly Files[] = [
      { 'src/chat.php': '$url = "https://api.openai.com/v1/chat/completions";\n' },
      { 'src/llm.py': 'from openai import OpenAI\nclient = OpenAI()\n' },
      { '.env.example': 'OPENAI_API_KEY=\n' },
      { 'src/ask.py': '# /// script\n# dependencies = [\n#   "openai>=1",\n# ]\n# ///\n' },
      { 'pyproject.toml': '[project.optional-dependencies]\nai = ["openai"]\n' },
    ];
    for (const files of shown) {
      const { evidence } = await judge(files, '[{ provider: mistral, name: mistral-large }]');
      assert.equal(evidence, 'contradicted', Object.keys(files)[0]);
    }
  });

  it('are not hidden by a name we do not know, but by an address that the code gives', async () => {
    const internal = '[{ provider: our gateway, name: model-1 }]';
    assert.equal((await judge({ 'package.json': OPENAI }, internal)).evidence, 'contradicted');
    const redirected = {
      'package.json': OPENAI,
      'src/a.ts': 'new Client("openai", { baseURL: process.env.GATEWAY });\n',
    };
    assert.match(
      (await judge(redirected, internal)).reason ?? '',
      /src\/a\.ts line 1 points the client of openai elsewhere/,
    );
  });

  it('show a provider that is named and not used', async () => {
    const text = using('[{ provider: openai, name: gpt-5 }, { provider: Baidu, name: ernie-4 }]');
    const { folder } = makeRepository('2026-01-12', { 'package.json': OPENAI });
    const { evidence, messages } = judged('provider-unused', text, await factsOf(folder, undefined, text));
    assert.equal(evidence, 'contradicted');
    assert.match(messages.join(), /Nothing in the code seems to use Baidu/);
  });
});
