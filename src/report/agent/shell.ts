import { oneLine } from '../sanitize.ts';

/** A path as an argument of a command that is to be run as it is. */
export function shellPath(path: string): string {
  const shown = oneLine(path.startsWith('-') ? `./${path}` : path);
  return /^[\w./@+-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}

/** The start of a list, and what to say of the rest; nothing where all are shown. */
export function cut<T>(all: readonly T[], most: number, rest: (count: number) => string) {
  const left = all.length - most;
  return { shown: all.slice(0, most), note: left > 0 ? [rest(left)] : [] };
}
