import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { isWithin } from '../../repository/node/guard.ts';
import { repositoryRoot } from '../../repository/node/root.ts';

/**
 * Whether a path that reads as one of the repository (or, without one, of the folder of the run) leads out of it by a
 * link, which a hostile repository may hold. A path that reads as one outside was chosen by the user.
 * @param target absolute; what is not there yet is judged by the nearest folder that is
 */
export function leadsOut(target: string, cwd: string): boolean {
  const root = repositoryRoot(cwd) ?? cwd;
  return isWithin(root, target) && !isWithin(realpathSync.native(root), realPlace(target));
}

function realPlace(target: string): string {
  return existsSync(target) ? realpathSync.native(target) : realPlace(path.dirname(target));
}
