import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { compileGlob } from '../../repository/glob.ts';
import { UsageError } from '../command-line/io.ts';
import { SKIPPED } from './manifest-names.ts';

const MAGIC = /[*?[]/;

/**
 * Puts what matches in place of patterns such as `apps/*` or `reports/**` with a name behind it, which not every shell
 * does. What is there under its name is no pattern.
 *
 * @param given relative to `cwd`
 * @throws {UsageError} where nothing matches
 */
export function expandGlobs(given: readonly string[], cwd: string): readonly string[] {
  return given.flatMap((one) => {
    if (!MAGIC.test(one) || existsSync(path.resolve(cwd, one))) return [one];
    const found = matchesOf(path.resolve(cwd, one)).map((file) => path.relative(cwd, file));
    if (found.length === 0) throw new UsageError(`${one}: no file or folder matches`);
    return found;
  });
}

/** @param pattern absolute. @returns absolute paths, sorted */
function matchesOf(pattern: string): readonly string[] {
  const { root } = path.parse(pattern);
  const parts = pattern.slice(root.length).split(path.sep);
  let places: readonly string[] = [root];
  for (const part of parts) {
    if (part === '**') places = places.flatMap((place) => [place, ...foldersBelow(place)]);
    else if (!MAGIC.test(part))
      places = places.map((place) => path.join(place, part)).filter((place) => existsSync(place));
    else {
      const match = compileGlob(part);
      // as in a shell, names that begin with a dot match only where the pattern says so
      const isWanted = (name: string) => match(name) === 'itself' && (part.startsWith('.') || !name.startsWith('.'));
      places = places.flatMap((place) =>
        namesIn(place)
          .filter(isWanted)
          .map((name) => path.join(place, name)),
      );
    }
  }
  return [...new Set(places)].toSorted();
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // a file, or a folder without permission, has no matches
    return [];
  }
}

/** Does not follow links, so it always terminates. */
function foldersBelow(folder: string): readonly string[] {
  const found: string[] = [];
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const here = at;
    let inner: readonly string[];
    try {
      inner = readdirSync(here, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name))
        .map(({ name }) => path.join(here, name));
    } catch {
      inner = [];
    }
    found.push(...inner);
    waiting.push(...inner);
  }
  return found;
}
