import type { FileAccess } from '../access.ts';
import { folderOf, join, nameOf, relativeTo } from '../path.ts';
import type { ScannedFile } from '../sources/sources.ts';

/** Folders that hold evaluations by their names. */
const FOLDER =
  /^(?:evals?|evaluations?|auto_?evaluation|llm[-_]evals?|ai[-_]evals?|model[-_]evals?|promptfoo|prompt[-_]tests?)$/i;
/** Folders that may hold any benchmark, of models where their code names some. */
const BENCHMARK = /^(?:benchmarks?|bench|leaderboards?)$/i;
/** Files of evaluation tools by their names. */
const FILE =
  /^promptfooconfig[\w.-]*\.(?:ya?ml|json|[cm]?[jt]s)$|\.eval\.[cm]?[jt]sx?$|^(?:test_)?(?:deepeval|ragas)[\w-]*\.py$|^evalite\.config\.[cm]?[jt]s$/i;
/** Folders in which an evaluation is what the product does for its users, or belongs to others. */
const PRODUCT =
  /^(?:src|lib|app|apps|pkg|internal|api|apis|routes?|controllers?|components|pages|views|models?|schemas?|services?|resources|types|admin|db|database|alembic|migrations|node_modules|vendor|docs?|examples?|samples?|templates?|i18n|locales|public|static|assets|plugins)$/i;

const MAX_FOLDERS = 400;
const SKIPPED = /^(?:\.|node_modules$|vendor$|dist$|build$|target$|venv$|__pycache__$)/;

/**
 * The evaluation of the initiative in a folder (from the root), as a path from there, and what shows it: the nearest folder of
 * such a name that is no part of the product, or a configuration of an evaluation tool.
 */
export async function evaluationIn(
  files: FileAccess,
  folder: string,
  scanned: readonly ScannedFile[],
): Promise<{ readonly path: string; readonly evidence: string } | undefined> {
  let level = [folder];
  let byTool: string | undefined;
  let benchmark: string | undefined;
  for (let looked = 0; level.length > 0 && looked < MAX_FOLDERS;) {
    const next: string[] = [];
    for (const current of level) {
      if (++looked > MAX_FOLDERS) break;
      for (const name of await files.list(current)) {
        const path = join(current, name);
        if (!name.endsWith('/')) {
          if (FILE.test(name)) byTool ??= path;
          continue;
        }
        const bare = name.slice(0, -1);
        const isProduct = relativeTo(folder, current)
          .split('/')
          .some((part) => PRODUCT.test(part));
        if (FOLDER.test(bare) && !isProduct && (await holdsFiles(files, path))) {
          return { path: `${relativeTo(folder, path)}/`, evidence: 'folder of that name' };
        }
        if (BENCHMARK.test(bare) && !isProduct && namesModels(scanned, path)) benchmark ??= path;
        if (!SKIPPED.test(bare)) next.push(path);
      }
    }
    level = next;
  }
  if (byTool !== undefined) {
    const path = relativeTo(folder, byTool);
    // one file of several like it stands for their folder
    const isOneOfMany = /\.eval\./.test(path) && folderOf(path) !== '';
    return { path: isOneOfMany ? `${folderOf(path)}/` : path, evidence: `${nameOf(path)} of an evaluation tool` };
  }
  return benchmark === undefined
    ? undefined
    : { path: `${relativeTo(folder, benchmark)}/`, evidence: 'a benchmark whose code names models' };
}

async function holdsFiles(files: FileAccess, path: string): Promise<boolean> {
  const names = await files.list(path);
  if (names.some((name) => /\.(?:py|[cm]?[jt]sx?|go|rb|ipynb|jsonl|csv|ya?ml|json|rs|cs|java|php|sh|toml)$/.test(name)))
    return true;
  const inner = await Promise.all(
    names
      .filter((name) => name.endsWith('/'))
      .slice(0, 20)
      .map((name) => files.list(join(path, name))),
  );
  return inner.some((all) => all.some((name) => !name.endsWith('/') && !name.startsWith('.')));
}

function namesModels(scanned: readonly ScannedFile[], path: string): boolean {
  return scanned.some(({ file, marks }) => file.startsWith(`${path}/`) && marks.some(({ kind }) => kind === 'model'));
}
