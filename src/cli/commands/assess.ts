import path from 'node:path';
import { createColors } from 'picocolors';
import { defaultPolicy, type CalendarDate } from '../../core/index.ts';
import { json } from '../../report/json.ts';
import { pretty } from '../../report/pretty.ts';
import type { Report, ReportedProblem } from '../../report/schema.ts';
import { countOpen } from '../../report/select.ts';
import { oneLine } from '../../report/text.ts';
import { REPORT_VERSION } from '../../report/version.ts';
import { assessFiles, relativePath } from '../assess-files.ts';
import { discover, type Discovery } from '../discover.ts';
import { EXIT, wantsColor, type Io } from '../io.ts';
import { VERSION } from '../version.ts';

export interface AssessOptions {
  readonly format: 'pretty' | 'json';
  readonly today?: CalendarDate;
}

/** `ai-initiative assess`: returns the exit code. */
export async function assessCommand(paths: readonly string[], options: AssessOptions, io: Io): Promise<number> {
  const { format, today = io.today() } = options;
  const found = await discover(
    paths.map((given) => path.resolve(io.cwd, given)),
    io.env,
  );
  const { assessments, errors } = await assessFiles(found.files, {
    cwd: io.cwd,
    today,
    surroundingsOf: () => ({ policy: defaultPolicy }),
  });
  const report: Report = {
    schemaVersion: REPORT_VERSION,
    tool: { name: 'ai-initiative', version: VERSION },
    asOf: today,
    basePath: '',
    assessments,
    errors: [...notFound(found, paths, io.cwd), ...errors],
  };
  io.stdout.write(
    format === 'json' ? json(report) : pretty(report, { colors: createColors(wantsColor(io)), quiet: false }),
  );
  for (const { path: file, message } of report.errors) io.stderr.write(`error: ${oneLine(`${file}: ${message}`)}\n`);
  return exitCode(report);
}

/** What stood in the way of finding manifests; finding none at all is trouble too, or a typo would look like success. */
function notFound({ files, problems }: Discovery, paths: readonly string[], cwd: string): readonly ReportedProblem[] {
  if (files.length + problems.length > 0) {
    return problems.map(({ path: file, message }) => ({ path: relativePath(cwd, file), message }));
  }
  const message = 'No ai-initiative.yaml or ai-initiative.yml was found here or below (what git ignores is left out)';
  return paths.map((given) => ({ path: relativePath(cwd, path.resolve(cwd, given)), message }));
}

function exitCode({ assessments, errors }: Report): number {
  if (errors.length > 0) return EXIT.trouble;
  return countOpen(assessments, 'error') > 0 ? EXIT.findings : EXIT.ok;
}
