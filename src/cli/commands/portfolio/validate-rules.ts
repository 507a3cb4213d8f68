import type { ValidationFormat } from '../../../report/validation/formats.ts';
import { renderValidation } from '../../../report/validation/validation.ts';
import { validate } from '../../../validation/validate.ts';
import { TOOL } from '../../assess/assess-paths.ts';
import { readSpells, type SpellSourceOptions } from '../../assess/read-spells.ts';
import { EXIT, type Io } from '../../command-line/io.ts';
import { errorLines, prepareOutputs, writeOutputs, type OutputChoice } from '../../command-line/outputs.ts';

export interface ValidateRulesOptions extends Omit<SpellSourceOptions, 'today'> {
  readonly today?: SpellSourceOptions['today'];
  readonly outputs: readonly OutputChoice<ValidationFormat>[];
}

/** The same pilots give the same interval in every run. */
const SEED = 20260101;

/** `ai-initiative validate-rules`: whether pilots that meet a rule cross more often. Returns the exit code. */
export async function validateRulesCommand(
  given: readonly string[],
  options: ValidateRulesOptions,
  io: Io,
): Promise<number> {
  const { outputs, today = io.today() } = options;
  prepareOutputs(outputs, io);
  const { spells, errors } = await readSpells(given, { ...options, today }, io);
  const report = { tool: TOOL, asOf: today, validation: validate(spells, SEED), spells, errors };
  await writeOutputs(outputs, async (format, colors) => renderValidation(format, report, colors), io);
  io.stderr.write(errorLines(errors).join(''));
  return errors.length > 0 ? EXIT.trouble : EXIT.ok;
}
