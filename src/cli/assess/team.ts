import { setImmediate } from 'node:timers/promises';
import type { ReportedFile } from '../../report/schema.ts';
import { createAssessor, type Outcome, type Run, type Task } from './assessor.ts';

/** Whoever does the work: this thread, or several. */
export interface Team {
  /** Does all tasks, in whatever order; `onOutcome` is told the place of each. */
  readonly work: (tasks: readonly Task[], onOutcome: (place: number, outcome: Outcome) => void) => Promise<void>;
  /** All policy files met so far, with what is wrong in them. */
  readonly policies: () => readonly ReportedFile[];
  readonly dismiss: () => void;
}

/** This thread. */
export function alone(run: Run): Team {
  const { assess, policies } = createAssessor(run);
  return {
    async work(tasks, onOutcome) {
      for (const [place, task] of tasks.entries()) {
        onOutcome(place, await assess(task));
        // lets signals and a reader of what was written come through
        await setImmediate();
      }
    },
    policies,
    dismiss: () => undefined,
  };
}
