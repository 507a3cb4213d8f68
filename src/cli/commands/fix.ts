import { createTwoFilesPatch } from 'diff';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { applyTextEdits, assess, parseDocument, type CalendarDate, type Policy } from '../../core/index.ts';
import { fixAll } from '../../core/language/fixes.ts';
import { count } from '../../presenter/format.ts';
import { oneLine } from '../../report/text.ts';
import { discover, NO_MANIFEST, readProblem } from '../files/find-manifests.ts';
import { EXIT, type Io } from '../command-line/io.ts';
import { relativePath } from '../files/paths.ts';
import { readText } from '../files/read-text.ts';
import { createSurroundings } from '../assess/policy-for-manifest.ts';
import { writeAtomically } from '../files/write-file.ts';

export interface FixOptions {
  readonly dryRun?: boolean;
  readonly config?: string;
  readonly today?: CalendarDate;
}

/** `ai-initiative fix`: mends what needs nobody's answer. Returns the exit code. */
export async function fixCommand(paths: readonly string[], options: FixOptions, io: Io): Promise<number> {
  const { dryRun = false, today = io.today() } = options;
  const surroundings = createSurroundings(io.cwd, options.config);
  const { files, problems } = await discover(
    paths.map((given) => path.resolve(io.cwd, given)),
    io.env,
  );
  const failed = problems.map(({ path: file, message }) => `${relativePath(io.cwd, file)}: ${message}`);
  if (files.length + problems.length === 0) failed.push(NO_MANIFEST);
  let mended = 0;
  for (const file of files) {
    const name = relativePath(io.cwd, file);
    try {
      const before = readText(file);
      const { policy } = await surroundings.of(file);
      const after = mend(before, policy, today);
      if (after === before) continue;
      mended++;
      if (dryRun) io.stdout.write(patch(name, before, after, io));
      else {
        writeAtomically(realpathSync.native(file), after);
        io.stdout.write(`mended ${oneLine(name)}\n`);
      }
    } catch (error) {
      failed.push(`${name}: ${readProblem(error)}`);
    }
  }
  const total = `${count(mended, 'file')} of ${files.length} ${dryRun ? 'would be mended' : 'mended'}`;
  io.stderr.write(`${[...failed.map((line) => `error: ${oneLine(line)}`), total].join('\n')}\n`);
  return failed.length > 0 ? EXIT.trouble : EXIT.ok;
}

function mend(text: string, policy: Policy, today: CalendarDate): string {
  const edits = fixAll(parseDocument(text), (document) => assess(document, { policy, today }).findings);
  return applyTextEdits(text, edits);
}

/** A unified diff that `git apply` takes; a terminal gets it without control characters. */
function patch(name: string, before: string, after: string, { stdout }: Io): string {
  const text = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 });
  return stdout.isTerminal ? text.split('\n').map(oneLine).join('\n') : text;
}
