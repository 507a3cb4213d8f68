import * as vscode from 'vscode';
import { agentTools, type AgentToolName } from '../../report/agent/tools.ts';
import type { AnswerInputs, ToolInput } from './answers.ts';

/** The functions that agents in VS Code are given: read-only, and answered from the store that everything else shows. */
export function registerAgentTools(inputs: AnswerInputs): vscode.Disposable {
  // missing in some products built on VS Code
  if (typeof (vscode as Partial<typeof vscode>).lm?.registerTool !== 'function') return new vscode.Disposable(() => {});
  const names = Object.keys(agentTools) as readonly AgentToolName[];
  return vscode.Disposable.from(...names.map((name) => vscode.lm.registerTool<ToolInput>(name, toolOf(name, inputs))));
}

function toolOf(name: AgentToolName, inputs: AnswerInputs): vscode.LanguageModelTool<ToolInput> {
  return {
    prepareInvocation: () => ({ invocationMessage: agentTools[name].title }),
    async invoke({ input }, token) {
      const { answer } = await import('./answers.ts');
      const lines = await answer(name, input, inputs, token);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(lines.join('\n'))]);
    },
  };
}
