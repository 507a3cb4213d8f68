import { InvalidArgumentError, Option, type Command } from 'commander';
import type { LspOptions } from '../commands/lsp.ts';
import type { McpOptions } from '../commands/mcp.ts';
import type { QuestionsOptions } from '../commands/questions.ts';
import type { SkillOptions } from '../commands/skill.ts';
import { CONFIG } from './assess-options.ts';
import { exitCodes } from './exit-codes.ts';
import { calendarDate } from './dates.ts';
import type { Io } from './io.ts';

/** Adds the commands for editors and agents. @param end takes the exit code */
export function addAgentCommands(program: Command, io: Io, end: (code: number) => void): void {
  program
    .command('questions')
    .description('list what is open in a manifest as questions, most valuable first')
    .argument('[manifest]', 'a manifest, or a folder with one', '.')
    .addOption(new Option('-f, --format <format>', 'how to print them').choices(['pretty', 'json']))
    .option('--next <count>', 'only so many', atLeastOne)
    .option('--config <file>', CONFIG)
    .option('--today <date>', 'as of that day, YYYY-MM-DD', calendarDate)
    .addHelpText('after', exitCodes('the questions are listed'))
    .action(async (manifest: string, options: QuestionsOptions) => {
      const { questionsCommand } = await import('../commands/questions.ts');
      end(await questionsCommand(manifest, options, io));
    });

  program
    .command('skill')
    .description('print the skill that teaches agents to write a true manifest')
    .option('--install', 'write it to .agents/skills of this repository; a copy that was changed stays')
    .addHelpText(
      'after',
      exitCodes(
        'the skill is printed, or is in the repository',
        undefined,
        'wrong usage, or the copy in the repository was changed',
      ),
    )
    .action(async (options: SkillOptions) => {
      const { skillCommand } = await import('../commands/skill.ts');
      end(skillCommand(options, io));
    });

  program
    .command('lsp')
    .description('serve an editor with the language server protocol, on standard input and output')
    .option('--stdio', 'the transport that editors ask for; the only one')
    .option('--config <file>', CONFIG)
    .option('--today <date>', 'as of that day, YYYY-MM-DD', calendarDate)
    .addHelpText('after', exitCodes('the editor ended it'))
    .action(async (options: LspOptions) => {
      const { lspCommand } = await import('../commands/lsp.ts');
      end(await lspCommand(options, io));
    });

  program
    .command('mcp')
    .description('serve an agent with the model context protocol, on standard input and output')
    .option('--config <file>', CONFIG)
    .option('--today <date>', 'as of that day, YYYY-MM-DD', calendarDate)
    .addHelpText('after', exitCodes('the agent ended it'))
    .action(async (options: McpOptions) => {
      const { mcpCommand } = await import('../commands/mcp.ts');
      end(await mcpCommand(options, io));
    });
}

function atLeastOne(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 1 or more.');
  return Number(text);
}
