import type { FileAccess } from '../access.ts';
import { join } from '../path.ts';
import { isProduction } from './roles.ts';

/** Folders looked at below one folder. */
const MAX_FOLDERS = 1_500;

const SKIPPED = new Set(
  `.git node_modules .venv venv env vendor dist build target out .next .nuxt .svelte-kit coverage __pycache__ site-packages
   bin obj .gradle .idea .mypy_cache .tox .terraform third_party bower_components`.split(/\s+/),
);

const CODE = /\.(?:py|[cm]?[jt]sx?|go|java|kts?|scala|cs|fs|vb|rb|php|rs|exs?|swift|dart|vue|svelte|ipynb)$/;

/** Configuration in which a provider or a model is chosen. */
const CONFIGURATION =
  /^(?:\.?env[\w.-]*(?:example|sample|template|dist|default)[\w.-]*|(?:example|sample)\.env|(?:docker-)?compose[\w.-]*\.ya?ml|values[\w.-]*\.ya?ml|[\w.-]+\.(?:tf|tfvars|bicep)|(?:application|appsettings|config|settings|llm|models?|agents?|local)[\w.-]*\.(?:ya?ml|json|toml|properties)|render\.ya?ml|app\.json|database\.ya?ml|schema\.prisma)$/i;

/**
 * Files of code and configuration below a folder, those that the initiative runs first, then the nearest. `isWhole`: all of
 * them, not only as many as are looked at.
 */
export interface Walked {
  readonly files: readonly string[];
  readonly isWhole: boolean;
}

export const isCode = (path: string): boolean => CODE.test(path);

/** Those below a folder (from the root), without what is installed or built. */
export async function walkSources(access: Pick<FileAccess, 'list'>, base: string, maxFiles: number): Promise<Walked> {
  const found: string[] = [];
  let level = [base];
  const chosen = (isWhole: boolean): Walked => {
    const run = new Set(found.filter((file) => isProduction(file, [base])));
    const files = [...run, ...found.filter((file) => !run.has(file))];
    return { files: files.slice(0, maxFiles), isWhole: isWhole && files.length <= maxFiles };
  };
  for (let looked = 0; level.length > 0;) {
    const next: string[] = [];
    for (const folder of level) {
      if (++looked > MAX_FOLDERS || found.length > 2 * maxFiles) return chosen(false);
      for (const name of await access.list(folder)) {
        if (!name.endsWith('/')) {
          if (CODE.test(name) || CONFIGURATION.test(name)) found.push(join(folder, name));
        } else if (!SKIPPED.has(name.slice(0, -1)) && !(name.startsWith('.') && name !== '.devcontainer/')) {
          next.push(join(folder, name));
        }
      }
    }
    level = next;
  }
  return chosen(true);
}
