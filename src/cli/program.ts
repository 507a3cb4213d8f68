import { PRESETS, STANDARD, type PresetName } from '../core/index.ts';
import { Argument, Command, CommanderError, Option } from 'commander';
import { lines } from '../report/sanitize.ts';
import { addAgentCommands } from './command-line/agent-commands.ts';
import { isRunByAgent } from './command-line/agents.ts';
import { addAssessOptions, CONFIG } from './command-line/assess-options.ts';
import { assessCommand } from './commands/assess.ts';
import type { ConfigOptions } from './commands/config.ts';
import type { DiscoverOptions } from './commands/discover.ts';
import type { EvidenceOptions } from './commands/evidence.ts';
import type { FixOptions } from './commands/fix.ts';
import type { HistoryOptions } from './commands/history.ts';
import type { InitOptions } from './commands/init.ts';
import type { ImportOptions } from './commands/import.ts';
import { SCHEMAS, type SchemaOf } from './command-line/schemas.ts';
import { ASSESS_EXIT_CODES, exitCodes } from './command-line/exit-codes.ts';
import { calendarDate } from './command-line/dates.ts';
import { EXIT, wantsColor, type Io } from './command-line/io.ts';
import { addPortfolioCommands } from './program-portfolio.ts';
import { VERSION } from './version.ts';

const EXAMPLES = `
Examples:
  $ ai-initiative assess                          every manifest in this folder and below
  $ ai-initiative assess --today 2026-06-01       as of that day
  $ ai-initiative assess --format github --format sarif --output ai.sarif
  $ ai-initiative assess --suppress-all           from now on only what is new fails
  $ ai-initiative assess -q -o report.html        the format by the name of the file
  $ ai-initiative assess --require ready --min-score 80
  $ ai-initiative portfolio --format html --output portfolio.html
  $ ai-initiative portfolio reports/*.ndjson      of many repositories
  $ ai-initiative portfolio --since 2026-10-01    with what changed since
  $ ai-initiative calendar --format ics --output ai.ics
  $ ai-initiative fix --dry-run                   show the fixes as a diff
  $ ai-initiative config apps/triage              the policy in force there
  $ ai-initiative import --propose-mapping register.csv > mapping.yaml
  $ ai-initiative import register.csv --mapping mapping.yaml --out initiatives
  $ ai-initiative explain pilot-overdue           why the rule exists
  $ ai-initiative schema policy > policy.json     for editors and validators`;

/**
 * Runs the tool. Every command but `assess` is loaded on demand.
 *
 * @param args what follows the program's name
 * @returns the exit code
 */
