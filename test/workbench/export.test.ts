import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openFile, runCommand, screenshot } from '../host/ui.ts';
import type { Workbench } from '../host/workbench.ts';
import { examplesWorkbench } from './examples-workbench.ts';
import { closeAll, openScorecard } from './scorecard-page.ts';

describe('a scorecard', () => {
  let workbench: Workbench & { readonly folder: string };
  before(async () => {
    workbench = await examplesWorkbench();
  });
  afterEach(() => closeAll(workbench.page));

  it('is exported from its page, through a dialog that asks before it replaces a file', async () => {
    const { page } = workbench;
    const file = join(workbench.folder, 'invoice-triage/invoice-triage-scorecard.svg');
    const palette = page.locator('.quick-input-widget');
    const scorecard = await openScorecard(page, 'invoice-triage/ai-initiative.yaml');
    const exportBadge = async () => {
      await scorecard.getByRole('button', { name: 'Export…' }).click();
      await palette.locator('.monaco-list-row', { hasText: 'Badge' }).click();
      await page.waitForFunction(() =>
        document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value.endsWith('.svg'),
      );
      await page.keyboard.press('Enter');
    };
    await exportBadge();
    await page.getByText('Scorecard exported to').waitFor();
    assert.match(await readFile(file, 'utf8'), /<title id="title">AI initiative Invoice triage: ready/);
    await writeFile(file, 'mine');
    await exportBadge();
    await palette.getByText(/already exists/).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await readFile(file, 'utf8'), 'mine');
    await rm(file);
  });

  it('is exported as a document that says what the page says, without a script, in any width', async () => {
    const { page } = workbench;
    const file = join(workbench.folder, 'sales-outreach/sales-outreach-scorecard.html');
    const scorecard = await openScorecard(page, 'sales-outreach/ai-initiative.yaml');
    await scorecard.locator('.trend-line').getByText('Score up').waitFor();
    await scorecard.getByText('6 of 7 checked').waitFor();
    const headings = await scorecard.locator('h1, h2, h3, h4').allInnerTexts();
    await scorecard.getByRole('button', { name: 'Export…' }).click();
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'HTML' }).click();
    await page.waitForFunction(() =>
      document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value.endsWith('.html'),
    );
    await page.keyboard.press('Enter');
    await page.getByText('Scorecard exported to sales-outreach/sales-outreach-scorecard.html').waitFor();

    const reader = await page.context().browser()?.newPage();
    assert.ok(reader);
    await reader.goto(pathToFileURL(file).href);
    assert.deepEqual(await reader.locator('h1, h2, h3, h4').allInnerTexts(), headings);
    await reader.getByText('Score up').waitFor();
    await reader.locator('#rules-ownership summary').click();
    await reader.locator('#rules-ownership').getByText('Nobody answers for the initiative').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await reader.emulateMedia({ colorScheme });
      await assertAccessible(reader);
      await screenshot(reader, `export-${colorScheme}`);
    }
    await reader.setViewportSize({ width: 320, height: 800 });
    await assertFits(reader);
    await reader.close();
    await rm(file);
  });

  it('is exported by a command, as every format there is', async () => {
    const { page } = workbench;
    await openFile(page, 'invoice-triage/ai-initiative.yaml');
    await runCommand(page, 'AI Initiative: Export Scorecard…');
    const offered = page.locator('.quick-input-widget .monaco-list-row');
    for (const format of ['HTML', 'Markdown', 'JSON', 'CSV', 'Badge']) {
      await offered.filter({ hasText: format }).first().waitFor();
    }
    await page.keyboard.press('Escape');
  });

  it('is copied as Markdown from its page', async () => {
    const { page } = workbench;
    const scorecard = await openScorecard(page, 'invoice-triage/ai-initiative.yaml');
    await scorecard.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByText('Scorecard copied as Markdown').waitFor();
  });
});
