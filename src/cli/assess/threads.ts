import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { openGit, type RepositoryGit } from '../../repository/node/repository.ts';
import type { ReportedFile } from '../../report/schema.ts';
import type { Run } from './assessor.ts';
import { answerer } from './git-answers.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { taskTaker, type OnOutcome, type Place, type Team } from './team.ts';

/** Given to a worker at once: few, so that all end at about the same time. */
const AT_ONCE = 8;

/** So many lots a worker has at a time: while one waits for git, or for more, there is another to work at. */
const LOTS = 2;

const FILE = path.join(path.dirname(import.meta.filename), 'cli-worker.cjs');

/** So that many threads keep to the memory of one; a manifest needs a small part of it. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 };

/** This thread and some more, started where there is work. Git is asked in this one, once for all. */
export function hire(workers: number, run: Run): Team {
  const policies = new Map<string, ReportedFile>();
  const repositories = new Map<string, Promise<RepositoryGit>>();
  const open = (root: string) => {
    const opening = repositories.get(root) ?? openGit(root, run.env);
    repositories.set(root, opening);
    return opening;
  };
  const answer = answerer(open);
  const own = taskTaker(run, open);
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const errors = new WeakMap<Worker, Error>();

  /** One worker's turn: takes tasks until none is left. What kills the worker is the outcome of the task it was at. */
  const serve = (waiting: Place[], onOutcome: OnOutcome): Promise<void> =>
    new Promise((resolve, reject) => {
      let worker = idle.pop() ?? start();
      let given: Place[] = [];
      let hasWorked = false;
      // one by one after a worker ended, to see at which task it does
      let atOnce = AT_ONCE;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      const tell = (message: ToWorker) => worker.postMessage(message);
      const next = () => {
        const lots = atOnce === 1 ? 1 : LOTS;
        while (given.length <= atOnce * (lots - 1) && waiting.length > 0) {
          const tasks = waiting.splice(0, atOnce);
          given.push(...tasks);
          tell({ type: 'work', tasks });
        }
        if (given.length > 0) return;
        worker.off('message', take).off('exit', fail);
        idle.push(worker);
        resolve();
      };
      const take = (message: FromWorker) => {
        hasWorked = true;
        if (message.type === 'outcome') {
          given = given.filter(([place]) => place !== message.place);
          onOutcome(message.place, message.outcome);
        } else if (message.type === 'question') {
          void answer(message.question).then((reply) => tell({ type: 'answer', id: message.id, ...reply }));
        } else {
          for (const policy of message.policies) policies.set(policy.path, policy);
          next();
        }
      };
      // not on its error: only when it has ended all that it said has come
      const fail = () => {
        const { message } = errors.get(worker) ?? new Error('the thread ended');
        if (!hasWorked && atOnce > 1) return reject(new Error(message));
        const [only, ...others] = given;
        if (only && others.length === 0) onOutcome(only[0], { error: `It could not be assessed (${message})` });
        else waiting.unshift(...given);
        given = [];
        atOnce = 1;
        worker = listenTo(start());
        hasWorked = false;
        next();
      };
      const listenTo = (one: Worker) => one.on('message', take).on('exit', fail);
      listenTo(worker);
      next();
    });

  function start(): Worker {
    const worker = new Worker(FILE, { workerData: run, resourceLimits: LIMITS });
    worker.on('error', (error) => errors.set(worker, error));
    worker.on('exit', () => {
      all.delete(worker);
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
    });
    all.add(worker);
    return worker;
  }

  return {
    async work(tasks, onOutcome) {
      const waiting = tasks.map((task, place): Place => [place, task]);
      const needed = Math.min(workers, Math.floor(tasks.length / (AT_ONCE * LOTS)));
      const served = Array.from({ length: needed }, () => serve(waiting, onOutcome));
      await Promise.all([...served, own.workOff(waiting, onOutcome)]);
    },
    policies: () => {
      for (const policy of own.policies()) policies.set(policy.path, policy);
      return [...policies.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    },
    dismiss: () => all.forEach((worker) => void worker.removeAllListeners('exit').terminate()),
  };
}
