import assert from 'node:assert/strict';
import { createRecentMap } from '../../../src/core/index.ts';

describe('a map of what was asked for lately', () => {
  it('keeps what is asked for, however much comes after it', () => {
    const map = createRecentMap<number>(100);
    map.set('often', -1, 10);
    for (let i = 0; i < 1000; i++) {
      map.set(`once ${i}`, i, 10);
      assert.equal(map.get('often'), -1);
    }
  });

  it('has room for so much, and forgets the rest', () => {
    const map = createRecentMap<number>(100);
    for (let i = 0; i < 1000; i++) map.set(`once ${i}`, i, 10);
    const kept = Array.from({ length: 1000 }, (_, i) => map.get(`once ${i}`)).filter((value) => value !== undefined);
    assert.ok(kept.length > 0 && kept.length <= 10, `${kept.length} kept`);
    assert.equal(map.get('once 999'), 999);
  });

  it('forgets what is taken out of it', () => {
    const map = createRecentMap<string>(100);
    map.set('a', 'value', 1);
    map.delete('a');
    assert.equal(map.get('a'), undefined);
  });
});
