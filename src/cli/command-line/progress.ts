import type { Io } from './io.ts';

/** Below this many files a run is over before anybody wonders. */
const MANY = 500;
const STEP = 100;

/** Says on a terminal's standard error how far a long run is, on one line that it takes away at the end. */
export function progress(total: number, quiet: boolean, { stderr }: Io): (done: number) => void {
  if (quiet || total < MANY || !stderr.isTerminal) return () => undefined;
  return (done) => {
    if (done === total) stderr.write('\r\u001B[K');
    else if (done % STEP === 0) stderr.write(`\rassessed ${done} of ${total}`);
  };
}
