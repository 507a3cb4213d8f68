import { availableParallelism } from 'node:os';
import type { ReportedAssessment, ReportedFile, ReportedProblem } from '../../report/schema.ts';
import type { ShownScorecard } from '../../presenter/scorecard/scorecard-document.ts';
import { relativePath } from '../files/paths.ts';
import type { Run, Task } from './assessor.ts';
import { findNamesakes } from './namesakes.ts';
import { alone, type Team } from './team.ts';

/** Of files, in their order. */
export interface AssessedFiles {
  readonly assessments: readonly ReportedAssessment[];
  readonly errors: readonly ReportedProblem[];
  /** The policy files met where something was assessed. */
  readonly policies: readonly ReportedFile[];
  /** By the path of the manifest in the report, where the run asks for them. */
  readonly scorecards: ReadonlyMap<string, ShownScorecard>;
}

/** Below so many files for each, another thread takes longer to start than it saves. */
const FILES_PER_THREAD = 60;
/** More would gain little, and each takes its memory. */
const MAX_THREADS = 4;

/**
 * Assesses files, given as absolute paths; one that cannot be read is a problem of its own, and the rest goes on.
 * @param onProgress called after each file with how many are done
 */
export async function assessFiles(
  files: readonly string[],
  run: Run,
  onProgress: (done: number) => void,
): Promise<AssessedFiles> {
  const places = new Map(files.map((file, place) => [file, place]));
  const assessments: (ReportedAssessment | undefined)[] = [];
  const errors: (ReportedProblem | undefined)[] = [];
  const scorecards = new Map<string, ShownScorecard>();
  let done = 0;

  const team = await gather(files.length, run);
  const workOff = (tasks: readonly Task[], isFirst: boolean) =>
    team.work(tasks, (at, outcome) => {
      const task = tasks[at];
      const place = places.get(task?.file ?? '');
      if (!task || place === undefined) return;
      if ('error' in outcome) errors[place] = { path: relativePath(run.cwd, task.file), message: outcome.error };
      else {
        const assessment = JSON.parse(outcome.assessment) as ReportedAssessment;
        assessments[place] = assessment;
        if (outcome.scorecard) scorecards.set(assessment.path, JSON.parse(outcome.scorecard) as ShownScorecard);
      }
      if (isFirst) onProgress(++done);
    });
  try {
    await workOff(
      files.map((file) => ({ file })),
      true,
    );
    const names = assessments.map((assessment) => assessment?.name);
    await workOff(findNamesakes(files, names), false);
    return {
      assessments: assessments.filter((assessment) => assessment !== undefined),
      errors: errors.filter((error) => error !== undefined),
      policies: team.policies(),
      scorecards,
    };
  } finally {
    team.dismiss();
  }
}

/**
 * Results are kept until the end, so that the heap grows all the time, and V8 would let it grow to a multiple of what is
 * held before it looks what is not. Half more costs a thirtieth of the time and saves a fifth of the memory.
 */
const HEAP_GROWTH = '--heap-growing-percent=50';

async function gather(files: number, run: Run): Promise<Team> {
  if (files > FILES_PER_THREAD) process.getBuiltinModule('node:v8').setFlagsFromString(HEAP_GROWTH);
  const threads = Math.min(availableParallelism(), MAX_THREADS, Math.floor(files / FILES_PER_THREAD));
  // what is not bundled has no file that a thread could run
  if (threads < 2 || import.meta.filename.endsWith('.ts')) return alone(run);
  const { hire } = await import('./threads.ts');
  return hire(threads - 1, run);
}
