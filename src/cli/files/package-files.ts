import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * A file or folder that comes with the program, absolute; undefined where it was left out of the package.
 *
 * @param relative to the package, such as `docs/rules`
 */
export function packageFile(relative: string): string | undefined {
  let folder = path.dirname(import.meta.filename);
  while (!existsSync(path.join(folder, 'package.json'))) {
    if (folder === path.dirname(folder)) return undefined;
    folder = path.dirname(folder);
  }
  const file = path.join(folder, relative);
  return existsSync(file) ? file : undefined;
}
