import type { CalendarDate } from '../../../core/index.ts';
import { reviewItems } from '../../../presenter/review-pack/review-pack.ts';
import { renderReviewPack, type ReviewPackFormat } from '../../../report/review-pack/review-pack.tsx';
import { rowOf } from '../../../report/rows.ts';
import { assessPaths, TOOL, type AssessPathsOptions } from '../../assess/assess-paths.ts';
import { isReport } from '../../assess/read-sources.ts';
import { EXIT, UsageError, type Io } from '../../command-line/io.ts';
import { errorLines, prepareOutputs, writeOutputs, type OutputChoice } from '../../command-line/outputs.ts';

export interface ReviewPackOptions extends Pick<AssessPathsOptions, 'today' | 'config' | 'repository' | 'quiet'> {
  /** Only what this committee decides about. */
  readonly for?: string;
  /** The day of the meeting; the day of the assessment unless given. */
  readonly on?: CalendarDate;
  readonly outputs: readonly OutputChoice<ReviewPackFormat>[];
}

/** `ai-initiative review-pack`: what a committee has to decide by a day. Returns the exit code. */
export async function reviewPackCommand(given: readonly string[], options: ReviewPackOptions, io: Io): Promise<number> {
  const { outputs, for: committee, today = io.today(), on = today } = options;
  const report = given.find(isReport);
  if (report !== undefined) {
    throw new UsageError(`${report}: a review pack is made of manifests; give their folders instead of a report`);
  }
  prepareOutputs(outputs, io);
  const run = await assessPaths(given, { ...options, today }, io);
  const sources = run.assessments.map((one) => ({ row: rowOf(run, one), requirements: one.gate?.requirements ?? [] }));
  const pack = { tool: TOOL, on, asOf: today, committee, items: reviewItems(sources, on, committee) };
  await writeOutputs(outputs, async (format) => renderReviewPack(format, pack), io);
  io.stderr.write(errorLines(run.errors).join(''));
  return run.errors.length > 0 ? EXIT.trouble : EXIT.ok;
}
