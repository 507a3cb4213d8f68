import type { Repository } from '../access.ts';
import { commandsIn, resolve } from '../facts/ci/commands.ts';
import { stepsIn } from '../facts/ci/steps.ts';
import { folderOf, isWithin, nameOf, relativeTo } from '../path.ts';
import { survey } from '../survey.ts';

const MAX_BYTES = 128 * 1024;
const MAX_WORKFLOWS = 20;
/** Workflows that say what they run by their names: `evals.yml`, `eval-regression.yaml`. */
const NAME = /(?:^|[-_.])evals?(?:uations?)?[-_.]/i;
/** What helps to run an evaluation or tells of it, and is none itself. */
const HELPER = /(?:^|\/)(?:scripts?|tools?|bin|ci|\.github|docs?)\/|\.(?:md|txt|html|log)$/;

/** The evaluation that a workflow for evaluations runs in a folder, both from the root; undefined where none names a path there. */
export async function evaluationInCi(
  repository: Repository,
  folder: string,
): Promise<{ readonly path: string; readonly evidence: string } | undefined> {
  const { files } = repository;
  const workflows = (await survey(repository)).workflows.filter((path) => NAME.test(nameOf(path)));
  for (const workflow of workflows.slice(0, MAX_WORKFLOWS)) {
    const text = (await files.readText(workflow, MAX_BYTES)) ?? '';
    for (const step of stepsOf(text, workflow)) {
      if (!('command' in step)) continue;
      const words = commandsIn(step.command, step.cwd).flatMap(({ words: all, cwd }) =>
        all.slice(1).flatMap((word) => (word.includes('/') ? (resolve(cwd, word) ?? []) : [])),
      );
      const named: string[] = [];
      for (const path of new Set(words)) {
        if (path === folder || !isWithin(folder, path) || HELPER.test(path)) continue;
        const kind = await files.kindOf(path);
        if (kind === 'folder') named.push(`${path}/`);
        else if (kind === 'file') named.push(path);
      }
      const [first] = named;
      if (first === undefined) continue;
      const shared = `${folderOf(first)}/`;
      const isOneOfMany = named.length > 1 && named.every((path) => path.startsWith(shared));
      const evidence = `${nameOf(workflow)} line ${step.line}`;
      return { path: relativeTo(folder, isOneOfMany ? shared : first), evidence };
    }
  }
  return undefined;
}

function stepsOf(text: string, file: string) {
  try {
    return stepsIn(text, file);
  } catch {
    // a workflow that cannot be read shows nothing
    return [];
  }
}
