import type { Repository } from '../access.ts';
import { isDependencyManifest, parseDependencies } from '../dependencies/read.ts';
import { findSdk } from '../dependencies/sdk-table.ts';
import type { Effort } from '../evidence.ts';
import { fileHistory, type FileCommit } from '../facts/history.ts';
import { folderOf, join } from '../path.ts';

const MAX_COMMITS = 2_000;
/** Files to which a dependency may have moved from one before. */
const MAX_MOVES = 3;
const NAMES =
  'package.json requirements.txt requirements.in pyproject.toml setup.py setup.cfg Pipfile environment.yml'.split(' ');

/** The day and commit of the first use of an AI SDK. */
export interface FirstUse {
  readonly on: string;
  readonly commit: string;
  readonly file: string;
}

/**
 * The commit in which a dependency manifest first names an AI SDK, given that it has named one ever since. Follows renames of
 * the file, and moves of the dependency from a sibling. Undefined where the history does not show it.
 */
export async function firstUse({ history }: Repository, file: string, effort: Effort): Promise<FirstUse | undefined> {
  if (!('known' in history)) return undefined;
  const { known } = history;
  const namesSdk = async (commit: string, path: string) => {
    const [text] = await known.texts([{ commit, path }]);
    if (text === undefined) return false;
    const names = await parseDependencies(path, text, effort);
    return names.some(({ ecosystem, name }) => findSdk(ecosystem, name));
  };

  let current = file;
  let found: FileCommit | undefined;
  for (let moves = 0; moves <= MAX_MOVES; moves++) {
    const commits = (await fileHistory(known, current, MAX_COMMITS)).toReversed();
    if (commits.length >= MAX_COMMITS) return undefined;
    let [first, last] = [0, commits.length - 1];
    while (first < last) {
      const middle = (first + last) >> 1;
      const { id = '', path = '' } = commits[middle] ?? {};
      if (await namesSdk(id, path)) last = middle;
      else first = middle + 1;
    }
    const candidate = commits[first];
    if (!candidate || !(await namesSdk(candidate.id, candidate.path))) return found && asUse(found);
    found = candidate;
    const [parent] = candidate.parents;
    if (parent === undefined) break;
    // a file that is new with the SDK in it may have taken the place of one beside it
    const siblings = NAMES.map((name) => join(folderOf(candidate.path), name)).filter(
      (path) => path !== candidate.path && isDependencyManifest(path),
    );
    const before = await Promise.all(siblings.map((path) => namesSdk(parent, path)));
    const moved = siblings.find((_, i) => before[i]);
    if (moved === undefined) break;
    // only what existed before the move is looked at, where its path may be gone by now
    const earlier = await known.log(moved, 1);
    if (earlier.length === 0) break;
    current = moved;
  }
  return found && asUse(found);
}

function asUse({ authoredOn, id, path }: FileCommit): FirstUse {
  return { on: authoredOn, commit: id, file: path };
}
