import { isPreset, PRESETS } from './preset-names.ts';

/** The names of a policy file, wherever it is looked for; the first is the one that is recommended. */
export const POLICY_FILES = ['ai-initiative.config.yaml', 'ai-initiative.config.yml'] as const;
export const [POLICY_FILE] = POLICY_FILES;

const PACKAGE = /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*(\/[^\\:]+)?$/i;

/** Where a file named under `extends` may be, the likeliest first; or why it cannot be named. */
export type ExtendsTarget = { readonly candidates: readonly string[] } | { readonly problem: string };

/**
 * Resolves a name under `extends`: `./…` and `../…` from the folder of the file that names it, anything else as
 * an npm package installed in a `node_modules` folder beside or above it. Paths are relative to the root, with forward
 * slashes; nothing outside the root can be named.
 */
export function resolveExtends(name: string, from: string): ExtendsTarget {
  const folder = from.split('/').slice(0, -1);
  if (isPreset(name)) return { candidates: [name] };
  if (/^\.\.?\//.test(name)) {
    const path = join(folder, name);
    if (path === undefined) return { problem: 'it leads out of the repository' };
    return isYaml(path) ? { candidates: [path] } : { problem: 'it must be a YAML file' };
  }
  const match = PACKAGE.exec(name);
  if (!match || name.split('/').includes('..')) {
    return {
      problem: `it must be a relative path such as ./base.yaml, one of ${PRESETS.join(', ')}, or the name of an installed npm package`,
    };
  }
  const files = match[1] === undefined ? POLICY_FILES.map((file) => `${name}/${file}`) : [name];
  if (!files.every(isYaml)) return { problem: 'it must be a YAML file' };
  const folders = [...folder.map((_, depth) => folder.slice(0, folder.length - depth)), []];
  return { candidates: folders.flatMap((parts) => files.map((file) => [...parts, 'node_modules', file].join('/'))) };
}

/** Undefined where it leaves the root. */
function join(folder: readonly string[], relative: string): string | undefined {
  const parts = [...folder];
  for (const segment of relative.split('/')) {
    if (segment === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (segment !== '.' && segment !== '') parts.push(segment);
  }
  return parts.join('/');
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}
