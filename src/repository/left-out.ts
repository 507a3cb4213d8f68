import type { Repository } from './access.ts';
import { isDependencyManifest, maxBytesOf } from './dependencies/read.ts';
import { createEffort } from './evidence.ts';
import { isWithin } from './path.ts';
import { isProduction } from './sources/roles.ts';
import { sourcesBelow } from './sources/sources.ts';

/** What a look below a folder leaves out. */
export interface LeftOut {
  /** Code, configuration and dependency manifests that are too large to be read, or no text; from the root. */
  readonly tooLarge: readonly string[];
  /** Whether there is more code than is read. */
  readonly isCut: boolean;
}

/** What was left out when a folder (from the root) was looked at. */
export async function leftOutBelow(repository: Repository, folder: string): Promise<LeftOut> {
  const { files } = repository;
  const { tooLarge, isWhole } = await sourcesBelow(repository, folder, createEffort());
  const manifests = (await files.findNotable()).filter(
    (path) => isDependencyManifest(path) && isWithin(folder, path) && isProduction(path, [folder]),
  );
  const unread: string[] = [];
  for (const path of manifests) {
    const isUnread = (await files.readText(path, maxBytesOf(path))) === undefined;
    if (isUnread && (await files.kindOf(path)) === 'file') unread.push(path);
  }
  return { tooLarge: [...tooLarge.filter((path) => isProduction(path, [folder])), ...unread], isCut: !isWhole };
}
