import type { FileAccess } from '../../access.ts';
import { EvidenceError, evidenceText, type Effort } from '../../evidence.ts';
import { folderOf, isWithin, join, nameOf } from '../../path.ts';
import { taskText } from './build-tasks.ts';
import { commandsIn, resolve, type Command } from './commands.ts';
import { stepsIn, type Step } from './steps.ts';

const MAX_BYTES = 128 * 1024;
/** How many levels of scripts calling scripts are followed. */
const MAX_DEPTH = 6;
const MAX_COMMANDS = 3_000;

/** What is looked for: a declared path, from the root, and what a test runner would find there by itself. */
export interface Wanted {
  readonly declared: string;
  readonly path: string;
  readonly hasTests: boolean;
}

/** The result of following the steps of one workflow. */
export interface Followed {
  readonly runs: ReadonlyMap<string, number>;
  /** Why it may run more than what was followed. */
  readonly opaque: string | undefined;
}

const SHELL = /\.(?:sh|bash|zsh|ps1)$/;
const SCRIPT = /\.(?:sh|bash|zsh|ps1|py|[cm]?[jt]s|rb)$/;
/** Programs that run what their configuration names; that is not read. */
const OPAQUE =
  /^(?:nx|turbo|lerna|rush|moon|bazel|bazelisk|buck2|earthly|dagger|act|rake|invoke|inv|doit|pants|ansible-playbook|sbatch|docker|docker-compose|podman|kubectl|helm|argo|airflow|dbt|dvc|snakemake|nextflow|\.\/gradlew|gradle|\.\/mvnw|mvn)$/;
const RUNNERS =
  /(?:^|\s)(?:pytest|py\.test|unittest|jest|vitest|mocha|ava|evalite|rspec|phpunit|go test|cargo (?:nextest|test)|dotnet test|bun test|deno test|node --test|mvn test|gradle test|\.\/gradlew test|\.\/mvnw (?:test|verify))(?:\s|$)/;

/** Follows the steps of a workflow into scripts, tasks and actions of the repository. */
export function createFollower(
  files: Pick<FileAccess, 'kindOf' | 'readText'>,
  wanted: readonly Wanted[],
  effort: Effort,
  room: { characters: number },
) {
  const texts = new Map<string, Promise<string | undefined>>();
  const read = (path: string) => {
    const known = texts.get(path) ?? evidenceText(files, path, MAX_BYTES).catch(() => undefined);
    texts.set(path, known);
    return known;
  };
  const take = (text: string) => {
    room.characters -= text.length;
    if (room.characters < 0) throw new EvidenceError('the CI workflows, with all they run, are too large to be read');
  };

  return async (steps: readonly Step[]): Promise<Followed> => {
    const runs = new Map<string, number>();
    const seen = new Set<string>();
    let opaque: string | undefined;
    let commands = 0;

    const shell = async (script: string, cwd: string, line: number, depth: number): Promise<void> => {
      const key = `${cwd}\n${script}`;
      if (seen.has(key) || depth > MAX_DEPTH) return;
      seen.add(key);
      take(script);
      for (const command of effort.run(() => commandsIn(script, cwd))) {
        if (++commands > MAX_COMMANDS) throw new EvidenceError('the CI workflows run too much to be followed');
        await run(command, line, depth);
      }
    };

    const run = async ({ words, cwd }: Command, line: number, depth: number): Promise<void> => {
      const paths = words.flatMap((word, i) => pathsOf(word, words[i - 1], cwd));
      const all = words.join(' ');
      const isRunner = RUNNERS.test(all);
      for (const { declared, path, hasTests } of OPAQUE.test(words[0] ?? '') ? [] : wanted) {
        const isNamed = paths.some((found) => isWithin(path, found)) || (cwd !== '' && isWithin(path, cwd));
        const narrowed = paths.filter(
          (found) =>
            found !== cwd && found !== '' && words.some((word) => word.includes('/') && word.includes(nameOf(found))),
        );
        const isFound =
          isRunner &&
          hasTests &&
          isWithin(cwd, path) &&
          (narrowed.length === 0 || narrowed.some((found) => isWithin(found, path)));
        const isDefault = /promptfoo/.test(all) && nameOf(path).startsWith('promptfooconfig') && folderOf(path) === cwd;
        if ((isNamed || isFound || isDefault) && !runs.has(declared)) runs.set(declared, line);
      }
      await follow(words, paths, cwd, line, depth);
    };

    const follow = async (
      words: readonly string[],
      paths: readonly string[],
      cwd: string,
      line: number,
      depth: number,
    ) => {
      const [head = '', first = ''] = words;
      if (OPAQUE.test(head) || head.startsWith('$')) opaque ??= `line ${line} runs ${head}, which was not followed`;
      const task = taskOf(words);
      if (task) {
        const folder = task.folder === undefined ? cwd : (resolve(cwd, task.folder) ?? cwd);
        const text = await taskText(files, folder, task.program, task.name);
        if (text !== undefined) await shell(text, folder, line, depth + 1);
        else opaque ??= `line ${line} runs ${head} ${first}, which was not found`;
      }
      for (const path of paths) {
        if (!SCRIPT.test(path)) continue;
        const text = await read(path);
        if (text === undefined) continue;
        if (SHELL.test(path)) await shell(text, cwd, line, depth + 1);
        else {
          take(text);
          for (const { declared, path: target } of wanted)
            if (mentions(text, target) && !runs.has(declared)) runs.set(declared, line);
        }
      }
    };

    for (const step of steps) {
      if ('command' in step) await shell(step.command, step.cwd, step.line, 0);
      else if (!step.uses.startsWith('.')) {
        const inputs = step.inputs.flatMap((input) => input.split(/\s+/)).map((word) => resolve('', word) ?? '');
        for (const { declared, path } of wanted)
          if (
            inputs.some((input) => input !== '' && isWithin(path, input)) &&
            !/checkout|cache|upload|setup|paths-filter|changed-files|labeler/.test(step.uses)
          )
            runs.set(declared, runs.get(declared) ?? step.line);
        if (/\.ya?ml@/.test(step.uses)) opaque ??= `line ${step.line} uses a workflow of another repository`;
      } else {
        for (const name of ['action.yml', 'action.yaml']) {
          const text = await read(join(step.uses, name));
          if (text === undefined) continue;
          take(text);
          for (const inner of stepsIn(text, name)) {
            if ('command' in inner) await shell(inner.command, inner.cwd, step.line, 1);
          }
        }
      }
    }
    return { runs, opaque };
  };
}

