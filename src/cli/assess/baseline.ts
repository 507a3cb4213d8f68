import path from 'node:path';
import type { Report } from '../../report/schema.ts';
import { readProblem } from '../files/find-manifests.ts';
import { UsageError, type Io } from '../command-line/io.ts';
import { MAX_REPORT, parseJson, readWhole } from '../files/read-text.ts';

/** Reads an earlier report written with `--format json`. Throws a {@link UsageError} where it is none. */
export async function readBaseline(file: string, { cwd }: Pick<Io, 'cwd'>): Promise<Report> {
  // loaded only here, since building the schema takes time
  const { reportSchema } = await import('../../report/schema.ts');
  let value: unknown;
  try {
    value = parseJson(readWhole(path.resolve(cwd, file), MAX_REPORT));
  } catch (error) {
    throw new UsageError(`--baseline ${file}: ${error instanceof SyntaxError ? 'it is not JSON' : readProblem(error)}`);
  }
  const { data, error } = reportSchema.safeParse(value);
  if (data) return data;
  const [issue] = error.issues;
  throw new UsageError(
    `--baseline ${file}: it is no report of this version of --format json (${issue?.path.join('.')}: ${issue?.message})`,
  );
}
