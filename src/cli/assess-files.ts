import {
  assess,
  assessWorkspace,
  parseDocument,
  type CalendarDate,
  type SourceDocument,
  type WorkspaceMember,
} from '../core/index.ts';
import { toReported } from '../report/report.ts';
import type { ReportedAssessment, ReportedProblem } from '../report/schema.ts';
import { readProblem } from './discover.ts';
import { relativePath } from './paths.ts';
import { readText } from './read.ts';
import type { Surroundings } from './surroundings.ts';

export interface AssessFilesOptions {
  /** The folder that the paths in the report are relative to. */
  readonly cwd: string;
  readonly today: CalendarDate;
  /** What holds for a manifest where it lies. */
  readonly surroundingsOf: (file: string, document: SourceDocument) => Promise<Surroundings>;
  /** Called after each file with how many are done. */
  readonly onProgress?: (done: number) => void;
}

type Assessed = WorkspaceMember & Pick<Surroundings, 'policyPath'>;

/** Assesses files, given as absolute paths; one that cannot be read is a problem of its own, and the rest goes on. */
export async function assessFiles(files: readonly string[], options: AssessFilesOptions) {
  const { cwd, today, surroundingsOf, onProgress } = options;
  const errors: ReportedProblem[] = [];
  const byName = new Map<string, string[]>();

  const assessOne = async (file: string): Promise<Assessed | undefined> => {
    try {
      const document = parseDocument(readText(file));
      const { policyPath, ...surroundings } = await surroundingsOf(file, document);
      const assessment = assess(document, { ...surroundings, today });
      return { uri: relativePath(cwd, file), document, assessment, policyPath };
    } catch (error) {
      errors.push({ path: relativePath(cwd, file), message: readProblem(error) });
      return undefined;
    }
  };

  const report = ({ uri, assessment, policyPath }: Assessed) =>
    assessments.set(uri, toReported(uri, assessment, policyPath));

  const assessments = new Map<string, ReportedAssessment>();
  for (const [i, file] of files.entries()) {
    const member = await assessOne(file);
    if (member) {
      report(member);
      const name = member.assessment.manifest.name;
      if (name !== undefined) group(byName, name).push(file);
    }
    onProgress?.(i + 1);
  }
  // documents are large, so only those that are to be seen together are read once more
  for (const namesakes of [...byName.values()].filter(({ length }) => length > 1)) {
    const members = (await Promise.all(namesakes.map(assessOne))).filter((member) => member !== undefined);
    assessWorkspace(members).forEach(report);
  }
  return { assessments: [...assessments.values()], errors };
}

function group(groups: Map<string, string[]>, key: string): string[] {
  const members = groups.get(key) ?? [];
  groups.set(key, members);
  return members;
}
