import type { Task } from './assessor.ts';

/** A finding names at most ten others, so that the first eleven of a name are all that any of that name need see. */
const ENOUGH = 11;

/** Those of some files whose names are given more than once, to be seen together. @param names by the place of the file */
export function findNamesakes(
  files: readonly string[],
  names: readonly (string | null | undefined)[],
): readonly Task[] {
  const byName = new Map<string, string[]>();
  for (const [i, file] of files.entries()) {
    const name = names[i];
    if (typeof name !== 'string') continue;
    const group = byName.get(name);
    if (group) group.push(file);
    else byName.set(name, [file]);
  }
  const groups = [...byName.values()].filter(({ length }) => length > 1);
  return groups.flatMap((group) => {
    const namesakes = group.slice(0, ENOUGH);
    return group.map((file) => ({ file, namesakes }));
  });
}
