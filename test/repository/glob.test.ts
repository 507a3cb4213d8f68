import assert from 'node:assert/strict';
import { compileGlob } from '../../src/repository/glob.ts';

describe('A pattern', () => {
  it('is not used where it has so many parts that a deep path would take long', () => {
    assert.equal(compileGlob(`${'**/'.repeat(48)}b`)('a/b'), 'itself');
    assert.throws(() => compileGlob(`${'**/'.repeat(50)}b`), /a pattern of over 50 parts is not used/);
  });
});
