import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { agentTools, type AgentToolName } from '../../src/report/agent/tools.ts';
import { freshFolder, manifestText, remove, untilFound, within, write } from './support.ts';

const folder = freshFolder('agents');
const uri = within(folder, 'ai-initiative.yaml');

async function ask(name: AgentToolName, input: object, token?: vscode.CancellationToken): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }, token);
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

describe('for agents in VS Code', () => {
  const name = () => vscode.workspace.asRelativePath(uri);

  before(async () => {
    await write(uri, manifestText('agents-test', 'pilot'));
    await untilFound(uri, 'owner-missing');
  });
  after(() => remove(folder));

  it('offers its four functions', () => {
    const ours = vscode.lm.tools.filter((tool) => tool.name in agentTools).map((tool) => tool.name);
    assert.deepEqual(ours.toSorted(), Object.keys(agentTools).toSorted());
  });

  it('answers what Problems shows, and what to do next', async () => {
    const text = await ask('assess_ai_initiative', { path: name() });
    assert.match(text, new RegExp(`^${name()}:\\d+:\\d+: error owner-missing: `, 'm'));
    assert.match(text, /^verdict .*: Blocked, /m);
    assert.match(text, /^next: ai-initiative questions /m);
  });

  it('lists questions, explains rules and finds evidence', async () => {
    const questions = await ask('list_ai_initiative_questions', { manifest: name(), next: 2 });
    assert.match(questions, /^2\. /m);
    assert.match(questions, /^not listed: \d+ more/m);
    assert.match(await ask('explain_ai_initiative_rule', { rule: 'owner-missing' }), /^owner-missing: /);
    const found = await ask('find_ai_initiative_evidence', { folder: vscode.workspace.asRelativePath(folder) });
    assert.match(found, /^(?:found|claim|the repository shows nothing)/m);
  });

  it('tells the model what is wrong', async () => {
    await assert.rejects(ask('explain_ai_initiative_rule', { rule: 'owner-mising' }), /owner-missing/);
    await assert.rejects(ask('list_ai_initiative_questions', { manifest: 'nowhere' }), /nowhere/);
    await assert.rejects(ask('find_ai_initiative_evidence', { folder: '../..' }), /in no folder/);
  });

  it('can be cancelled', async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    await assert.rejects(ask('assess_ai_initiative', {}, source.token));
  });
});
