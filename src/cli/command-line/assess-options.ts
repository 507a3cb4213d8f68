import { FORMATS } from '../../report/formats/formats.ts';
import type { AssessOptions } from '../commands/assess.ts';
import { calendarDate } from './dates.ts';
import { InvalidArgument } from './io.ts';
import { outputOptions } from './outputs.ts';
import { shardOption } from '../assess/shard.ts';

/** An option of a command, for whoever reads a command line. */
export interface OptionDeclaration {
  /** `--name`, or `--name <value>`. */
  readonly flags: string;
  readonly description: string;
  /** What its value means. Throws an {@link InvalidArgument}. */
  readonly parse?: (text: string) => unknown;
  readonly choices?: readonly string[];
  readonly default?: string;
}

export const CONFIG = 'the policy file, in place of every ai-initiative.config.yaml above a manifest';

/** The options of `assess`, and what becomes of them once all have been read. */
export function assessOptions() {
  const { format, output, choices } = outputOptions(FORMATS);
  const options: readonly OptionDeclaration[] = [
    {
      flags: '--format <format>',
      description: `${FORMATS.join(', ')}; several with an --output each (default: pretty)`,
      parse: format,
    },
    {
      flags: '--output <file>',
      description: 'where the --format before it goes; a file that is there is replaced',
      parse: output,
    },
    { flags: '--today <date>', description: 'assess as of that day, YYYY-MM-DD', parse: calendarDate },
    {
      flags: '--fail-on <severity>',
      description: 'the least finding that fails',
      choices: ['error', 'warning', 'never'],
      default: 'error',
    },
    {
      flags: '--require <verdict>',
      description: 'fail where a gate gives less',
      choices: ['ready', 'conditional'],
    },
    { flags: '--min-score <score>', description: 'fail where a score is less, 0 to 100', parse: numberUpTo(100) },
    {
      flags: '--max-warnings <count>',
      description: 'fail where there are more warnings in all',
      parse: numberUpTo(Number.MAX_SAFE_INTEGER),
    },
    {
      flags: '--baseline <report.json>',
      description: 'count only findings that this report of --format json has not',
    },
    { flags: '--config <file>', description: CONFIG },
    {
      flags: '--changed-since <ref>',
      description: 'only manifests that changed, or their policy, since this branch left a git ref',
    },
    {
      flags: '--shard <part>',
      description: 'only a part of the manifests, such as 3/16; the parts together are all',
      parse: shardOption,
    },
    {
      flags: '--repository <name>',
      description: 'how reports name the repository (default: as GitHub or GitLab name it in CI)',
    },
    { flags: '--quiet', description: 'print only errors and what fails' },
  ];
  return {
    options,
    /** Throws a usage error where they do not go together. */
    complete: (values: object) => ({ ...values, outputs: choices() }) as AssessOptions,
  };
}

function numberUpTo(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+(\.\d+)?$/.test(text) || value > most) {
      throw new InvalidArgument(`It must be a number from 0 to ${most}.`);
    }
    return value;
  };
}
