import { Option, type Command } from 'commander';
import { CALENDAR_FORMATS } from '../report/calendar/calendar.ts';
import { PORTFOLIO_FORMATS } from '../report/portfolio/portfolio-formats.ts';
import { EXPORT_FORMATS } from '../report/exports/export-formats.ts';
import { VALIDATION_FORMATS } from '../report/validation/formats.ts';
import { CONFIG, OUTPUT } from './command-line/assess-options.ts';
import { exitCodes } from './command-line/exit-codes.ts';
import { calendarDate } from './command-line/dates.ts';
import type { Io } from './command-line/io.ts';
import { outputOptions } from './command-line/outputs.ts';
import type { ExportOptions } from './commands/export.ts';
import type { CalendarOptions } from './commands/portfolio/calendar.ts';
import type { PortfolioOptions } from './commands/portfolio/portfolio.ts';
import type { ReviewPackOptions } from './commands/portfolio/review-pack.ts';
import type { ValidateRulesOptions } from './commands/portfolio/validate-rules.ts';

type Finish = (code: number) => void;

/** The commands about all initiatives together, each loaded on demand. */
export function addPortfolioCommands(program: Command, io: Io, finish: Finish): void {
  addPortfolio(program, io, finish);
  addCalendar(program, io, finish);
  addReviewPack(program, io, finish);
  addValidateRules(program, io, finish);
  addExport(program, io, finish);
}

const SOURCES = [
  '[sources...]',
  'folders, manifests or reports (.ndjson, .jsonl, .json, also .gz), folders of reports, or patterns',
  ['.'],
] as const;

const UNREAD = 'wrong usage, or something cannot be read or written';

/** The options of every command that assesses sources. */
function withSources(command: Command): Command {
  return command
    .argument(SOURCES[0], SOURCES[1], [...SOURCES[2]])
    .option('--today <date>', 'assess folders as of that day, YYYY-MM-DD', calendarDate)
    .option('--config <file>', CONFIG)
    .addOption(
      new Option(
        '--repository <name>',
        'the name of the repository of the folders (default: as GitHub or GitLab name it in CI)',
      ),
    )
    .option('-q, --quiet', 'no progress')
    .addHelpText('after', exitCodes('it is written', undefined, UNREAD));
}

function addPortfolio(program: Command, io: Io, finish: Finish): void {
  const { format, output, choices } = outputOptions(PORTFOLIO_FORMATS);
  withSources(program.command('portfolio'))
    .description(
      'show all initiatives together, from folders (assessed now) and from reports of --format ndjson or json',
    )
    .option('-f, --format <format>', `${PORTFOLIO_FORMATS.join(', ')}; several with an --output each`, format)
    .option('-o, --output <file>', OUTPUT, output)
    .option('--since <what>', 'show what changed since: a report, a date (YYYY-MM-DD) or a git ref')
    .action(async (sources: readonly string[], options: Omit<PortfolioOptions, 'outputs'>) => {
      const { portfolioCommand } = await import('./commands/portfolio/portfolio.ts');
      finish(await portfolioCommand(sources, { ...options, outputs: choices() }, io));
    });
}

function addCalendar(program: Command, io: Io, finish: Finish): void {
  const { format, output, choices } = outputOptions(CALENDAR_FORMATS);
  withSources(program.command('calendar'))
    .description('list what is due: decisions, reviews, waivers, contract notices, model retirements, holds')
    .option('-f, --format <format>', `${CALENDAR_FORMATS.join(', ')}; several with an --output each`, format)
    .option('-o, --output <file>', OUTPUT, output)
    .action(async (sources: readonly string[], options: Omit<CalendarOptions, 'outputs'>) => {
      const { calendarCommand } = await import('./commands/portfolio/calendar.ts');
      finish(await calendarCommand(sources, { ...options, outputs: choices() }, io));
    });
}

const REVIEW_PACK_FORMATS = ['html', 'markdown'] as const;

function addReviewPack(program: Command, io: Io, finish: Finish): void {
  const { format, output, choices } = outputOptions(REVIEW_PACK_FORMATS);
  withSources(program.command('review-pack'))
    .description('write what a committee has to decide by a day: verdict, facts, money, blockers and options of each')
    .option('--for <owner>', 'only what this committee decides about, such as group:steering')
    .option('--on <date>', 'the day of the meeting, YYYY-MM-DD', calendarDate)
    .option('-f, --format <format>', `${REVIEW_PACK_FORMATS.join(', ')}; several with an --output each`, format)
    .option('-o, --output <file>', OUTPUT, output)
    .action(async (sources: readonly string[], options: Omit<ReviewPackOptions, 'outputs'>) => {
      const { reviewPackCommand } = await import('./commands/portfolio/review-pack.ts');
      finish(await reviewPackCommand(sources, { ...options, outputs: choices() }, io));
    });
}

function addValidateRules(program: Command, io: Io, finish: Finish): void {
  const { format, output, choices } = outputOptions(VALIDATION_FORMATS);
  program
    .command('validate-rules')
    .description(
      'show whether pilots that met a rule early crossed more often, from the history of their manifests in git',
    )
    .argument('[sources...]', 'repositories, or reports of validate-rules --format json (.json)', ['.'])
    .option('--today <date>', 'as if it were that day, YYYY-MM-DD', calendarDate)
    .option('--config <file>', CONFIG)
    .option(
      '--repository <name>',
      'the name of the repository of the folders (default: as GitHub or GitLab name it in CI)',
    )
    .option('-f, --format <format>', `${VALIDATION_FORMATS.join(', ')}; several with an --output each`, format)
    .option('-o, --output <file>', OUTPUT, output)
    .addHelpText('after', exitCodes('it is written', undefined, UNREAD))
    .action(async (sources: readonly string[], options: Omit<ValidateRulesOptions, 'outputs'>) => {
      const { validateRulesCommand } = await import('./commands/portfolio/validate-rules.ts');
      finish(await validateRulesCommand(sources, { ...options, outputs: choices() }, io));
    });
}

function addExport(program: Command, io: Io, finish: Finish): void {
  program
    .command('export')
    .description('write initiatives in the format of another tool: a Backstage catalog, or CycloneDX with its claims')
    .argument('[paths...]', 'manifests or folders, or patterns (default: this folder; --patch: the manifest beside it)')
    .addOption(new Option('-f, --format <format>', 'the format').choices([...EXPORT_FORMATS]).makeOptionMandatory())
    .option('-o, --output <file>', 'the file to write; an existing file is replaced')
    .option('--patch <file>', 'only set the annotations of the Component in this catalog-info.yaml')
    .option('--today <date>', 'as of that day, YYYY-MM-DD', calendarDate)
    .option('--config <file>', CONFIG)
    .addHelpText('after', exitCodes('it is written', undefined, UNREAD))
    .action(async (paths: readonly string[], options: ExportOptions) => {
      const { exportCommand } = await import('./commands/export.ts');
      finish(await exportCommand(paths, options, io));
    });
}
