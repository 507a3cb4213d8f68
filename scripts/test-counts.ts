/** How many tests and checks passed, failed and were skipped. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** The outcome of a stage of `npm test`. */
export interface StageEnd {
  /** A check counts as one, besides the tests that it runs; a suite is only its tests. */
  readonly kind: 'check' | 'suite';
  readonly succeeded: boolean;
  /** With mocha's summaries, one for each run. */
  readonly output: string;
}

/** Counts a stage. One that fails without a failing test, and a suite without tests, is a failure in itself. */
export function countsOf({ kind, succeeded, output }: StageEnd): Counts {
  const tests = {
    passed: summed(output, 'passing'),
    failed: summed(output, 'failing'),
    skipped: summed(output, 'pending'),
  };
  const failedItself = succeeded ? kind === 'suite' && tests.passed === 0 : tests.failed === 0;
  const passedItself = succeeded && kind === 'check';
  return addCounts(tests, { passed: passedItself ? 1 : 0, failed: failedItself ? 1 : 0, skipped: 0 });
}

/** Which tests of a failed stage failed, and why: mocha's list of the first run with failures, or the end of the output. */
export function failuresIn(output: string): string {
  const lines = output.trimEnd().split('\n');
  const list = lines.findIndex((line) => summed(line, 'failing') > 0);
  return (list === -1 ? lines.slice(-30) : lines.slice(list)).join('\n');
}

const summed = (output: string, word: string): number =>
  [...output.matchAll(new RegExp(`^(?:\\x1b\\[[\\d;]*m|\\s)*(\\d+) ${word}\\b`, 'gm'))]
    .map(([, count]) => Number(count))
    .reduce((sum, count) => sum + count, 0);
