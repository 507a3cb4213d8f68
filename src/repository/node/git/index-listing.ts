import { isNotable, MAX_NOTABLE, NOTABLE_NAMES } from '../../notable.ts';
import { runGit, type Environment } from './run-git.ts';

/** What one look over all the files of a repository shows. */
export interface Listing {
  readonly notable: readonly string[];
  /** What git knows but keeps out of the work tree (sparse checkout). */
  readonly leftOut: readonly string[];
}

/** Asks git's index, once; undefined where git does not answer. */
export async function listIndex(root: string, env: Environment): Promise<Listing | undefined> {
  const listed = await runGit(root, env, ['ls-files', '-t', '-z']).catch(() => undefined);
  return listed && readListing(listed);
}

const ENDINGS = new Set(
  [...NOTABLE_NAMES, '.yml', '.yaml'].map((name) => Buffer.from(name).readUInt32LE(name.length - 4)),
);
/** How `ls-files -t` marks what is not checked out. */
const LEFT_OUT = 'S'.charCodeAt(0);
const TAG_LENGTH = 2;

/** Reads many paths, each with its tag before and a zero behind it. Of most of them only these and the last four bytes are looked at. */
function readListing(listed: Buffer): Listing {
  const notable: string[] = [];
  const leftOut: string[] = [];
  for (let start = 0, end = listed.indexOf(0); end >= 0; start = end + 1, end = listed.indexOf(0, start)) {
    const text = () => listed.toString('utf8', start + TAG_LENGTH, end);
    if (listed[start] === LEFT_OUT) leftOut.push(text());
    if (end - start < TAG_LENGTH + 4 || !ENDINGS.has(listed.readUInt32LE(end - 4))) continue;
    const path = text();
    if (notable.length < MAX_NOTABLE && isNotable(path)) notable.push(path);
  }
  return { notable, leftOut };
}
