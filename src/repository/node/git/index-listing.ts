import { isNotable, MAX_NOTABLE, NOTABLE_NAMES } from '../../notable.ts';

/** What one look over all the files of a repository shows. */
export interface Listing {
  readonly notable: readonly string[];
  /** What git knows but keeps out of the work tree (sparse checkout). */
  readonly leftOut: readonly string[];
}

/** How `ls-files -t` marks what is not checked out. */
const LEFT_OUT = 'S'.charCodeAt(0);
const TAG_LENGTH = 2;

/**
 * Calls a function for each path of an index with the bytes that the path takes, most of which no one needs as text.
 */
export function eachEntry(index: Buffer, take: (start: number, end: number, isLeftOut: boolean) => void): void {
  for (let start = 0, end = index.indexOf(0); end >= 0; start = end + 1, end = index.indexOf(0, start)) {
    take(start + TAG_LENGTH, end, index[start] === LEFT_OUT);
  }
}

/** A function that tells quickly of most paths that they end in none of some names, by their last four bytes. */
export function endsInOneOf(names: readonly string[]): (index: Buffer, start: number, end: number) => boolean {
  const endings = new Set(names.map((name) => Buffer.from(name).readUInt32LE(name.length - 4)));
  return (index, start, end) => end - start >= 4 && endings.has(index.readUInt32LE(end - 4));
}

const mayBeNotable = endsInOneOf([...NOTABLE_NAMES, '.yml', '.yaml']);

/** The notable files of an index, and what is left out. */
export function readListing(index: Buffer): Listing {
  const notable: string[] = [];
  const leftOut: string[] = [];
  eachEntry(index, (start, end, isLeftOut) => {
    const text = () => index.toString('utf8', start, end);
    if (isLeftOut) leftOut.push(text());
    if (notable.length >= MAX_NOTABLE || !mayBeNotable(index, start, end)) return;
    const path = text();
    if (isNotable(path)) notable.push(path);
  });
  return { notable, leftOut };
}
