import { setImmediate } from 'node:timers/promises';
import type { Git } from '../../repository/node/git/run-git.ts';
import type { ReportedAssessment, ReportedFile, ReportedProblem } from '../../report/report-schema.ts';
import type { ShownScorecard } from '../../presenter/scorecard/scorecard-document.ts';
import { readProblem } from '../files/find-manifests.ts';
import { relativePath } from '../files/paths.ts';
import { createAssessor, type Others, type Run } from './assessor.ts';

/** One assessment a file, in the order of the files. */
export interface AssessedFiles {
  readonly assessments: readonly ReportedAssessment[];
  readonly errors: readonly ReportedProblem[];
  /** The policy files in force for the files that were assessed. */
  readonly policies: readonly ReportedFile[];
  /** By the path of the manifest in the report; empty unless the run asks for them. */
  readonly scorecards: ReadonlyMap<string, ShownScorecard>;
}

/**
 * Assesses files, given as absolute paths. A file that cannot be read is reported in `errors`.
 * @param onProgress called after each file with how many are done
 */
export async function assessFiles(
  files: readonly string[],
  run: Run,
  { onProgress, git }: { readonly onProgress: (done: number) => void; readonly git: Git },
): Promise<AssessedFiles> {
  const assessor = createAssessor(run, git);
  const assessments: (ReportedAssessment | undefined)[] = [];
  const errors: ReportedProblem[] = [];
  const scorecards = new Map<string, ShownScorecard>();
  const dependencies: (readonly string[])[] = [];
  const platforms = new Set<number>();
  const assess = async (place: number, file: string, namesakes?: readonly string[], others?: Others) => {
    const { assessment, dependsOn, isPlatform, scorecard } = await assessor.assess(file, namesakes, others);
    assessments[place] = assessment;
    dependencies[place] = dependsOn;
    if (isPlatform) platforms.add(place);
    if (scorecard) scorecards.set(assessment.path, scorecard);
    // yields, so that signals and a slow reader of the output are handled
    await setImmediate();
  };

  for (const [place, file] of files.entries()) {
    await assess(place, file).catch((error: unknown) =>
      errors.push({ path: relativePath(run.cwd, file), message: readProblem(error) }),
    );
    onProgress(place + 1);
  }
  const names = new Set(assessments.flatMap((assessment) => assessment?.name ?? []));
  const othersOf = (place: number): Others | undefined => {
    const name = assessments[place]?.name;
    if (files.length < 2 || (!platforms.has(place) && !dependencies[place]?.length)) return undefined;
    const dependents = assessments.flatMap((other, i) =>
      typeof name === 'string' && dependencies[i]?.includes(name) ? (other?.name ?? []) : [],
    );
    return { names, dependents };
  };
  const shared = sharedNames(assessments);
  const isShared = new Set(shared.flat());
  for (const places of [...shared, ...files.map((_, place) => [place])]) {
    const isAlone = places.length === 1;
    const namesakes = isAlone ? [] : places.slice(0, ENOUGH).flatMap((place) => files[place] ?? []);
    for (const place of places) {
      const others = othersOf(place);
      if (isAlone && (isShared.has(place) || !others)) continue;
      // a file that was deleted meanwhile keeps its first result
      await assess(place, files[place] ?? '', namesakes, others).catch(() => undefined);
    }
  }
  return {
    assessments: assessments.filter((assessment) => assessment !== undefined),
    errors,
    policies: assessor.policies(),
    scorecards,
  };
}

/** A finding names at most ten other files, so each file needs to see only the first eleven of its name. */
const ENOUGH = 11;

/** The indexes of assessments that share a name, one list a name. */
function sharedNames(assessments: readonly (ReportedAssessment | undefined)[]): readonly (readonly number[])[] {
  const places = new Map<string, number[]>();
  for (const [place, assessment] of assessments.entries()) {
    const name = assessment?.name;
    if (typeof name !== 'string') continue;
    const group = places.get(name);
    if (group) group.push(place);
    else places.set(name, [place]);
  }
  return [...places.values()].filter(({ length }) => length > 1);
}
