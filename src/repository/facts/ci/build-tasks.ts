import { at, entriesOf } from '../../dependencies/dependency.ts';
import type { FileAccess } from '../../access.ts';
import { evidenceText } from '../../evidence.ts';
import { join } from '../../path.ts';

const MAX_BYTES = 128 * 1024;
const MAKEFILES = ['Makefile', 'makefile', 'GNUmakefile'];
const JUSTFILES = ['justfile', 'Justfile', '.justfile'];
/** Files that a program of that name runs completely. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  tox: ['tox.ini'],
  nox: ['noxfile.py'],
  task: ['Taskfile.yml', 'Taskfile.yaml'],
};

/**
 * What a task of a folder runs, as lines of a shell script: an npm script, a target of make or just, or all that tox, nox or task
 * have. Undefined where the folder has no such task.
 */
export async function taskText(
  files: Pick<FileAccess, 'kindOf' | 'readText'>,
  folder: string,
  program: string,
  task: string,
): Promise<string | undefined> {
  const read = (name: string) => evidenceText(files, join(folder, name), MAX_BYTES);
  const first = async (names: readonly string[]) => {
    for (const name of names) {
      const text = await read(name);
      if (text !== undefined) return text;
    }
    return undefined;
  };
  if (program === 'npm') return npmScript((await read('package.json')) ?? '{}', task);
  if (program === 'make') return targetText((await first(MAKEFILES)) ?? '', task);
  if (program === 'just') return targetText((await first(JUSTFILES)) ?? '', task);
  return first(WHOLE[program] ?? []);
}

function npmScript(text: string, name: string): string | undefined {
  try {
    const scripts = entriesOf(at(JSON.parse(text) as unknown, 'scripts')).filter(([key]) =>
      [name, `pre${name}`, `post${name}`].includes(key),
    );
    const lines = scripts.flatMap(([, command]) => (typeof command === 'string' ? [command] : []));
    return lines.length === 0 ? undefined : lines.join('\n');
  } catch {
    return undefined;
  }
}

/** The recipe of a target, with those of the targets it needs as calls of make; the first target where none is named. */
function targetText(text: string, target: string): string | undefined {
  const lines: string[] = [];
  let isWanted = false;
  let found = false;
  for (const line of text.split('\n')) {
    if (/^\s/.test(line) || line === '') {
      if (isWanted) lines.push(line.trim().replace(/^[@-]+/, ''));
      continue;
    }
    const colon = line.indexOf(':');
    const heads = colon < 0 || line[colon + 1] === '=' ? [] : line.slice(0, colon).trim().split(/\s+/);
    const isTarget = heads.length > 0 && !line.startsWith('.') && !line.startsWith('#');
    isWanted = isTarget && (target === '' ? !found : heads[0] === target || heads.includes(target));
    if (!isWanted) continue;
    found = true;
    const needs =
      line
        .slice(colon + 1)
        .split('#')[0]
        ?.trim()
        .split(/\s+/)
        .slice(0, 50) ?? [];
    lines.push(...needs.filter((need) => /^[\w.-]+$/.test(need)).map((need) => `make ${need}`));
  }
  return found ? lines.join('\n') : undefined;
}
