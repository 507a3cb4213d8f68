import { InvalidArgumentError, Option, type Command } from 'commander';
import { KNOWN_FILE } from '../../core/index.ts';
import { FORMATS } from '../../report/formats/formats.ts';
import { GROUPINGS } from '../../report/pretty/pretty.ts';
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
    .argument('[paths...]', 'files, folders or patterns; - reads one manifest from standard input', ['.'])
    .option(
      '-f, --format <format>',
      `${FORMATS.join(', ')}; several with an --output each (default: as the name of the --output says; else pretty, or agent where an agent runs it)`,
      format,
    )
    .option('-o, --output <file>', OUTPUT, output)
    .option('-q, --quiet', 'print only errors and what fails')
    .addOption(
      new Option('--group-by <what>', 'how pretty lists findings (default: file on a terminal, else none)').choices([
        ...GROUPINGS,
      ]),
    )
    .option('--rule <id>', 'only findings of this rule; may be given several times', collect)
    .option('--today <date>', 'assess as of that day, YYYY-MM-DD', calendarDate)
    .addOption(
      new Option('--fail-on <severity>', 'the lowest severity that fails')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .addOption(
      new Option('--require <verdict>', 'fail if a gate has a lower verdict').choices(['ready', 'conditional']),
    )
    .option('--min-score <score>', 'fail if a score is lower, 0 to 100', numberUpTo(100))
    .option('--max-warnings <count>', 'fail if there are more warnings in total', numberUpTo(Number.MAX_SAFE_INTEGER))
    .option('--suppress-all', `list all open findings in ${KNOWN_FILE}, so that only new ones are printed and fail`)
    .option('--prune-suppressions', `remove fixed findings from ${KNOWN_FILE}`)
    .option('--baseline <report.json>', 'count only findings that are not in this report of --format json')
    .option('--config <file>', CONFIG)
    .option(
      '--ignore-pattern <pattern>',
      'patterns of manifests to skip, as in .gitignore; may be given several times',
      collect,
    )
    .option('--stdin-filename <file>', 'where the manifest on standard input belongs')
    .option(
      '--changed-since <ref>',
      'only manifests that were changed on this branch since it left <ref>, and those whose policy was',
    )
    .option(
      '--shard <part>',
      'only one part of the manifests, such as 3/16; all parts together cover every manifest',
      shardOption,
    )
    .option('--repository <name>', 'the name of the repository in reports (default: as GitHub or GitLab name it in CI)')
    .option('--allow-none', 'succeed even if there is no manifest')
    .action((paths: readonly string[], values: Omit<AssessOptions, 'outputs'>) =>
      action(paths, { ...values, outputs: choices() }),
    );
}

export const OUTPUT =
  'the file for the --format before it, or in the format that its name says; an existing file is replaced';

/** Collects an option that may be given several times. */
function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
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
