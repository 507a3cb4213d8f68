import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { openGit } from '../../repository/node/repository.ts';
import type { ReportedFile } from '../../report/schema.ts';
import type { Outcome, Run, Task } from './assessor.ts';
import { answerer } from './git-answers.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import type { Team } from './team.ts';

/** Given to a worker at once: few, so that all end at about the same time. */
const AT_ONCE = 16;

const FILE = path.join(path.dirname(import.meta.filename), 'cli-worker.cjs');

/** So that many threads keep to the memory of one; a manifest needs a small part of it. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 };

type Place = readonly [place: number, task: Task];

/** Several threads, started where there is work. Git is asked in this one, once for all. */
export function hire(count: number, run: Run): Team {
  const policies = new Map<string, ReportedFile>();
  const answer = answerer((root) => openGit(root, run.env));
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const errors = new WeakMap<Worker, Error>();

  /** One worker's turn: takes tasks until none is left. What kills the worker is the outcome of the task it was at. */
  const serve = (waiting: Place[], onOutcome: (place: number, outcome: Outcome) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      let worker = idle.pop() ?? start();
      let given: Place[] = [];
      let hasWorked = false;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      const tell = (message: ToWorker) => worker.postMessage(message);
      const next = () => {
        given = waiting.splice(0, AT_ONCE);
        if (given.length > 0) return tell({ type: 'work', tasks: given });
        worker.off('message', take).off('exit', fail);
        idle.push(worker);
        resolve();
      };
      const take = (message: FromWorker) => {
        hasWorked = true;
        if (message.type === 'outcome') {
          given.shift();
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
        if (!hasWorked) return reject(new Error(message));
        const [failed, ...rest] = given;
        if (failed) onOutcome(failed[0], { error: `It could not be assessed (${message})` });
        waiting.unshift(...rest);
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
      const needed = Math.min(count, Math.ceil(tasks.length / AT_ONCE));
      await Promise.all(Array.from({ length: needed }, () => serve(waiting, onOutcome)));
    },
    policies: () => [...policies.values()],
    dismiss: () => all.forEach((worker) => void worker.removeAllListeners('exit').terminate()),
  };
}
