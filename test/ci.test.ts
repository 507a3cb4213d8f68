import { DuckDBInstance } from '@duckdb/node-api';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { exemplaryText } from '../src/catalogue/exemplary.ts';
import { useBundle } from './cli/bundle.ts';
import { useFolder } from './cli/harness.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: object;
}

/** The code blocks of the page about CI, by language. */
const blocks = [...read('docs/ci.md').matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language, text = '']) => ({
  language,
  text,
}));
const examples = blocks.filter(({ language }) => language === 'yaml').map(({ text }) => parse(text) as Example);

interface Job {
  readonly steps?: readonly Step[];
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
  readonly variables?: Readonly<
    Record<string, string | number | boolean | { readonly value: string; readonly expand: boolean }>
  >;
  readonly strategy?: { readonly matrix: { readonly part: readonly number[] } };
  readonly parallel?: number;
}

interface Example extends Readonly<Record<string, unknown>> {
  readonly jobs?: Readonly<Record<string, Job>>;
  readonly repos?: readonly { readonly hooks: readonly { readonly id: string }[] }[];
}

const action = parse(read('action.yml')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};
const [spec, template] = parseAllDocuments(read('templates/ai-initiative.yml')).map((document) => {
  assert.deepEqual(document.errors, []);
  return document.toJS() as unknown;
}) as [
  { readonly spec: { readonly inputs: Readonly<Record<string, { readonly default?: string }>> } },
  Readonly<Record<string, Job>>,
];
const hooks = parse(read('.pre-commit-hooks.yaml')) as readonly {
  readonly id: string;
  readonly entry: string;
  readonly args: readonly string[];
}[];

const findExample = (holds: (text: string) => boolean): Example => {
  const block = blocks.find(({ language, text }) => language === 'yaml' && holds(text));
  assert.ok(block);
  return parse(block.text) as Example;
};

