/** What runs in a thread of its own: assesses what it is given, and has git asked by the thread that gave it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { History } from '../../repository/access.ts';
import type { OpenGit } from '../../repository/node/repository.ts';
import { GitError } from '../../repository/node/git/run-git.ts';
import { createAssessor, type Run } from './assessor.ts';
import type { FromWorker, GitAnswers, GitQuestion, ToWorker } from './messages.ts';

const port = parentPort;
if (!port) throw new Error('This file is run as a worker.');

const tell = (message: FromWorker) => port.postMessage(message);
const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
let questions = 0;

function askGit<A extends GitQuestion['ask']>(question: GitQuestion & { readonly ask: A }): Promise<GitAnswers[A]> {
  const id = questions++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    tell({ type: 'question', id, question });
  });
}

const openGit: OpenGit = async (root) => {
  const history: History = {
    log: (paths, limit) => askGit({ ask: 'log', root, paths, limit }),
    renamedFrom: (revision) => askGit({ ask: 'renamedFrom', root, revision }),
    texts: (revisions) => askGit({ ask: 'texts', root, revisions }),
  };
  const readable = await askGit({ ask: 'history', root });
  return {
    history: 'known' in readable ? { known: history } : readable,
    list: () => askGit({ ask: 'list', root }),
  };
};

const { assess, policies } = createAssessor(workerData as Run, openGit);

port.on('message', (message: ToWorker) => {
  if (message.type === 'work') void work(message.tasks);
  else {
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) asked?.reject(new GitError(message.error));
    else asked?.resolve(message.known as never);
  }
});

async function work(tasks: (ToWorker & { type: 'work' })['tasks']): Promise<void> {
  for (const [place, task] of tasks) tell({ type: 'outcome', place, outcome: await assess(task) });
  tell({ type: 'done', policies: policies() });
}
