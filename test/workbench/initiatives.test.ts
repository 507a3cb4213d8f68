import { parse } from 'csv-parse/sync';
import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { projectRoot } from '../host/paths.ts';
import { runCommand, webview } from '../host/ui.ts';
import type { Workbench } from '../host/workbench.ts';
import { closeAll, openScorecard } from './scorecard-page.ts';
import { examplesWindow } from './window.ts';

const PILOT = 'sales-outreach/ai-initiative.yaml';
const TITLE = 'Personal outreach mails';

describe('all initiatives in VS Code', () => {
  let workbench: Workbench & { readonly folder: string };
  let page: FrameLocator;
  const rows = () => page.locator('.all tbody tr:not(.gap)');
  const stage = () => page.locator('.toolbar > label', { hasText: 'Stage' }).locator('select');

  before(async () => {
    workbench = await examplesWindow();
    await runCommand(workbench.page, 'AI Initiative: Show All Initiatives');
    page = webview(workbench.page);
    await page.getByRole('grid').waitFor();
  });
  after(() => closeAll(workbench.page));

  it('follow the manifests as they come and go', async () => {
    const all = await rows().count();
    await mkdir(join(workbench.folder, 'another'));
    await copyFile(join(projectRoot, 'examples', PILOT), join(workbench.folder, 'another/ai-initiative.yaml'));
    await rows().nth(all).waitFor();
    await rm(join(workbench.folder, 'another'), { recursive: true });
    await rows().nth(all).waitFor({ state: 'detached' });
  });

  it('export what the filters leave', async () => {
    const dialog = workbench.page.locator('.quick-input-widget');
    const file = join(workbench.folder, 'ai-initiatives.csv');
    await stage().selectOption('pilot');
    await page.locator('.toolbar').getByRole('button', { name: 'Clear filters' }).waitFor();
    const pilots = await rows().locator('th').allInnerTexts();
    await page.getByRole('button', { name: `Export these ${pilots.length}…` }).click();
    await dialog.locator('.monaco-list-row', { hasText: 'CSV' }).click();
    await workbench.page.waitForFunction(() =>
      document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value.endsWith('.csv'),
    );
    await workbench.page.keyboard.press('Enter');
    await workbench.page.getByText('exported to ai-initiatives.csv').waitFor();
    const records = parse(await readFile(file, 'utf8'), { columns: true }) as readonly Readonly<
      Record<string, string>
    >[];
    assert.deepEqual(
      records.map(({ title, stage: of }) => [title, of]),
      pilots.map((title) => [title, 'pilot']),
    );
    await rm(file);
    await stage().selectOption('');
  });

  it('show what a row says beside the table, and open the scorecard of the one whose name is clicked', async () => {
    const row = rows().filter({ hasText: TITLE }).first();
    await row.locator('td').first().click();
    await page.getByRole('complementary', { name: 'Preview' }).getByRole('heading', { name: TITLE }).waitFor();
    await row.getByRole('button', { name: TITLE }).click();
    await workbench.page.locator('.tab', { hasText: TITLE }).waitFor();
    await closeAll(workbench.page);
  });

  it('come back after a reload as they were, and so does a scorecard', async () => {
    await runCommand(workbench.page, 'AI Initiative: Show All Initiatives');
    page = webview(workbench.page);
    await page.getByRole('grid').waitFor();
    await stage().selectOption('pilot');
    const scorecard = await openScorecard(workbench.page, PILOT);
    await scorecard.getByRole('button', { name: 'Alignment', exact: true }).click();
    await scorecard.locator('#rules-alignment .rule').first().waitFor();
    const reloaded = workbench.page.waitForEvent('load');
    await runCommand(workbench.page, 'Developer: Reload Window');
    await reloaded;
    await webview(workbench.page).locator('#rules-alignment .rule').first().waitFor({ timeout: 40_000 });
    await runCommand(workbench.page, 'View: Close Editor');
    await workbench.page.locator('.tab', { hasText: TITLE }).waitFor({ state: 'detached' });
    await workbench.page.locator('.tab', { hasText: 'AI Initiatives' }).click();
    await page.getByRole('grid').waitFor();
    await page.locator('.toolbar option:checked[value="pilot"]').waitFor({ state: 'attached' });
  });
});
