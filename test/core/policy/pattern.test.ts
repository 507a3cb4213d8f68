import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { PatternError } from '../../../src/core/policy/pattern-syntax.ts';
import { compilePattern, PATTERN_LIMITS } from '../../../src/core/policy/pattern.ts';

const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '\\d',
      '\\u0061',
      '\\p{L}',
      '',
      '^',
      '$',
      'é',
      '😀',
      '\\.',
      '[\\]a]',
    ),
    fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => left + right),
    fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => `(${left}|${right})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '*?', '{2}', '{1,}', '{0,2}', '{0}'))
      .map(([inner, count]) => `(?:${inner})${count}`),
  ),
}));

describe('patterns', () => {
  it('match as regular expressions of JavaScript do', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '.', ']', 'é', '😀', '\n'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (source, value) => {
        fc.pre(source.length <= 60);
        let matcher;
        try {
          matcher = compilePattern(source);
        } catch (error) {
          return error instanceof PatternError && /too much/.test(error.message);
        }
        return matcher(value) === new RegExp(source, 'u').test(value);
      }),
      { numRuns: 1000 },
    );
  });

  it('match identifiers of other systems', () => {
    const costCentre = compilePattern('^CC-[0-9]{4}$');
    assert.deepEqual(['CC-1234', 'CC-12345', 'cc-1234', ' CC-1234'].map(costCentre), [true, false, false, false]);
    const ticket = compilePattern('https://tickets\\.example\\.org/[A-Z]+-\\d+');
    assert.ok(ticket('see https://tickets.example.org/AI-42 for more'));
  });

  for (const source of ['(a+)+$', '(a|a)*b$', '(a|aa)+$', 'a*a*a*a*a*a*b', '(.*)*x', '(a?){40}b'] as const) {
    it(`answer at once where backtracking would not end: ${source}`, () => {
      assert.equal(compilePattern(source)(`${'a'.repeat(PATTERN_LIMITS.text - 1)}!`), false);
    });
  }

  it('hold no text beyond their limit', () => {
    assert.equal(compilePattern('a')('a'.repeat(PATTERN_LIMITS.text + 1)), false);
  });

  for (const source of [
    '(',
    '[z-a]',
    'a{2,1}',
    '\\',
    '(?=a)',
    '(?<!a)b',
    '(?<n>a)',
    '(a)\\1',
    '\\bword',
    '(a{99}){99}',
  ]) {
    it(`refuse ${source}`, () => {
      assert.throws(() => compilePattern(source), PatternError);
    });
  }
});
