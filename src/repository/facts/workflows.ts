import type { Place } from '../../core/index.ts';
import { buildTasks } from './build-tasks.ts';
import type { FileAccess } from '../access.ts';
import { EvidenceError, evidenceText, type Effort } from '../evidence.ts';
import type { Inquiry } from './inquiry.ts';
import { folderOf, isWithin, join, nameOf, resolvePath, upwards } from '../path.ts';
import { survey } from '../survey.ts';

const MAX_BYTES = 128 * 1024;
/** Characters of workflows, scripts and tasks together, for one manifest. */
const MAX_TEXT = 1 << 20;
const MAX_WORKFLOWS = 100;
/** Files that workflows run and that are read for what they refer to. */
const MAX_SCRIPTS = 50;

/** What a test runner finds by itself in folders with these names. */
const TEST_FOLDER = /^(?:tests?|specs?|__tests__)$/i;
const TEST_RUNNER =
  /\b(?:pytest|tox|nox|jest|vitest|mocha|playwright|go test|cargo (?:nex)?test|mvnw?|gradlew?|dotnet test|rspec|phpunit|(?:npm|pnpm|yarn|bun)(?: run)? test)\b/;

/**
 * The CI workflows of a repository, and which of the declared paths each refers to. A path counts as referred to if its
 * name, or its folder's, stands in the workflow, or in a script or task that the workflow names: rather too often than
 * not often enough.
 */
export async function workflowsFact(
  inquiry: Inquiry,
): Promise<readonly (Place & { readonly refersTo: readonly string[] })[]> {
  const { repository, folder, query, effort } = inquiry;
  const { files } = repository;
  const { workflows: committed } = await survey(repository);
  const bases = upwards(folder);
  const near = await Promise.all([...new Set(['', folder])].map((base) => uncommittedWorkflows(files, base)));
  const workflows = [...new Set([...committed.filter((path) => isWorkflow(path, bases)), ...near.flat()])];
  if (workflows.length === 0) return [];
  const tasks = await buildTasks(files, bases);

  const found: (Place & { readonly refersTo: readonly string[] })[] = [];
  const reader: Reader = { files, tasks, bases, effort, room: MAX_TEXT };
  for (const file of workflows.slice(0, MAX_WORKFLOWS)) {
    const text = await reachableText(reader, file);
    found.push({
      file,
      refersTo: effort.run(() => query.paths.filter((declared) => refersTo(text, folder, declared))),
    });
  }
  return found;
}

/** Whether a file is a CI workflow of the repository, or of a folder above the manifest that may be published as one. */
function isWorkflow(path: string, bases: readonly string[]): boolean {
  return bases.some((base) => {
    if (!isWithin(base, path)) return false;
    const inner = path.slice(base === '' ? 0 : base.length + 1);
    return (
      /^(?:\.github\/workflows|\.gitlab|\.circleci|\.azure-pipelines|\.azuredevops)\/.*\.ya?ml$/.test(inner) ||
      /^(?:[^/]+\/)?(?:\.gitlab-ci\.yml|azure-pipelines[^/]*\.ya?ml|Jenkinsfile[^/]*|[^/]+\.jenkinsfile)$/i.test(inner)
    );
  });
}

async function uncommittedWorkflows(files: FileAccess, base: string): Promise<readonly string[]> {
  const folder = join(base, '.github/workflows');
  return (await files.list(folder)).filter((name) => /\.ya?ml$/.test(name)).map((name) => join(folder, name));
}

interface Reader {
  readonly files: FileAccess;
  readonly tasks: ReadonlyMap<string, string>;
  readonly bases: readonly string[];
  readonly effort: Effort;
  /** Characters that may still be read. */
  room: number;
}

/** The text of a workflow with that of the scripts it names and of the tasks that any of these names. */
async function reachableText(reader: Reader, workflow: string): Promise<string> {
  const { files, tasks, bases, effort } = reader;
  const waiting = [workflow, (await evidenceText(files, workflow, MAX_BYTES)) ?? ''];
  const texts: string[] = [];
  const seen = new Set<string>();
  for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
    const current = text;
    reader.room -= current.length;
    if (reader.room < 0) throw new EvidenceError('the CI workflows, with all they run, are too large to be read');
    texts.push(current);
    for (const word of effort.run(() => new Set(current.match(/[\w./:@-]+/g)))) {
      const task = tasks.get(word);
      const isNew = !seen.has(word) && seen.add(word);
      if (!isNew) continue;
      if (task !== undefined) waiting.push(task);
      if (!/\/|\.(?:sh|bash|py|js|mjs|ts|ps1|groovy|ya?ml)$/.test(word) || seen.size > 5_000) continue;
      if (texts.length + waiting.length < MAX_SCRIPTS) waiting.push(...(await scripts(files, word, bases)));
    }
  }
  return texts.join('\n');
}

/** The scripts that a word may name: files, or actions in folders. */
async function scripts(files: FileAccess, word: string, bases: readonly string[]): Promise<readonly string[]> {
  const texts = bases.flatMap((base) => {
    const resolved = resolvePath(base, word.replace(/^\/+/, ''));
    if (!('path' in resolved)) return [];
    const path = resolved.path;
    const names = /\.\w+$/.test(path) ? [path] : [path, join(path, 'action.yml'), join(path, 'action.yaml')];
    return names.map((name) => readBelow(files, base, name));
  });
  return (await Promise.all(texts)).filter((text) => text !== undefined);
}

/** Most words name nothing: where the folder has no such entry, nothing is looked for in it. */
async function readBelow(files: FileAccess, base: string, path: string): Promise<string | undefined> {
  const inner = isWithin(base, path) ? path.slice(base === '' ? 0 : base.length + 1) : undefined;
  const [entry = ''] = inner?.split('/') ?? [];
  const names = inner === undefined ? undefined : await files.list(base);
  if (names && !names.includes(entry) && !names.includes(`${entry}/`)) return undefined;
  return files.readText(path, MAX_BYTES);
}

function refersTo(text: string, folder: string, declared: string): boolean {
  const resolved = resolvePath(folder, declared);
  if (!('path' in resolved) || resolved.path === '') return true;
  const { path } = resolved;
  const parts = path.split('/');
  const names = [nameOf(path), nameOf(path).replace(/\.\w+$/, ''), nameOf(folderOf(path))].filter(
    (name) => name !== '',
  );
  if (names.some((name) => hasWord(text, name))) return true;
  return parts.some((part) => TEST_FOLDER.test(part)) && TEST_RUNNER.test(text);
}

function hasWord(text: string, word: string): boolean {
  const quoted = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`(?<![A-Za-z0-9])${quoted}(?![A-Za-z0-9])`, 'i').test(text);
}
