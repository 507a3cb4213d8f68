import { calendarOf } from '../../../core/portfolio/index.ts';
import type { CalendarFormat } from '../../../report/calendar/calendar.ts';
import { renderCalendar } from '../../../report/calendar/formats.ts';
import { mergeRows } from '../../../report/portfolio/merge-rows.ts';
import { readSources, type SourceOptions } from '../../assess/read-sources.ts';
import { EXIT, type Io } from '../../command-line/io.ts';
import { errorLines, prepareOutputs, writeOutputs, type OutputChoice } from '../../command-line/outputs.ts';

export interface CalendarOptions extends Omit<SourceOptions, 'today'>, Partial<Pick<SourceOptions, 'today'>> {
  readonly outputs: readonly OutputChoice<CalendarFormat>[];
}

/** `ai-initiative calendar`: what is due, when, and who is asked. Returns the exit code. */
export async function calendarCommand(given: readonly string[], options: CalendarOptions, io: Io): Promise<number> {
  const { outputs, today = io.today() } = options;
  prepareOutputs(outputs, io);
  const { sourced, errors } = await readSources(given, { ...options, today }, io);
  const report = { asOf: today, entries: calendarOf(mergeRows(sourced).rows, today) };
  await writeOutputs(outputs, async (format, colors) => renderCalendar(format, report, colors), io);
  io.stderr.write(errorLines(errors).join(''));
  return errors.length > 0 ? EXIT.trouble : EXIT.ok;
}
