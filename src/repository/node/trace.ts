import type { FileAccess, Repository } from '../access.ts';
import { folderOf, upwards } from '../path.ts';
import { digestOf } from './digest.ts';
import { MAX_ENTRIES } from './files.ts';
import type { NodeRepository } from './repository.ts';

type Question = [kind: string, path?: string, maxBytes?: number];

/** What a repository was asked, and one digest of all its answers. */
export interface Trace {
  readonly questions: readonly string[];
  readonly digest: string;
}

/**
 * A repository that notes what it is asked. `trace` gives undefined where an answer failed: what is asked again may then
 * have another.
 */
export function traced(repository: NodeRepository) {
  const questions = new Set<string>();
  let hasFailed = false;
  const note = async <T>(
    question: readonly [kind: string, ...about: unknown[]],
    answer: () => Promise<T>,
  ): Promise<T> => {
    questions.add(JSON.stringify(question));
    try {
      return await answer();
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  };
  const { files, history } = repository;
  const tracing: Repository = {
    name: repository.name,
    files: {
      kindOf: (path) => note(['kind', path], () => files.kindOf(path)),
      readText: (path, maxBytes) => note(['text', path, maxBytes], () => files.readText(path, maxBytes)),
      list: (folder) => note(['list', folder], () => files.list(folder)),
      findNotable: () => note(['files'], () => files.findNotable()),
    },
    history:
      'known' in history
        ? {
            known: {
              log: (paths, limit) => note(['head'], () => history.known.log(paths, limit)),
              renamedFrom: (revision) => note(['head'], () => history.known.renamedFrom(revision)),
              texts: (revisions) => note(['head'], () => history.known.texts(revisions)),
            },
          }
        : history,
    isLeftOut: (path) => note(['files'], () => repository.isLeftOut(path)),
    // what is made once for all is asked for once, and yet all depend on it
    async once(name, make) {
      const made = await repository.once(`traced ${name}`, async () => {
        const inner = traced(repository);
        return { value: await make(inner.repository.files), questions: inner.questions() };
      });
      for (const question of made.questions) questions.add(question);
      return made.value;
    },
  };
  questions.add(JSON.stringify(['head']));
  return {
    repository: tracing,
    questions: () => [...questions],
    trace: async (): Promise<Trace | undefined> => {
      if (hasFailed) return undefined;
      const needed = await withoutImplied(files, questions);
      return { questions: needed, digest: await digestOfAnswers(repository, needed) };
    },
  };
}

/** Most of what is looked for is not there: where the folder that should hold it was listed too, that says as much. */
async function withoutImplied(files: FileAccess, questions: ReadonlySet<string>): Promise<readonly string[]> {
  const needed: string[] = [];
  for (const question of questions) {
    const [kind, path] = JSON.parse(question) as Question;
    const isPlace = path !== undefined && ['kind', 'text', 'list'].includes(kind);
    if (!isPlace || !(await isImplied(files, path, questions))) needed.push(question);
  }
  return needed;
}

/** Whether the listing of a folder above that was listed shows that nothing is at a path. */
async function isImplied(files: FileAccess, path: string, questions: ReadonlySet<string>): Promise<boolean> {
  if (path === '') return false;
  for (const above of upwards(folderOf(path))) {
    if (!questions.has(JSON.stringify(['list', above]))) continue;
    const names = await files.list(above);
    const [entry = ''] = path.slice(above === '' ? 0 : above.length + 1).split('/');
    const isWhole = names.length > 0 && names.length < MAX_ENTRIES;
    if (isWhole && !names.includes(entry) && !names.includes(`${entry}/`)) return true;
  }
  return false;
}

/** Whether everything in a trace would be answered the same. */
export async function isStillTrue(repository: NodeRepository, { questions, digest }: Trace): Promise<boolean> {
  return (await digestOfAnswers(repository, questions).catch(() => undefined)) === digest;
}

async function digestOfAnswers(repository: NodeRepository, questions: readonly string[]): Promise<string> {
  const all: string[] = [];
  for (const question of questions) {
    const answer = async () => JSON.stringify(await ask(repository, question)) ?? '';
    // what is long is asked for many manifests, so that it is held in short
    const isLong = /^\["(?:text|files)"/.test(question);
    all.push(
      isLong ? await repository.once(`digest ${question}`, async () => digestOf(await answer())) : await answer(),
    );
  }
  return digestOf(all.join('\n'));
}

async function ask(repository: NodeRepository, question: string): Promise<unknown> {
  const [kind, path = '', maxBytes = 0] = JSON.parse(question) as Question;
  const { files } = repository;
  switch (kind) {
    case 'kind':
      return files.kindOf(path);
    case 'text':
      return files.readText(path, maxBytes);
    case 'list':
      return files.list(path);
    case 'files':
      return repository.listing();
    case 'head':
      return repository.head;
    default:
      throw new Error(`There is no question ${question}`);
  }
}
