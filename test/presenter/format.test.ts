import assert from 'node:assert/strict';
import { list, points, quantity, wholeScore } from '../../src/presenter/format.ts';

describe('words of the scorecard', () => {
  it('says 100 and 0 only where they are exact', () => {
    assert.deepEqual([100, 99.7, 62.5, 0.2, 0].map(wholeScore), ['100', '99', '63', '1', '0']);
  });

  it('writes points with as few figures as say it', () => {
    assert.deepEqual([10, 6.54, 0.05].map(points), ['10', '6.5', '0.1']);
  });

  it('lists', () => {
    assert.deepEqual([list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])], ['a', 'a and b', 'a, b and c']);
  });

  it('writes a quantity with its unit', () => {
    assert.deepEqual(
      [quantity(3.8, 'min'), quantity(12345.678, 'EUR'), quantity(5, '%'), quantity(5, '')],
      ['3.8 min', '12,345.7 EUR', '5 %', '5'],
    );
  });
});
