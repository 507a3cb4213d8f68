import { Command, CommanderError, Option } from 'commander';
import { assessCommand, type AssessOptions } from './commands/assess.ts';
import { calendarDate } from './dates.ts';
import { EXIT, UsageError, wantsColor, type Io } from './io.ts';
import { VERSION } from './version.ts';

const EXIT_CODES = `
Exit codes:
  0  no finding of severity error
  1  at least one finding of severity error; a manifest that is no valid YAML has one
  2  wrong usage, no manifest found, or a file that cannot be read; wins over 1`;

const EXAMPLES = `
Examples:
  $ ai-initiative assess                          every manifest in this folder and below
  $ ai-initiative assess src/ai --format json     for other programs
  $ ai-initiative assess --today 2026-06-01       as of that day
  $ ai-initiative schema > schema.json            for editors and validators`;

/** Runs the tool. @param args what stands after the program's name. @returns the exit code */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok;
  const program = new Command('ai-initiative')
    .description('Checks ai-initiative.yaml manifests, scores them, and says what stops an initiative.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout.write,
      writeErr: io.stderr.write,
      getOutHasColors: () => wantsColor(io),
      getErrHasColors: () => false,
    })
    .addHelpText('after', `${EXIT_CODES}\n${EXAMPLES}`);

  program
    .command('assess')
    .description('assess manifests: files, or folders searched for ai-initiative.yaml and .yml')
    .argument('[paths...]', 'files or folders', ['.'])
    .addOption(new Option('--format <format>', 'how to print the result').choices(['pretty', 'json']).default('pretty'))
    .option('--today <date>', 'assess as of that day, YYYY-MM-DD', calendarDate)
    .addHelpText('after', EXIT_CODES)
    .action(async (paths: readonly string[], options: AssessOptions) => {
      code = await assessCommand(paths, options, io);
    });

  program
    .command('schema')
    .description('print the JSON schema of ai-initiative.yaml')
    .action(async () => {
      const { schemaText } = await import('./commands/schema.ts');
      io.stdout.write(schemaText());
    });

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.trouble;
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`error: ${error.message}\n`);
    return EXIT.trouble;
  }
}
