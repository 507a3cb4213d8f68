import type { Io } from './io.ts';

/** Environment variables that programs set where an agent runs commands. */
export const AGENT_VARIABLES = [
  'AI_AGENT',
  'CLAUDECODE',
  'CLAUDE_CODE',
  'GEMINI_CLI',
  'CODEX_SANDBOX',
  'CODEX_THREAD_ID',
  'COPILOT_CLI',
  'OPENCODE',
  'CURSOR_AGENT',
  'REPL_ID',
] as const;

/** Whether an agent runs the tool and reads what it prints. */
export function isRunByAgent({ env }: Pick<Io, 'env'>): boolean {
  return AGENT_VARIABLES.some((name) => !['', '0', 'false', undefined].includes(env[name]));
}
