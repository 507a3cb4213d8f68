import path from 'node:path';
import {
  assess,
  assessWorkspace,
  parseDocument,
  type CalendarDate,
  type Facts,
  type Policy,
  type SourceDocument,
  type WorkspaceMember,
} from '../core/index.ts';
import { toReported } from '../report/report.ts';
import type { ReportedAssessment, ReportedProblem } from '../report/schema.ts';
import { readProblem } from './discover.ts';
import { readText } from './read.ts';

/** The policy in force for a manifest, and what its repository shows, where somebody looked. */
export interface Surroundings {
  readonly policy: Policy;
  readonly facts?: Facts;
}

export interface AssessFilesOptions {
  /** The folder that the paths in the report are relative to. */
  readonly cwd: string;
  readonly today: CalendarDate;
  /** What holds for a manifest where it lies. */
  readonly surroundingsOf: (file: string, document: SourceDocument) => Surroundings | Promise<Surroundings>;
  /** Called after each file with how many are done. */
  readonly onProgress?: (done: number) => void;
}

/** Assesses files, given as absolute paths; one that cannot be read is a problem of its own, and the rest goes on. */
export async function assessFiles(files: readonly string[], options: AssessFilesOptions) {
  const { cwd, today, surroundingsOf, onProgress } = options;
  const errors: ReportedProblem[] = [];
  const byName = new Map<string, string[]>();

  const assessOne = async (file: string): Promise<WorkspaceMember | undefined> => {
    try {
      const document = parseDocument(readText(file));
      const assessment = assess(document, { ...(await surroundingsOf(file, document)), today });
      return { uri: relativePath(cwd, file), document, assessment };
    } catch (error) {
      errors.push({ path: relativePath(cwd, file), message: readProblem(error) });
      return undefined;
    }
  };

  const assessments = new Map<string, ReportedAssessment>();
  for (const [i, file] of files.entries()) {
    const member = await assessOne(file);
    if (member) {
      assessments.set(member.uri, toReported(member.uri, member.assessment));
      const name = member.assessment.manifest.name;
      if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), file]);
    }
    onProgress?.(i + 1);
  }
  // documents are large, so only those that are to be seen together are read once more
  for (const namesakes of [...byName.values()].filter(({ length }) => length > 1)) {
    const members = (await Promise.all(namesakes.map(assessOne))).filter((member) => member !== undefined);
    for (const { uri, assessment } of assessWorkspace(members)) assessments.set(uri, toReported(uri, assessment));
  }
  return { assessments: [...assessments.values()], errors };
}

/** With forward slashes, relative to a folder where that is possible. */
export function relativePath(folder: string, file: string): string {
  return (path.relative(folder, file) || '.').split(path.sep).join('/');
}