describe('files for CI', () => {
  it('name a program that is there and may be run', () => {
    for (const file of ['ai-initiative', 'install-for-action', 'comment-on-pull-request'])
      accessSync(path.join(ROOT, 'bin', file), constants.X_OK);
    for (const { entry } of hooks) accessSync(path.join(ROOT, entry.split(' ')[0] ?? ''), constants.X_OK);
  });

  it('keep to what bash 3.2 knows, which macOS has', () => {
    const later =
      /\b(?:mapfile|readarray|coproc)\b|\b(?:declare|local|typeset) -[a-zA-Z]*[Ang]|\$\{\w+(?:\^|,|@)|&>>|\|&|;;?&|\[\[ -v |wait -n|%\([^)]*\)T/;
    const scripts = [
      ...['ai-initiative', 'ai-initiative-hook', 'install-for-action', 'comment-on-pull-request'].map((file) =>
        read(`bin/${file}`),
      ),
      ...action.runs.steps.flatMap(({ run = [] }) => run),
    ];
    for (const script of scripts) assert.doesNotMatch(script, later);
    assert.match('mapfile -t lines', later);
  });

  it('use only inputs that they declare', () => {
    const used = (text: string, pattern: RegExp) => [
      ...new Set([...text.matchAll(pattern)].map(([, name = '']) => name)),
    ];
    const inAction = used(read('action.yml'), /\binputs\.([\w-]+)/g);
    assert.deepEqual(inAction.toSorted(), Object.keys(action.inputs).toSorted());
    const inTemplate = used(read('templates/ai-initiative.yml'), /\$\[\[ inputs\.(\w+) \]\]/g);
    assert.deepEqual(inTemplate.toSorted(), Object.keys(spec.spec.inputs).toSorted());
  });

  it('are used by the examples as they are', () => {
    const steps = examples.flatMap(({ jobs = {} }) => Object.values(jobs).flatMap(({ steps: list = [] }) => list));
    const uses = steps.filter(({ uses: name }) => name?.includes('ai-initiative-scorecard'));
    assert.ok(uses.length >= 3);
    for (const { with: given = {} } of uses)
      for (const name of Object.keys(given)) assert.ok(name in action.inputs, name);
    const ids = examples.flatMap(({ repos = [] }) => repos.flatMap((repo) => repo.hooks.map(({ id }) => id)));
    assert.deepEqual(ids.toSorted(), hooks.map(({ id }) => id).toSorted());
  });
});

/** Each is a folder; what they would do if a shell or a command line took them for more than a name. */
const HOSTILE_NAMES = [
  '--config=evil',
  '--output=b',
  '-h',
  '$(touch pwned)',
  '`touch pwned`',
  '; touch pwned',
  '" && touch pwned "',
  "' && touch pwned '",
  '*',
  'with  two blanks',
  'two\nlines',
  '${IFS}touch${IFS}pwned',
  '#comment',
  '~',
  '%PATH%',
];

/** What runs scripts on macOS and in small images keeps to less than our bash. */
const SHELLS = ['bash', ...(existsSync('/bin/dash') ? ['dash'] : [])];

// the scripts are for the Linux machines that run them
if (process.platform !== 'win32') {
  describe('commands of the files for CI', function () {
    this.timeout(60_000);
    const program = useBundle();
    const folder = useFolder({
      'a/ai-initiative.yaml': exemplaryText('idea', 'name: alpha\nownership:\n  owner: TBD\n'),
      'b/ai-initiative.yaml': exemplaryText('production', 'name: beta\n'),
      'c/ai-initiative.yaml': exemplaryText(
        'pilot',
        'name: gamma\nlifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2020-03-01 }]\n  decisionDueOn: 2020-06-01\n',
      ),
    });

    beforeEach(() => {
      const bin = path.join(folder().root, '.bin');
      mkdirSync(bin);
      const text = `#!/bin/sh\nexec '${process.execPath}' '${program()}' "$@"\n`;
      writeFileSync(path.join(bin, 'ai-initiative'), text);
      chmodSync(path.join(bin, 'ai-initiative'), 0o755);
    });

    const bash = (script: string, env: Readonly<Record<string, string>> = {}, shell = 'bash') =>
      new Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }>((resolve) => {
        const { root } = folder();
        const known = { PATH: `${root}/.bin:${process.env['PATH']}`, RUNNER_TEMP: root, HOME: root };
        const options = { cwd: root, env: { ...known, ...env } };
        execFile(
          shell,
          [...(shell === 'bash' ? ['-eo', 'pipefail'] : ['-e']), '-c', script],
          options,
          (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
        );
      });
    const output = (file: string) => readFileSync(path.join(folder().root, file), 'utf8');

    const assess = (env: Readonly<Record<string, string>>) => {
      const step = action.runs.steps.find(({ name }) => name === 'Assess');
      assert.ok(step?.run && step.env);
      const defaults = Object.entries(step.env).map(([name, value]) => {
        const input = /inputs\.([\w-]+)/.exec(value)?.[1] ?? '';
        return [name, action.inputs[input]?.default ?? ''] as const;
      });
      return bash(step.run, {
        ...Object.fromEntries(defaults),
        GITHUB_STEP_SUMMARY: `${folder().root}/summary`,
        ...env,
      });
    };

    it('the action annotates, summarises, writes SARIF and NDJSON, and fails the step', async () => {
      const { code, stdout } = await assess({ GITHUB_REPOSITORY: 'acme/shop' });
      assert.equal(code, 1);
      assert.match(stdout, /^::error file=a\/ai-initiative\.yaml,line=\d+/m);
      assert.match(output('summary'), /^# AI initiatives$/m);
      assert.equal((JSON.parse(output('ai-initiative.sarif')) as { version: string }).version, '2.1.0');
      const [line = ''] = output('ai-initiative.ndjson').split('\n');
      assert.equal((JSON.parse(line) as { repository: string }).repository, 'acme/shop');
    });

    it('the action passes arguments and paths on as they are, and runs none of them', async () => {
      folder().write('with blank/ai-initiative.yaml', exemplaryText('idea', 'name: blank\n'));
      const { code, stdout } = await assess({
        PATHS: 'b\nwith blank\n\n',
        ARGUMENTS: '--fail-on never --repository $(touch${IFS}pwned)',
      });
      assert.deepEqual([code, stdout.includes('a/ai-initiative.yaml')], [0, false]);
      assert.ok(!existsSync(path.join(folder().root, 'pwned')));
      assert.equal(output('ai-initiative.ndjson').trim().split('\n').length, 2);
    });

    /** The job of the GitLab template, in the shell that images of Node have too. */
    const gitlab = (inputs: Readonly<Record<string, string>>, shell = 'bash') => {
      const { script = [], variables = {} } = template['ai-initiative'] ?? {};
      const defaults = Object.entries(spec.spec.inputs).map(
        ([name, { default: value = '' }]) => [name, value] as const,
      );
      const given: Readonly<Record<string, string>> = { ...Object.fromEntries(defaults), ...inputs };
      const fill = (text: string) =>
        text.replaceAll(/\$\[\[ inputs\.(\w+) \]\]/g, (_, name: string) => given[name] ?? '');
      const env = Object.entries(variables).map(([name, variable]) => {
        if (typeof variable === 'object') assert.equal(variable.expand, false);
        return [name, fill(typeof variable === 'object' ? variable.value : String(variable))] as const;
      });
      return bash(script.map(fill).join('\n'), Object.fromEntries(env), shell);
    };

    it('the GitLab template writes its reports', async () => {
      assert.equal((await gitlab({})).code, 1);
      assert.ok((JSON.parse(output('gl-code-quality-report.json')) as object[]).length > 0);
      assert.match(output('ai-initiative.xml'), /^<\?xml/);
      assert.ok(output('ai-initiative.ndjson') !== '');
    });

    /** As pre-commit runs it: the names of files behind the arguments. */
    const hook = ({ entry, args }: Pick<(typeof hooks)[number], 'entry' | 'args'>, names: readonly string[]) => {
      const { root } = folder();
      copyFileSync(path.join(ROOT, 'bin/ai-initiative-hook'), path.join(root, '.bin/ai-initiative-hook'));
      const words = [...args, ...names];
      const env = Object.fromEntries(words.map((word, i) => [`WORD_${i}`, word]));
      return bash(`${entry.replace('bin/', `${root}/.bin/`)} ${words.map((_, i) => `"$WORD_${i}"`).join(' ')}`, env);
    };

    it('no name of a file is an option or a command to a hook, the action or the template', async () => {
      const names = HOSTILE_NAMES.map((name) => `${name}/ai-initiative.yaml`);
      for (const [i, name] of names.entries())
        folder().write(name, exemplaryText('idea', `name: n${i}\nownership:\n  owner: TBD\n`));
      folder().write('--config=evil/ai-initiative.yaml', exemplaryText('production', 'name: evil\n'));
      const before = readdirSync(folder().root, { recursive: true, encoding: 'utf8' }).toSorted();
      const texts = () => ['a', 'b', 'c', ...HOSTILE_NAMES].map((name) => output(`${name}/ai-initiative.yaml`));
      const known = texts();
      const nothingRan = () => {
        const added = readdirSync(folder().root, { recursive: true, encoding: 'utf8' }).filter(
          (file) => !before.includes(file),
        );
        assert.deepEqual(
          added.filter((file) => !/^(?:summary|gl-code|ai-initiative[.-]|\.bin)/.test(file)),
          [],
        );
        assert.deepEqual(texts(), known);
      };

      for (const one of hooks) {
        const { code, stderr, stdout } = await hook(one, names);
        assert.equal(code, one.entry.endsWith('fix') ? 0 : 1, stderr);
        if (!one.entry.endsWith('fix')) assert.match(stdout, new RegExp(`^${names.length} initiatives, `, 'm'));
        nothingRan();
      }
      // of paths that are one line each
      const paths = HOSTILE_NAMES.filter((name) => !name.includes('\n'));
      const { code } = await assess({ PATHS: paths.join('\n'), ARGUMENTS: '--fail-on never', SARIF: '-x.sarif' });
      assert.equal(code, 0);
      assert.equal(output('ai-initiative.ndjson').trim().split('\n').length, paths.length);
      assert.equal((JSON.parse(output('-x.sarif')) as { version: string }).version, '2.1.0');
      rmSync(path.join(folder().root, '-x.sarif'));
      nothingRan();
      for (const shell of SHELLS) {
        const inputs = { paths: paths.join('\n'), arguments: '--fail-on never' };
        assert.equal((await gitlab(inputs, shell)).code, 0, shell);
        assert.equal(output('ai-initiative.ndjson').trim().split('\n').length, paths.length);
        nothingRan();
      }
    });

    it('a hook whose own args leave the end of options out is refused', async () => {
      for (const one of hooks) {
        const { code, stderr } = await hook({ ...one, args: ['--quiet'] }, ['--config=evil/ai-initiative.yaml']);
        assert.equal(code, 2);
        assert.match(stderr, /args of this hook must end with '--'/);
      }
    });

    it('a hook assesses the manifests below a policy that changed', async () => {
      folder().write('a/ai-initiative.config.yaml', 'extends: builtin:standard\n');
      const [assessHook] = hooks;
      assert.ok(assessHook);
      const { code, stdout } = await hook(assessHook, ['a/ai-initiative.config.yaml']);
      assert.equal(code, 1);
      assert.match(stdout, /^1 initiative, /m);
    });

    it('no manifest is no failure, and the message names init', async () => {
      for (const name of ['a', 'b', 'c']) rmSync(path.join(folder().root, name), { recursive: true });
      for (const { code, stderr } of [await assess({}), await gitlab({})]) {
        assert.equal(code, 0, stderr);
        assert.match(stderr, /^note: No ai-initiative\.yaml .*ai-initiative init/m);
      }
    });

    for (const { id, entry, args } of hooks) {
      it(`the hook ${id} takes the files that change`, async () => {
        const { code, stderr } = await hook({ entry, args }, ['b/ai-initiative.yaml']);
        assert.equal(code, 0, stderr);
      });
    }

    it('GitHub’s matrix makes one portfolio of all parts, which SQL can be asked about', async () => {
      const { assess: parts, portfolio } = findExample((text) => text.includes('matrix.part')).jobs ?? {};
      const runs = (job: Job | undefined) => (job?.steps ?? []).flatMap(({ run = [] }) => run);
      for (const part of parts?.strategy?.matrix.part ?? []) {
        const script = runs(parts).join('\n').replaceAll('${{ matrix.part }}', String(part));
        assert.equal((await bash(script)).code, 0);
      }
      assert.equal((await bash(runs(portfolio).join('\n'))).code, 0);
      assert.match(output('portfolio.html'), /3 initiatives/);
      assert.equal(output('portfolio.csv').trim().split('\n').length, 4);

      const instance = await DuckDBInstance.create(':memory:');
      const connection = await instance.connect();
      const [stuck, open, verified] = await Promise.all(
        blocks
          .filter(({ language }) => language === 'sql')
          .map(async ({ text }) => {
            const query = text.replaceAll("'report-*.ndjson'", `'${folder().root}/report-*.ndjson'`);
            return (await connection.runAndReadAll(query)).getRowObjectsJson();
          }),
      );
      connection.closeSync();
      assert.deepEqual(
        stuck?.map(({ name }) => name),
        ['gamma'],
      );
      assert.ok(open?.some(({ ruleId, blocked }) => ruleId === 'owner-missing' && Number(blocked) === 1));
      assert.equal(
        verified?.reduce((sum, { initiatives }) => sum + Number(initiatives), 0),
        3,
      );
    });

    it('GitLab’s parallel jobs make one portfolio of all parts', async () => {
      const { assess: parts, portfolio } = findExample((text) => text.includes('CI_NODE_TOTAL')) as unknown as Record<
        string,
        Job
      >;
      const total = parts?.parallel ?? 0;
      for (let index = 1; index <= total; index++) {
        const env = { CI_NODE_INDEX: String(index), CI_NODE_TOTAL: String(total) };
        assert.equal((await bash((parts?.script ?? []).join('\n'), env)).code, 0);
      }
      assert.equal((await bash((portfolio?.script ?? []).join('\n'))).code, 0);
      assert.equal((JSON.parse(output('portfolio.json')) as { initiatives: object[] }).initiatives.length, 3);
    });

    it('a baseline makes only what is new count', async () => {
      const script = blocks.find(({ language, text }) => language === 'sh' && text.includes('--baseline'));
      assert.equal((await bash(script?.text ?? '')).code, 0);
    });
  });
}