/** The paths that a word of a command may mean: `evals/run.py`, `--config=evals/a.yaml`, `-m evals.run`. */
function pathsOf(word: string, before: string | undefined, cwd: string): readonly string[] {
  if (before === '-m') return [resolve(cwd, word.replaceAll('.', '/'))].flatMap((path) => path ?? []);
  if (word.length > 300) return [];
  return word.split(/[=,]/).flatMap((part) => {
    if (!/[\w]/.test(part) || part.startsWith('-')) return [];
    const path = resolve(cwd, part.replace(/::.*$/, ''));
    return path === undefined || path === cwd ? [] : [path];
  });
}

/** The task of npm, make or the like that a command runs. */
function taskOf(
  words: readonly string[],
): { readonly program: string; readonly name: string; readonly folder?: string | undefined } | undefined {
  const [head = '', ...rest] = words;
  const after = (...flags: readonly string[]) => {
    const i = rest.findIndex((word) => flags.includes(word));
    return i < 0 ? undefined : rest[i + 1];
  };
  const plain = rest.filter(
    (word, i) =>
      !word.startsWith('-') &&
      !['-C', '--prefix', '--cwd', '--dir', '-w', '--workspace', '--filter', '-F'].includes(rest[i - 1] ?? ''),
  );
  if (/^(?:npm|pnpm|yarn|bun)$/.test(head)) {
    const folder = after('--prefix', '--cwd', '--dir', '-C');
    const [verb = '', name = ''] = plain;
    if (verb === 'run' || verb === 'run-script') return { program: 'npm', name, folder };
    if (verb === 'test' || verb === 't') return { program: 'npm', name: 'test', folder };
    return head === 'npm' || /^(?:exec|dlx|x|workspace)$/.test(verb) || verb === ''
      ? undefined
      : { program: 'npm', name: verb, folder };
  }
  if (head === 'make' || head === 'just')
    return { program: head, name: plain.find((word) => !word.includes('=')) ?? '', folder: after('-C', '--directory') };
  if (head === 'tox' || head === 'nox' || head === 'task') return { program: head, name: '' };
  return undefined;
}

/** Whether a program names a path, as such or as a module. */
function mentions(text: string, path: string): boolean {
  const module = path.replace(/\.\w+$/, '').replaceAll('/', '.');
  return (
    text.includes(`${path}/`) ||
    text.includes(`"${path}"`) ||
    text.includes(`'${path}'`) ||
    new RegExp(
      String.raw`^\s*(?:from|import)\s+${module.replaceAll('.', String.raw`\.`).replaceAll(/[^\w.\\]/g, '.')}\b`,
      'm',
    ).test(text)
  );
}
