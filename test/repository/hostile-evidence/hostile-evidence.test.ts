import assert from 'node:assert/strict';
import path from 'node:path';
import { AnsweringChild } from '../../child-process.ts';
import { cases, SIZES } from './cases.ts';

/** Of the processor in ms, for all facts of a manifest; discover may take as long as all folders together need. */
const LIMITS: Readonly<Record<string, number>> = { facts: 2500, init: 3000, discover: 7000 };

/** By the clock: beyond it the child hangs, however busy the machine is. */
const HANGS_AFTER = 60_000;

type Answer = { readonly times: Readonly<Record<string, number>> } | { readonly thrown: string };

describe('files that rules read as evidence', function () {
  this.timeout(5 * HANGS_AFTER);
  const looker = new AnsweringChild(path.join(import.meta.dirname, 'child.ts'), HANGS_AFTER);
  after(() => looker.stop());

  for (const [index, { name, sizes = SIZES }] of cases.entries()) {
    it(`${name}: an answer, soon`, async () => {
      for (const size of sizes) {
        const answer = (await looker
          .ask({ index, size })
          .catch((error: unknown) => ({ thrown: String(error) }))) as Answer;
        assert.ok('times' in answer, `${size}: ${JSON.stringify(answer)}`);
        const slow = Object.entries(answer.times).filter(([what, time]) => time > (LIMITS[what] ?? 0));
        assert.deepEqual(slow, [], `${size} bytes`);
      }
    });
  }
});
