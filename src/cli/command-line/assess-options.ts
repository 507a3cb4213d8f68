import { InvalidArgumentError, Option, type Command } from 'commander';
import { FORMATS } from '../../report/formats/formats.ts';
import { shardOption } from '../assess/shard.ts';
import type { AssessOptions } from '../commands/assess.ts';
import { isRunByAgent } from './agents.ts';
import { calendarDate } from './dates.ts';
import type { Io } from './io.ts';
import { outputOptions } from './outputs.ts';

export const CONFIG = 'the policy file, in place of every ai-initiative.config.yaml above a manifest';

/** Adds the arguments and options of `assess` to a command, with the action that gets them. */
export function addAssessOptions(
  command: Command,
  io: Pick<Io, 'env'>,
  action: (paths: readonly string[], options: AssessOptions) => Promise<void>,
): void {
  const { format, output, choices } = outputOptions(FORMATS, isRunByAgent(io) ? 'agent' : 'pretty');
  command
    .argument('[paths...]', 'files or folders', ['.'])
    .option(
      '--format <format>',
      `${FORMATS.join(', ')}; several with an --output each (default: pretty, or agent where an agent runs it)`,
      format,
    )
    .option('--output <file>', 'the file for the --format before it; an existing file is replaced', output)
    .option('--today <date>', 'assess as of that day, YYYY-MM-DD', calendarDate)
    .addOption(
      new Option('--fail-on <severity>', 'the lowest severity that fails')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .addOption(
      new Option('--require <verdict>', 'fail where a gate has a lower verdict').choices(['ready', 'conditional']),
    )
    .option('--min-score <score>', 'fail where a score is lower, 0 to 100', numberUpTo(100))
    .option(
      '--max-warnings <count>',
      'fail where there are more warnings in total',
      numberUpTo(Number.MAX_SAFE_INTEGER),
    )
    .option('--baseline <report.json>', 'count only findings that are not in this report of --format json')
    .option('--config <file>', CONFIG)
    .option(
      '--changed-since <ref>',
      'only manifests that changed, or whose policy did, since this branch left a git ref',
    )
    .option(
      '--shard <part>',
      'only one part of the manifests, such as 3/16; all parts together cover every manifest',
      shardOption,
    )
    .option('--repository <name>', 'the name of the repository in reports (default: as GitHub or GitLab name it in CI)')
    .option('--allow-none', 'succeed where there is no manifest at all')
    .option('--quiet', 'print only errors and what fails')
    .action((paths: readonly string[], values: Omit<AssessOptions, 'outputs'>) =>
      action(paths, { ...values, outputs: choices() }),
    );
}

function numberUpTo(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+(\.\d+)?$/.test(text) || value > most) {
      throw new InvalidArgumentError(`It must be a number from 0 to ${most}.`);
    }
    return value;
  };
}
