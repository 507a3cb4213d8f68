import assert from 'node:assert/strict';
import { countsOf, failuresIn } from '../../scripts/test-counts.ts';

describe('the closing count of npm test', () => {
  const summary = '  first\n    ✔ 3 passing thoughts\n\n  12 passing (3s)\n  1 pending\n';

  it('takes the tests of a suite from mocha', () => {
    const counts = countsOf({ kind: 'suite', succeeded: true, output: summary });
    assert.deepEqual(counts, { passed: 12, failed: 0, skipped: 1 });
  });

  it('reads colours away and adds several runs', () => {
    const output = `\u001B[92m \u001B[0m\u001B[32m 2 passing\u001B[0m\n\u001B[31m  1 failing\u001B[0m\n${summary}`;
    assert.deepEqual(countsOf({ kind: 'suite', succeeded: false, output }), { passed: 14, failed: 1, skipped: 1 });
  });

  it('counts a check as one, beside the tests that it runs', () => {
    assert.deepEqual(countsOf({ kind: 'check', succeeded: true, output: '' }), { passed: 1, failed: 0, skipped: 0 });
    const counts = countsOf({ kind: 'check', succeeded: true, output: summary });
    assert.deepEqual(counts, { passed: 13, failed: 0, skipped: 1 });
  });

  it('takes a crash for a failure, whatever passed before it', () => {
    assert.deepEqual(countsOf({ kind: 'check', succeeded: false, output: '' }), { passed: 0, failed: 1, skipped: 0 });
    assert.equal(countsOf({ kind: 'suite', succeeded: false, output: summary }).failed, 1);
  });

  it('takes a suite in which nothing ran for a failure', () => {
    assert.equal(countsOf({ kind: 'suite', succeeded: true, output: '' }).failed, 1);
  });

  it('repeats which tests failed, or how the output ended', () => {
    assert.equal(failuresIn(`${summary}  1 failing\n\n  1) name\n`), '  1 failing\n\n  1) name');
    assert.equal(failuresIn('first\nTypeError: no such thing\n'), 'first\nTypeError: no such thing');
  });
});
