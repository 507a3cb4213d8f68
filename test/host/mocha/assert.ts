/** What tests use of `node:assert/strict`, for hosts without Node. Throws what mocha shows as a difference. */

class AssertionError extends Error {
  override readonly name = 'AssertionError';
  readonly showDiff = true;
  readonly actual: unknown;
  readonly expected: unknown;

  constructor(message: string, actual: unknown, expected: unknown) {
    super(message);
    this.actual = actual;
    this.expected = expected;
  }
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)));
}

const check = (holds: boolean, message: string | undefined, standard: string, actual: unknown, expected: unknown) => {
  if (!holds) throw new AssertionError(message ?? standard, actual, expected);
};

/** The functions of `node:assert/strict`, by their names. */
export default {
  ok: (actual: unknown, message?: string) => check(Boolean(actual), message, 'expected a truthy value', actual, true),
  equal: (actual: unknown, expected: unknown, message?: string) =>
    check(Object.is(actual, expected), message, 'expected equal values', actual, expected),
  notEqual: (actual: unknown, expected: unknown, message?: string) =>
    check(!Object.is(actual, expected), message, 'expected other values', actual, expected),
  deepEqual: (actual: unknown, expected: unknown, message?: string) =>
    check(same(actual, expected), message, 'expected deeply equal values', actual, expected),
  match: (actual: string, expected: RegExp, message?: string) =>
    check(expected.test(actual), message, `expected a text that matches ${String(expected)}`, actual, expected),
  rejects: async (promise: Promise<unknown>, expected?: RegExp) => {
    const error = await promise.then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('rejected with nothing'),
    );
    check(error !== undefined, undefined, 'expected a promise that is rejected', 'resolved', 'rejected');
    const told = error instanceof Error ? `${error.name}: ${error.message}` : JSON.stringify(error);
    if (expected)
      check(expected.test(told), undefined, `expected an error that matches ${String(expected)}`, told, expected);
  },
};