export async function run(args: readonly string[], surroundings: Io): Promise<number> {
  let code: number = EXIT.ok;
  const io: Io = {
    ...surroundings,
    // known once the command line is read
    get color() {
      return program.opts<{ readonly color?: boolean }>().color;
    },
  };
  const program = new Command('ai-initiative')
    .description('Checks and scores ai-initiative.yaml manifests, and shows what stops an initiative.')
    .version(VERSION, '-v, --version', 'print the version')
    .option('--color', 'use colours even if the output is not a terminal')
    .option('--no-color', 'use no colours')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout.write,
      writeErr: (text) => io.stderr.write(lines(text)),
      getOutHasColors: () => wantsColor(io),
      getErrHasColors: () => false,
    })
    .addHelpText('after', `${ASSESS_EXIT_CODES}\n${EXAMPLES}`);

  const assess = program
    .command('assess')
    .description('assess manifests: files, or folders searched for ai-initiative.yaml and .yml')
    .addHelpText('after', ASSESS_EXIT_CODES);
  addAssessOptions(assess, io, async (paths, options) => {
    code = await assessCommand(paths, options, io);
  });

  addPortfolioCommands(program, io, (exit) => (code = exit));

  program
    .command('fix')
    .description('fix what needs no decision: misspelt keys and words, lists out of order')
    .argument('[paths...]', 'files, folders or patterns', ['.'])
    .option('--dry-run', 'print what would change as a diff, and change nothing')
    .option('--check', 'change nothing, and exit with 1 if something would be fixed')
    .option('--config <file>', CONFIG)
    .option('--today <date>', 'as of that day, YYYY-MM-DD', calendarDate)
    .addHelpText('after', exitCodes('nothing is to be fixed, or it was fixed', '--check: something would be fixed'))
    .action(async (paths: readonly string[], options: FixOptions) => {
      const { fixCommand } = await import('./commands/fix.ts');
      code = await fixCommand(paths, options, io);
    });

  program
    .command('config')
    .description('print the policy in force, where each value comes from, and what a nearer file weakens')
    .argument('[path]', 'a manifest or a folder', '.')
    .option('--config <file>', CONFIG)
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', exitCodes('the policy is valid', 'a policy file has an error'))
    .action(async (given: string, options: ConfigOptions) => {
      const { configCommand } = await import('./commands/config.ts');
      code = await configCommand(given, options, io);
    });

  program
    .command('init')
    .description(
      'write a manifest from what the repository already says: names, owner, models, interfaces, first commit',
    )
    .argument('[folder]', 'the folder to write it to', '.')
    .option('--yes', 'ask nothing')
    .addHelpText(
      'after',
      exitCodes('the manifest was written', undefined, 'wrong usage, or the file is there or cannot be written'),
    )
    .action(async (folder: string, options: InitOptions) => {
      const { initCommand } = await import('./commands/init.ts');
      code = await initCommand(folder, options, io);
    });

  program
    .command('discover')
    .description('list folders whose code uses AI and that no manifest covers')
    .argument('[folder]', 'the folder to search, with its subfolders', '.')
    .addOption(
      new Option('-f, --format <format>', 'how to print them; portfolio takes NDJSON')
        .choices(['pretty', 'json', 'ndjson'])
        .default('pretty'),
    )
    .option('--fail-on-uncovered', 'exit with 1 if there is such a folder')
    .option('--repository <name>', 'the name of the repository in NDJSON (default: as GitHub or GitLab name it in CI)')
    .addHelpText('after', exitCodes('the folders are listed', '--fail-on-uncovered: there is such a folder'))
    .action(async (folder: string, options: DiscoverOptions) => {
      const { discoverCommand } = await import('./commands/discover.ts');
      code = await discoverCommand(folder, options, io);
    });

  program
    .command('evidence')
    .description('list every claim that is compared with the repository: what shows it, or why that is unknown')
    .argument('[manifest]', 'a file, or a folder for all in it', '.')
    .option('--config <file>', CONFIG)
    .option('--today <date>', 'as of that day, YYYY-MM-DD', calendarDate)
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', exitCodes('the claims are listed'))
    .action(async (manifest: string, options: EvidenceOptions) => {
      const { evidenceCommand } = await import('./commands/evidence.ts');
      code = await evidenceCommand(manifest, options, io);
    });

  program
    .command('history')
    .description("show score, verdict and stage of a manifest at each revision, by today's rules")
    .argument('<manifest>', 'a file that is committed')
    .option('--config <file>', CONFIG)
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', exitCodes('the revisions are listed', undefined, 'wrong usage, or git cannot tell'))
    .action(async (manifest: string, options: HistoryOptions) => {
      const { historyCommand } = await import('./commands/history.ts');
      code = await historyCommand(manifest, options, io);
    });

  program
    .command('import')
    .description('turn the entries of a register (CSV, XLSX, .ai-register.yaml, Backstage components) into manifests')
    .argument('<files...>', 'one CSV or XLSX file, or YAML files')
    .option('--mapping <file>', 'which column feeds which field: a mapping file, or the name of a preset')
    .option('--out <folder>', 'the folder to write to; each manifest gets a folder of its own')
    .option('--sheet <name>', 'the sheet of a workbook (default: that of the mapping, else the first)')
    .option('--split <column>', 'put manifests into a folder for each repository that this column names')
    .option('--dry-run', 'show what would happen, and write nothing')
    .option('--propose-mapping', 'print a first mapping guessed from the register, and import nothing')
    .option('--today <date>', 'as of that day, YYYY-MM-DD', calendarDate)
    .addHelpText(
      'after',
      exitCodes(
        'every row was taken',
        'a row was rejected',
        'nothing could be imported, or a file could not be written',
      ),
    )
    .action(async (files: readonly string[], options: ImportOptions) => {
      const { importCommand } = await import('./commands/import.ts');
      code = await importCommand(files, options, io);
    });

  program
    .command('rules')
    .description('list all rules')
    .addOption(new Option('-f, --format <format>', 'how to print them').choices(['pretty', 'json']).default('pretty'))
    .addOption(new Option('--preset <preset>', 'as another preset sets them').choices([...PRESETS]).default(STANDARD))
    .option('--words', 'print requirement, action and message of each rule, to be read aloud')
    .addHelpText('after', exitCodes('the rules are listed', undefined, 'wrong usage'))
    .action(async ({ format, ...options }: { format: 'pretty' | 'json'; preset: PresetName; words?: true }) => {
      const { rulesText } = await import('./commands/rules.ts');
      io.stdout.write(await rulesText(format, options));
    });

  program
    .command('explain')
    .description('explain what a rule finds, why, and how to fix it')
    .argument('<rule>', 'its id, as shown in findings')
    .addHelpText('after', exitCodes('the rule is explained', undefined, 'there is no such rule'))
    .action(async (rule: string) => {
      const { explainText } = await import('./commands/rules.ts');
      io.stdout.write(explainText(rule, isRunByAgent(io)));
    });

  program
    .command('schema')
    .description('print a JSON schema')
    .addArgument(new Argument('[of]', 'of what').choices(SCHEMAS).default('manifest'))
    .addHelpText('after', exitCodes('the schema is printed', undefined, 'wrong usage'))
    .action(async (of: SchemaOf) => {
      const { schemaText } = await import('./commands/schema.ts');
      io.stdout.write(await schemaText(of));
    });

  addAgentCommands(program, io, (ended) => (code = ended));

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.trouble;
    // by name: a command that is loaded on demand may have its own copy of the class
    const isKnown = error instanceof Error && (error.name === 'UsageError' || 'syscall' in error);
    if (!isKnown) throw error;
    io.stderr.write(`${lines(`error: ${error.message}`)}\n`);
    return EXIT.trouble;
  }
}
