import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder with the pages of the rules that come with the program (absolute); undefined where they were left out. */
export function rulePagesFolder(): string | undefined {
  // the program is run from its bundle, one folder below the package
  const folder = path.resolve(path.dirname(import.meta.filename), '../docs/rules');
  return existsSync(folder) ? folder : undefined;
}
