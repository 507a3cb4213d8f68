import * as vscode from 'vscode';
import { problemMatcher } from '../contributions/problem-matcher.ts';
import { taskDefinition } from '../contributions/task.ts';
import type { Settings } from '../host/settings.ts';

const FAIL_ON = taskDefinition.properties.failOn;

/**
 * Offers to assess each folder with the command line that comes with the extension, so that it says the same as the
 * editor. It runs on the Node of VS Code, and nothing of the workspace but git: where there is no Node (in a browser), no
 * file system or no trust, there are no such tasks.
 */
export function registerTasks(settings: Settings, extensionUri: vscode.Uri): vscode.Disposable {
  const taskFor = (folder: vscode.WorkspaceFolder, definition: vscode.TaskDefinition): vscode.Task => {
    const failOn = typeof definition['failOn'] === 'string' ? definition['failOn'] : FAIL_ON.default;
    const asOf = settings.get('assess.asOf');
    const policy = settings.get('policy.path', folder.uri);
    const args = [
      vscode.Uri.joinPath(extensionUri, 'dist/cli.cjs').fsPath,
      'assess',
      // a line for each finding, for the problem matcher
      '--group-by',
      'none',
      '--fail-on',
      failOn,
      ...(asOf === '' ? [] : ['--today', asOf]),
      ...(policy === '' ? [] : ['--config', policy]),
    ];
    const options = { cwd: folder.uri.fsPath, env: { ELECTRON_RUN_AS_NODE: '1' } };
    const name = failOn === FAIL_ON.default ? 'assess' : `assess, fail on ${failOn}`;
    const execution = new vscode.ProcessExecution(process.execPath, args, options);
    const task = new vscode.Task(definition, folder, name, taskDefinition.type, execution, `$${problemMatcher.name}`);
    task.detail = `Assess the AI initiatives of ${folder.name}`;
    return task;
  };
  const canRun = ({ uri }: vscode.WorkspaceFolder) =>
    uri.scheme === 'file' && extensionUri.scheme === 'file' && vscode.workspace.isTrusted;

  return vscode.tasks.registerTaskProvider(taskDefinition.type, {
    provideTasks() {
      const folders = (vscode.workspace.workspaceFolders ?? []).filter(canRun);
      return folders.flatMap((folder) =>
        ['error', 'warning'].map((failOn) => taskFor(folder, { type: taskDefinition.type, failOn })),
      );
    },
    resolveTask({ scope, definition }) {
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      return folder && canRun(folder) ? taskFor(folder, definition) : undefined;
    },
  });
}
