import { at, entriesOf } from '../dependencies/dependency.ts';
import type { FileAccess } from '../access.ts';
import { evidenceText } from '../evidence.ts';
import { join } from '../path.ts';

const MAX_BYTES = 128 * 1024;
const MAKEFILES = ['Makefile', 'makefile', 'GNUmakefile', 'justfile', 'Justfile'];
/** Files that a program of that name reads whole. */
const WHOLE = [
  ['tox.ini', 'tox'],
  ['noxfile.py', 'nox'],
  ['Taskfile.yml', 'task'],
  ['Taskfile.yaml', 'task'],
] as const;

/** The text behind each npm script, make target and just recipe in some folders, by its name. */
export async function buildTasks(files: FileAccess, folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const tasks = new Map<string, string>();
  const add = (name: string, text: string) => tasks.set(name, `${tasks.get(name) ?? ''}\n${text}`);
  for (const folder of folders) {
    const names = await files.list(folder);
    const read = async (name: string) =>
      names.includes(name) ? evidenceText(files, join(folder, name), MAX_BYTES) : undefined;
    for (const [name, command] of npmScripts((await read('package.json')) ?? '{}')) add(name, command);
    for (const name of MAKEFILES) for (const [target, text] of makeTargets((await read(name)) ?? '')) add(target, text);
    for (const [name, program] of WHOLE) add(program, (await read(name)) ?? '');
  }
  return tasks;
}

function npmScripts(text: string): readonly (readonly [string, string])[] {
  try {
    const scripts = entriesOf(at(JSON.parse(text) as unknown, 'scripts'));
    return scripts.flatMap(([name, command]) => (typeof command === 'string' ? [[name, command] as const] : []));
  } catch {
    return [];
  }
}

/** Each target or recipe with the line that declares it and the indented ones below. */
function makeTargets(text: string): readonly (readonly [string, string])[] {
  const blocks = text.split(/\n(?=[^\s#])/);
  return blocks.flatMap((block) => {
    const heads = /^([^:\n]+):(?!=)/.exec(block)?.[1]?.trim().split(/\s+/) ?? [];
    return heads.map((head) => [head, block] as const);
  });
}
