import assert from 'node:assert/strict';
import { example } from './example.ts';
import { openScorecard } from './scorecard.ts';

describe('what goes wrong in a page', () => {
  it('is noticed: an exception, a rejection, an error on the console, a breach of its policy', async () => {
    const { page, problems, close } = await openScorecard(example('contract-summaries'));
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('thrown by the test');
      });
      void Promise.reject(new Error('rejected by the test'));
      console.error('said by the test');
      document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.org/a.png' }));
    });
    await page.waitForFunction(() => document.querySelector('body > img') !== null);
    for (const part of ['thrown', 'rejected', 'said', 'Content Security Policy']) {
      while (!problems.some((problem) => problem.includes(part))) await page.evaluate(() => 0);
    }
    // met on purpose
    assert.equal(problems.splice(0).length, 4);
    await close();
  });
});
