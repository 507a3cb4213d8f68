import { setImmediate } from 'node:timers/promises';
import type { ReportedFile } from '../../report/schema.ts';
import type { ReadIndex } from '../../repository/node/git/index-listing.ts';
import { openGit, type OpenGit } from '../../repository/node/repository.ts';
import { createAssessor, type Outcome, type Run, type Task } from './assessor.ts';

/** Whoever does the work: this thread, or several. */
export interface Team {
  /** Does all tasks, in whatever order; `onOutcome` is told the place of each. */
  readonly work: (tasks: readonly Task[], onOutcome: OnOutcome) => Promise<void>;
  /** All policy files met so far, with what is wrong in them. */
  readonly policies: () => readonly ReportedFile[];
  readonly dismiss: () => void;
}

export type OnOutcome = (place: number, outcome: Outcome) => void;

/** A task and its place among all. */
export type Place = readonly [place: number, task: Task];

/** This thread. */
export function alone(run: Run, readIndex: ReadIndex): Team {
  const { workOff, policies } = taskTaker(run, (root) => openGit(root, run.env, readIndex));
  return {
    work: (tasks, onOutcome) => workOff([...tasks.entries()], onOutcome),
    policies,
    dismiss: () => undefined,
  };
}

/** What a thread does of the work: takes tasks away from those that are waiting, until there are none. */
export function taskTaker(run: Run, open: OpenGit) {
  const { assess, policies } = createAssessor(run, open);
  return {
    workOff: async (waiting: Place[], onOutcome: OnOutcome): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [place, task] = next;
        onOutcome(place, await assess(task));
        // lets signals, other threads and a reader of what was written come through
        await setImmediate();
      }
    },
    policies,
  };
}
