import type { WorkflowFact } from '../../../core/index.ts';
import type { FileAccess } from '../../access.ts';
import { EvidenceError, evidenceText } from '../../evidence.ts';
import { isWithin, join, nameOf, relativeTo, resolvePath, upwards } from '../../path.ts';
import { survey } from '../../survey.ts';
import type { Inquiry } from '../inquiry.ts';
import { createFollower, type Wanted } from './follow.ts';
import { jenkinsSteps, stepsIn } from './steps.ts';

const MAX_BYTES = 128 * 1024;
const MAX_WORKFLOWS = 100;
/** Characters of workflows, scripts and tasks together, for one manifest. */
const MAX_TEXT = 1 << 20;

const TEST_FILE =
  /^test_.*\.py$|_test\.(?:py|go|rb|exs)$|[._-](?:test|spec|eval)\.[cm]?[jt]sx?$|Tests?\.(?:java|kt|cs|php)$|_spec\.rb$/;

/** The CI workflows of a repository, and what of the declared paths their steps run. */
export async function workflowsFact(inquiry: Inquiry): Promise<readonly WorkflowFact[]> {
  const { repository, folder, effort } = inquiry;
  const { files } = repository;
  const { workflows: committed } = await survey(repository);
  const bases = upwards(folder);
  const near = await Promise.all([...new Set(['', folder])].map((base) => uncommittedWorkflows(files, base)));
  const workflows = [...new Set([...committed.filter((path) => rootOf(path, bases) !== undefined), ...near.flat()])];
  if (workflows.length === 0) return [];
  if (workflows.length > MAX_WORKFLOWS) throw new EvidenceError(`there are more than ${MAX_WORKFLOWS} CI workflows`);

  const wanted = await wantedOf(inquiry);
  const room = { characters: MAX_TEXT };
  const followers = new Map<string, ReturnType<typeof createFollower>>();
  const followerAt = (root: string) => {
    const known = followers.get(root) ?? createFollower(below(files, root), seenFrom(root, wanted), effort, room);
    followers.set(root, known);
    return known;
  };
  const found: WorkflowFact[] = [];
  for (const file of workflows) {
    const text = (await evidenceText(files, file, MAX_BYTES)) ?? '';
    const steps = effort.run(() => (/jenkins/i.test(nameOf(file)) ? jenkinsSteps(text) : stepsIn(text, file)));
    const { runs, opaque } = await followerAt(rootOf(file, bases) ?? '')(steps);
    const shown = [...runs].map(([declared, line]) => ({ declared, line }));
    found.push({ file, runs: shown, ...(opaque === undefined ? {} : { opaque: `${file} ${opaque}` }) });
  }
  return found;
}

async function wantedOf({ repository, folder, query }: Inquiry): Promise<readonly Wanted[]> {
  const wanted = query.evaluations.map(async (declared): Promise<readonly Wanted[]> => {
    const resolved = resolvePath(folder, declared);
    if (!('path' in resolved) || resolved.path === '') return [];
    const { path } = resolved;
    return [{ declared, path, hasTests: TEST_FILE.test(nameOf(path)) || (await hasTests(repository.files, path, 3)) }];
  });
  return (await Promise.all(wanted)).flat();
}

async function hasTests(files: FileAccess, folder: string, depth: number): Promise<boolean> {
  const names = await files.list(folder);
  if (names.some((name) => TEST_FILE.test(name))) return true;
  if (depth === 0) return false;
  const inner = names.filter((name) => name.endsWith('/')).slice(0, 20);
  const found = await Promise.all(inner.map((name) => hasTests(files, join(folder, name), depth - 1)));
  return found.some(Boolean);
}

/**
 * The folder that a CI workflow runs in: the root of the repository, or a folder above the manifest that may be published as
 * one. Undefined where a file is no workflow of either.
 */
function rootOf(path: string, bases: readonly string[]): string | undefined {
  return bases.findLast((base) => {
    if (!isWithin(base, path)) return false;
    const inner = relativeTo(base, path);
    return (
      /^(?:\.github\/workflows|\.gitlab|\.circleci|\.azure-pipelines|\.azuredevops)\/.*\.ya?ml$/.test(inner) ||
      /^(?:[^/]+\/)?(?:\.gitlab-ci\.yml|azure-pipelines[^/]*\.ya?ml|Jenkinsfile[^/]*|[^/]+\.jenkinsfile)$/i.test(inner)
    );
  });
}

/** The files of a folder, with paths as from it. */
function below(files: FileAccess, folder: string): Pick<FileAccess, 'kindOf' | 'readText'> {
  return {
    kindOf: (path) => files.kindOf(join(folder, path)),
    readText: (path, maxBytes) => files.readText(join(folder, path), maxBytes),
  };
}

/** What is in a folder of all that is looked for, as seen from it. */
function seenFrom(folder: string, wanted: readonly Wanted[]): readonly Wanted[] {
  return wanted
    .filter(({ path }) => path !== folder && isWithin(folder, path))
    .map((one) => ({ ...one, path: relativeTo(folder, one.path) }));
}

async function uncommittedWorkflows(files: FileAccess, base: string): Promise<readonly string[]> {
  const folder = join(base, '.github/workflows');
  return (await files.list(folder)).filter((name) => /\.ya?ml$/.test(name)).map((name) => join(folder, name));
}
