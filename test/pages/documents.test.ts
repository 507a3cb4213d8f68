/** Documents that are read without VS Code: what `assess --format html` writes. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { htmlOf } from '../report/sample.ts';
import { example } from './example.ts';
import { hostileManifest } from './hostile-manifest.ts';
import { assertAccessible, assertContrast, assertFits, assertNoForeignElement } from './looks.ts';
import { sharedBrowser } from './page.ts';
import { problemsOf } from './problems.ts';

const DOCUMENTS: Readonly<Record<string, string>> = {
  'of one initiative': htmlOf({ 'a/ai-initiative.yaml': example('sales-outreach') }),
  'of many, one of them hostile': htmlOf({
    'a/ai-initiative.yaml': example('sales-outreach'),
    'b/ai-initiative.yaml': example('invoice-triage'),
    'c/ai-initiative.yaml': hostileManifest,
  }),
};

describe('an HTML report', () => {
  let page: Page;
  before(async () => {
    page = await (await sharedBrowser()).newPage();
    problemsOf(page);
  });
  after(() => page.close());

  for (const [name, html] of Object.entries(DOCUMENTS)) {
    it(`${name} is accessible in light and dark, has no script, and fits 320 pixels`, async () => {
      await page.setViewportSize({ width: 1200, height: 900 });
      await page.setContent(html);
      assert.equal(await page.locator('script').count(), 0);
      await assertNoForeignElement(page);
      await page.emulateMedia({ colorScheme: 'light' });
      await assertAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await assertContrast(page);
      await page.setViewportSize({ width: 320, height: 800 });
      await assertFits(page);
    });
  }
});
