import { FileRefusal } from '../../repository/node/guard.ts';
import { UsageError } from '../command-line/io.ts';
import { readProblem } from '../files/find-manifests.ts';

/** Runs a step that reads a file; its errors name the file. */
export function about<T>(file: string, step: () => T): T {
  const rethrow = (error: unknown): never => {
    const known =
      error instanceof UsageError ||
      error instanceof FileRefusal ||
      (error as NodeJS.ErrnoException).code !== undefined;
    if (!known) throw error;
    throw new UsageError(`${file}: ${error instanceof UsageError ? error.message : readProblem(error)}`);
  };
  try {
    const result = step();
    return result instanceof Promise ? (result.catch(rethrow) as T) : result;
  } catch (error) {
    return rethrow(error);
  }
}
