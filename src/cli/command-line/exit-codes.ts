const TROUBLE = 'wrong usage, or a file that cannot be read or written';

/** The exit codes of a command, for its help. @param findings what 1 means; undefined where the command never ends with it */
export function exitCodes(ok: string, findings?: string, trouble = TROUBLE): string {
  return [
    '',
    'Exit codes:',
    `  0  ${ok}`,
    ...(findings === undefined ? [] : [`  1  ${findings}`]),
    `  2  ${trouble}`,
  ].join('\n');
}

/** Those of `assess`, which the other commands keep to as far as they can. */
export const ASSESS_EXIT_CODES = exitCodes(
  'nothing fails',
  `a finding of severity error (see --fail-on), or a threshold is missed;
     a manifest that is not valid YAML has such a finding`,
  'wrong usage, no manifest found, or a file that cannot be read or written; wins over 1',
);
