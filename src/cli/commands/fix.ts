import { createTwoFilesPatch } from 'diff';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { applyTextEdits, assess, parseDocument, type CalendarDate } from '../../core/index.ts';
import { fixAll } from '../../core/language/fixes.ts';
import { count } from '../../presenter/format.ts';
import { lines, oneLine } from '../../report/sanitize.ts';
import { expandGlobs } from '../files/expand-globs.ts';
import { excludedNote, leaveOut } from '../assess/leave-out.ts';
import { discover, NO_MANIFEST, readProblem } from '../files/find-manifests.ts';
import { EXIT, type Io } from '../command-line/io.ts';
import { writeProblem } from '../command-line/outputs.ts';
import { clearDrafts } from '../files/drafts.ts';
import { relativePath } from '../files/paths.ts';
import { readText } from '../files/read-text.ts';
import { createPolicyFinder } from '../assess/policy-for-manifest.ts';
import { replaceFile } from '../files/write-file.ts';

export interface FixOptions {
  readonly dryRun?: boolean;
  /** Change nothing, and fail where something would be fixed. */
  readonly check?: boolean;
  readonly config?: string;
  readonly today?: CalendarDate;
}

/** `ai-initiative fix`: fixes what needs no answer from a person. Returns the exit code. */
export async function fixCommand(paths: readonly string[], options: FixOptions, io: Io): Promise<number> {
  const { check = false, today = io.today() } = options;
  const dryRun = options.dryRun || check;
  const policyFinder = createPolicyFinder(io.cwd, options.config);
  const found = await discover(
    expandGlobs(paths, io.cwd).map((given) => path.resolve(io.cwd, given)),
    io.env,
  );
  const { problems } = found;
  const { files, excluded } = await leaveOut(found.files, { cwd: io.cwd, policyFinder });
  const failed = problems.map(({ path: file, message }) => `${relativePath(io.cwd, file)}: ${message}`);
  if (found.files.length + problems.length === 0) failed.push(NO_MANIFEST);
  let fixed = 0;
  for (const file of files) {
    const name = relativePath(io.cwd, file);
    let edited: Edited;
    try {
      edited = await edit(file, policyFinder, today);
    } catch (error) {
      failed.push(`${name}: ${readProblem(error)}`);
      continue;
    }
    const { before, after } = edited;
    try {
      if (options.dryRun && after !== before) io.stdout.write(patch(name, before, after, io));
      if (!dryRun) replaceText(realpathSync.native(file), before, after);
    } catch (error) {
      failed.push(`${name} ${writeProblem(error)}`);
      continue;
    }
    if (after === before) continue;
    fixed++;
    if (!options.dryRun) io.stdout.write(`${check ? 'would fix' : 'fixed'} ${oneLine(name)}\n`);
  }
  const total = `${count(fixed, 'file')} of ${files.length} ${dryRun ? 'would be fixed' : 'fixed'}`;
  io.stderr.write(excludedNote(excluded));
  io.stderr.write(`${[...failed.map((line) => `error: ${oneLine(line)}`), total].join('\n')}\n`);
  if (failed.length > 0) return EXIT.trouble;
  return check && fixed > 0 ? EXIT.findings : EXIT.ok;
}

interface Edited {
  readonly before: string;
  readonly after: string;
}

async function edit(
  file: string,
  policyFinder: ReturnType<typeof createPolicyFinder>,
  today: CalendarDate,
): Promise<Edited> {
  const before = readText(file);
  const { policy } = await policyFinder.of(file);
  const edits = fixAll(parseDocument(before), (document) => assess(document, { policy, today }).findings);
  return { before, after: applyTextEdits(before, edits) };
}

function replaceText(file: string, before: string, after: string): void {
  if (after === before) clearDrafts(file);
  else replaceFile(file, [after]);
}

/** A unified diff that `git apply` takes; a terminal and the log of a CI job get it harmless. */
function patch(name: string, before: string, after: string, { stdout, env }: Io): string {
  const text = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 });
  return stdout.isTerminal || env['CI'] || env['TF_BUILD'] ? lines(text) : text;
}
