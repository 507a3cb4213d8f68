import { EvidenceError } from './evidence.ts';
import { compileGlob, type Match } from './glob.ts';

/** What some patterns leave out, as in `.gitignore`: takes a path from the folder that the patterns are relative to. */
export function createExclusion(patterns: readonly string[]): (path: string) => boolean {
  const matchers = patterns.map(matcherOf);
  return (path) => matchers.some((match) => match(path) !== undefined);
}

function matcherOf(pattern: string): (path: string) => Match {
  try {
    return compileGlob(pattern);
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    return () => undefined;
  }
}
