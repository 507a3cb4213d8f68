import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as vscode from 'vscode';
import { problemMatcher } from '../../src/extension/contributions/problem-matcher.ts';
import {
  freshFolder,
  manifestText,
  remove,
  ruleOf,
  diagnosticsOf,
  until,
  untilFound,
  within,
  workspaceFolder,
  write,
} from './support.ts';

/** Runs the very command line of a task; there are no terminals here. */
function run({ execution }: vscode.Task) {
  assert.ok(execution instanceof vscode.ProcessExecution);
  const { process: command, args, options } = execution;
  const env = { ...process.env, ...options?.env };
  return spawnSync(command, args, { cwd: options?.cwd ?? '', env, encoding: 'utf8' });
}

describe('tasks', () => {
  const folder = freshFolder('tasks');
  const file = within(folder, 'ai-initiative.yaml');
  const fetch = () => vscode.tasks.fetchTasks({ type: 'ai-initiative' });
  const named = async (name: string) => {
    const task = (await fetch()).find((one) => one.name === name);
    assert.ok(task, `no task ${name}`);
    return task;
  };

  before(async () => {
    await write(file, manifestText('as-a-task', 'pilot', 'colour: red\n'));
    await untilFound(file, 'field-unknown');
  });
  after(() => remove(folder));

  it('assess the folder, and hand what they find to Problems', async () => {
    const task = await named('assess');
    assert.deepEqual(task.problemMatchers, ['$ai-initiative']);
    const { status, stdout } = run(task);
    assert.equal(status, 1);
    const pattern = new RegExp(problemMatcher.pattern.regexp);
    const path = vscode.workspace.asRelativePath(file, false);
    const found = stdout.split('\n').flatMap((line) => {
      const match = pattern.exec(line);
      return match?.[problemMatcher.pattern.file] === path
        ? [[match[problemMatcher.pattern.line], match[problemMatcher.pattern.code]].join(' ')]
        : [];
    });
    const open = diagnosticsOf(file).filter(({ severity }) => severity !== vscode.DiagnosticSeverity.Hint);
    const shown = open.map((diagnostic) => `${diagnostic.range.start.line + 1} ${ruleOf(diagnostic)}`);
    assert.deepEqual(found.toSorted(), shown.toSorted());
  });

  it('may fail on warnings as well', async () => {
    const { args } = (await named('assess, fail on warning')).execution as vscode.ProcessExecution;
    assert.deepEqual(args.slice(1), ['assess', '--group-by', 'none', '--fail-on', 'warning']);
  });

  it('judge by the date and the policy of the settings', async () => {
    const settings = vscode.workspace.getConfiguration('aiInitiative');
    const set = (name: string, value?: string) => settings.update(name, value, vscode.ConfigurationTarget.Workspace);
    await set('assess.asOf', '2031-02-03');
    await set('policy.path', 'strict.yaml');
    try {
      const { args } = (await named('assess')).execution as vscode.ProcessExecution;
      assert.deepEqual(args.slice(-4), ['--today', '2031-02-03', '--config', 'strict.yaml']);
    } finally {
      await set('assess.asOf');
      await set('policy.path');
    }
  });

  it('can be written down in tasks.json', async () => {
    const tasks = { version: '2.0.0', tasks: [{ label: 'Own label', type: 'ai-initiative', failOn: 'never' }] };
    const json = await write(within(workspaceFolder(), '.vscode/tasks.json'), JSON.stringify(tasks));
    try {
      const task = await until('the task', async () =>
        (await fetch()).find(({ definition }) => definition['failOn'] === 'never'),
      );
      assert.deepEqual((task.execution as vscode.ProcessExecution).args.slice(-2), ['--fail-on', 'never']);
    } finally {
      await remove(json);
    }
  });
});
