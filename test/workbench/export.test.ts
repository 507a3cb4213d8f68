import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FrameLocator } from 'playwright-core';
import { runCommand } from '../host/ui.ts';
import type { Workbench } from '../host/workbench.ts';
import { problemsOf } from '../pages/problems.ts';
import { closeAll, openScorecard } from './scorecard-page.ts';
import { examplesWindow } from './window.ts';

const PILOT = 'sales-outreach/ai-initiative.yaml';

describe('exporting a scorecard', () => {
  let workbench: Workbench & { readonly folder: string };
  let scorecard: FrameLocator;
  const dialog = () => workbench.page.locator('.quick-input-widget');
  const exported = (extension: string) =>
    join(workbench.folder, `sales-outreach/sales-outreach-scorecard.${extension}`);

  /** Presses *Export…*, chooses a format and accepts the file that is proposed. */
  const exportAs = async (format: string, extension: string) => {
    await scorecard.getByRole('button', { name: 'Export…' }).click();
    await dialog().locator('.monaco-list-row', { hasText: format }).click();
    await workbench.page.waitForFunction(
      (end) => document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value.endsWith(end),
      `.${extension}`,
    );
    await workbench.page.keyboard.press('Enter');
  };

  before(async () => {
    workbench = await examplesWindow();
    scorecard = await openScorecard(workbench.page, PILOT);
  });
  after(() => closeAll(workbench.page));

  it('writes a document that says what the page says, and works without a script', async () => {
    const { page } = workbench;
    // known once the history and the repository have been looked at
    await scorecard
      .locator('.trend-line')
      .getByText(/since 2026-04-02/)
      .waitFor();
    await scorecard.locator('[data-rule="metric-source-contradicts"]').waitFor();
    const headings = await scorecard.locator('h1, h2, h3, h4').allInnerTexts();
    const trend = await scorecard.locator('.trend-line [role="status"]').innerText();
    await exportAs('HTML', 'html');
    await page.getByText('Scorecard exported to sales-outreach/sales-outreach-scorecard.html').waitFor();

    const reader = await page.context().browser()?.newPage();
    assert.ok(reader);
    problemsOf(reader);
    await reader.goto(pathToFileURL(exported('html')).href);
    assert.deepEqual(await reader.locator('h1, h2, h3, h4').allInnerTexts(), headings);
    await reader.getByText(trend).waitFor();
    await reader.locator('#rules-ownership summary').click();
    await reader.locator('#rules-ownership').getByText('owner-missing').first().waitFor();
    await reader.close();
    await rm(exported('html'));
  });

  it('asks before it replaces a file', async () => {
    await exportAs('Badge', 'svg');
    await workbench.page.getByText('Scorecard exported to sales-outreach/sales-outreach-scorecard.svg').waitFor();
    assert.match(await readFile(exported('svg'), 'utf8'), /<title[^>]*>[^<]*Personal outreach mails/);
    await writeFile(exported('svg'), 'mine');
    await exportAs('Badge', 'svg');
    await dialog()
      .getByText(/already exists/)
      .waitFor();
    await workbench.page.keyboard.press('Escape');
    assert.equal(await readFile(exported('svg'), 'utf8'), 'mine');
    await rm(exported('svg'));
  });

  it('offers every format', async () => {
    await runCommand(workbench.page, 'View: Focus First Editor Group');
    await runCommand(workbench.page, 'AI Initiative: Export Scorecard…');
    for (const format of ['HTML', 'Markdown', 'JSON', 'CSV', 'Badge']) {
      await dialog().locator('.monaco-list-row', { hasText: format }).first().waitFor();
    }
    await workbench.page.keyboard.press('Escape');
  });

  it('copies it as Markdown', async () => {
    await scorecard.getByRole('button', { name: 'Copy as Markdown' }).click();
    await workbench.page.getByText('Scorecard copied as Markdown').waitFor();
  });
});
