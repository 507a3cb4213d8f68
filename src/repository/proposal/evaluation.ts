import type { FileAccess } from '../access.ts';
import { folderOf, join, nameOf, relativeTo } from '../path.ts';
import type { ScannedFile } from '../sources/sources.ts';

/** Folders that hold evaluations by their names, those of .NET projects too: `Claims.Evaluation`, `EvaluationTests`. */
const FOLDER =
  /^(?:evals?|evaluations?|auto_?evaluation|llm[-_]evals?|ai[-_]evals?|model[-_]evals?|promptfoo|prompt[-_]tests?|(?:[\w.]+\.)?eval(?:uation)?s?[._-]?tests?|[\w.]+\.eval(?:uation)?s?)$/i;
/** Folders of tests, in which an evaluation is none that the product offers. */
const TESTS = /^(?:tests?|__tests__|specs?)$/i;
/** Folders that may hold any benchmark, of models where their code speaks of some. */
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
  let script: string | undefined;
  for (let looked = 0; level.length > 0 && looked < MAX_FOLDERS;) {
    const next: string[] = [];
    for (const current of level) {
      if (++looked > MAX_FOLDERS) break;
      const names = await files.list(current);
      script ??= trainedBeside(names, current);
      for (const name of names) {
        const path = join(current, name);
        if (!name.endsWith('/')) {
          if (FILE.test(name)) byTool ??= path;
          continue;
        }
        const bare = name.slice(0, -1);
        const above = relativeTo(folder, current).split('/');
        const isProduct = above.some((part) => PRODUCT.test(part)) && !above.some((part) => TESTS.test(part));
        if (FOLDER.test(bare) && (isProduct ? await holdsRunner(files, path) : await holdsFiles(files, path))) {
          return { path: `${relativeTo(folder, path)}/`, evidence: 'folder of that name' };
        }
        if (BENCHMARK.test(bare) && !isProduct && usesModels(scanned, path)) benchmark ??= path;
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
  if (benchmark !== undefined)
    return { path: `${relativeTo(folder, benchmark)}/`, evidence: 'a benchmark whose code uses models' };
  return script === undefined
    ? undefined
    : { path: relativeTo(folder, script), evidence: `${nameOf(script)} beside the training of the model` };
}

/** The script that evaluates a model, beside the one that trains it. */
function trainedBeside(names: readonly string[], folder: string): string | undefined {
  if (!names.some((name) => /^train(?:ing)?\.(?:py|r|jl)$/i.test(name))) return undefined;
  const script = names.find((name) => /^(?:eval|evaluate|evaluation)\.(?:py|r|jl)$/i.test(name));
  return script && join(folder, script);
}

/** Whether a folder holds a script that runs evaluations: `batch-evals.ts`, `run_evals.py`. */
async function holdsRunner(files: FileAccess, path: string): Promise<boolean> {
  const runner = /^(?:run|batch)[-_]?evals?\.\w+$|^evals?[-_](?:run|runner|suite)\.\w+$/i;
  return (await files.list(path)).some((name) => runner.test(name));
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

function usesModels(scanned: readonly ScannedFile[], path: string): boolean {
  return scanned.some(({ file, marks }) => file.startsWith(`${path}/`) && marks.length > 0);
}
