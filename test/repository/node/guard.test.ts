import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { findFile, readGuarded, readGuardedText } from '../../../src/repository/node/guard.ts';
import { makeFolder } from '../git-repository.ts';

describe('the guard of files', function () {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  const make = () => {
    const outside = makeFolder({ secret: 'SECRET' });
    const folder = makeFolder({ 'a/file': 'text', long: 'x'.repeat(10_000), latin: '\u00e9' });
    const at = (name: string) => path.join(folder, name);
    return { outside, folder, at };
  };

  it('reads no more than asked for, and says whether that was all', () => {
    const { folder, at } = make();
    const read = (name: string, maxBytes: number) => {
      const { bytes, isWhole } = readGuarded(at(name), folder, maxBytes) ?? { bytes: Buffer.alloc(0), isWhole: false };
      return [bytes.length, isWhole];
    };
    assert.deepEqual(read('a/file', 4), [4, true]);
    assert.deepEqual(read('a/file', 3), [3, false]);
    assert.deepEqual(read('long', 10_000), [10_000, true]);
    assert.deepEqual(read('long', 9_999), [9_999, false]);
    assert.equal(readGuarded(at('none'), folder, 4), undefined);
    assert.equal(readGuarded(at('a/file/none'), folder, 4), undefined);
    assert.equal(readGuardedText(at('a/file'), folder, 3), undefined);
    truncateSync(at('a/file'), 2 ** 40);
    assert.deepEqual(read('a/file', 100), [100, false]);
  });

  it('reads a file whose size says nothing', function () {
    if (process.platform !== 'linux') this.skip();
    const { bytes, isWhole } = readGuarded('/proc/self/status', '/proc', 1 << 20) ?? { bytes: '', isWhole: false };
    assert.ok(bytes.length > 100 && isWhole);
  });

  it('follows links inside, and none that lead out, by whichever part of the path', () => {
    const { outside, folder, at } = make();
    symlinkSync('a', at('inner'));
    symlinkSync(path.join(outside, 'secret'), at('direct'));
    symlinkSync(outside, at('folder'));
    symlinkSync('folder/secret', at('chain'));
    assert.equal(readGuardedText(at('inner/file'), folder, 100), 'text');
    for (const name of ['direct', 'folder/secret', 'chain'])
      assert.throws(() => readGuarded(at(name), folder, 100), /^FileRefusal: It is a link that leads out/, name);
    assert.equal(findFile(at('direct'), undefined)?.real, path.join(outside, 'secret'));
  });

  it('opens nothing but files', () => {
    const { folder, at } = make();
    execFileSync('mkfifo', [at('pipe')]);
    symlinkSync('none', at('dangling'));
    symlinkSync('loop', at('loop'));
    const reasons = {
      a: 'It is a folder',
      pipe: 'It is neither',
      dangling: 'It is a link to something',
      loop: 'It is a link that leads back',
    };
    for (const [name, reason] of Object.entries(reasons))
      assert.throws(() => readGuarded(at(name), folder, 100), new RegExp(`^FileRefusal: ${reason}`), name);
    symlinkSync('/dev/zero', at('endless'));
    assert.throws(() => readGuarded(at('endless'), undefined, 100), /^FileRefusal: It is neither/);
  });
});
