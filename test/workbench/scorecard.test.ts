import assert from 'node:assert/strict';
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { projectRoot } from '../host/paths.ts';
import { openFile, runCommand, switchTheme, webview } from '../host/ui.ts';
import type { Workbench } from '../host/workbench.ts';
import { assertContrast } from '../pages/looks.ts';
import { recordedTheme, themeOf } from '../pages/themes.ts';
import { closeAll, openScorecard } from './scorecard-page.ts';
import { examplesWindow } from './window.ts';

const PILOT = 'sales-outreach/ai-initiative.yaml';
const TITLE = 'Personal outreach mails';

describe('the scorecard in VS Code', () => {
  let workbench: Workbench & { readonly folder: string };
  let scorecard: FrameLocator;
  const requirement = (ruleId: string) => scorecard.locator(`.requirement[data-rule="${ruleId}"]`);
  const tab = (title: string) => workbench.page.locator('.tab', { hasText: title });
  const focusEditor = () => workbench.page.locator('.monaco-editor.focused').waitFor();
  const manifest = () => join(workbench.folder, PILOT);
  const restore = () => copyFile(join(projectRoot, 'examples', PILOT), manifest());

  before(async () => {
    workbench = await examplesWindow();
    scorecard = await openScorecard(workbench.page, PILOT);
  });
  after(async () => {
    await closeAll(workbench.page);
    await restore();
  });

  it('holds the manifest against the repository, and says how it came about', async () => {
    await requirement('metric-source-contradicts').waitFor();
    await scorecard
      .locator('.trend-line')
      .getByText(/^Score .* since 2026-04-02/)
      .waitFor();
    assert.equal(await scorecard.getByRole('slider', { name: 'Revisions' }).getAttribute('aria-valuemax'), '5');
  });

  it('follows the file when another program writes it', async () => {
    const text = await readFile(manifest(), 'utf8');
    await writeFile(manifest(), text.replace('process: TBD', 'process: Lead qualification'));
    await requirement('process-missing').waitFor({ state: 'detached' });
    await writeFile(manifest(), text);
    await requirement('process-missing').waitFor();
  });

  it('is shown again instead of opened twice, and has a panel for each manifest', async () => {
    await runCommand(workbench.page, 'View: Focus First Editor Group');
    await runCommand(workbench.page, 'AI Initiative: Open Scorecard');
    await workbench.page.locator('.tab.active.selected', { hasText: TITLE }).waitFor();
    assert.equal(await tab(TITLE).count(), 1);
    await runCommand(workbench.page, 'View: Focus First Editor Group');
    await openFile(workbench.page, 'contract-summaries/ai-initiative.yaml');
    await runCommand(workbench.page, 'AI Initiative: Open Scorecard');
    await tab('Contract summaries').waitFor();
    assert.equal(await tab(TITLE).count(), 1);
    await runCommand(workbench.page, 'View: Close Editor');
    await tab('Contract summaries').waitFor({ state: 'detached' });
    scorecard = webview(workbench.page);
    await requirement('process-missing').waitFor();
  });

  it('follows its manifest when that is renamed, and leads to what shows a claim', async () => {
    const file = () => scorecard.locator('dl.facts');
    const renamed = manifest().replace(/yaml$/, 'yml');
    await rename(manifest(), renamed);
    await file().getByText('sales-outreach/ai-initiative.yml').waitFor();
    await rename(renamed, manifest());
    await file().getByText('sales-outreach/ai-initiative.yaml').waitFor();
    await scorecard.getByText('What shows each claim?').click();
    await scorecard.getByRole('button', { name: 'sales-outreach/reports/replies.csv:7' }).click();
    await workbench.page.locator('.tab.active', { hasText: 'replies.csv' }).waitFor();
    await runCommand(workbench.page, 'View: Close Editor');
  });

  it('is what commands are about while it is in front', async () => {
    const { page } = workbench;
    await tab(TITLE).click();
    await runCommand(page, 'AI Initiative: Explain Rule');
    const first = page.locator('.quick-input-widget .monaco-list-row').first();
    await first.getByText('open here').waitFor();
    await page.keyboard.press('Escape');
    await runCommand(page, 'AI Initiative: Copy as Markdown');
    await page.getByText('Scorecard copied as Markdown').waitFor();
  });

  it('says aloud where a nearer policy asks for less', async () => {
    const policies = { 'ai-initiative.config.yaml': 60, 'sales-outreach/ai-initiative.config.yaml': 400 };
    const files = Object.entries(policies).map(([file, days]) => [join(workbench.folder, file), days] as const);
    for (const [file, days] of files) await writeFile(file, `thresholds:\n  pilotMaxDays: ${days}\n`);
    await scorecard
      .locator('.weakened')
      .getByText(/thresholds\.pilotMaxDays: .*400/)
      .first()
      .waitFor();
    for (const [file] of files) await rm(file);
    await scorecard.locator('.weakened').waitFor({ state: 'detached' });
  });

  it('has the colours and classes that page tests give to pages, and takes up another theme', async () => {
    await switchTheme(workbench, 'high-contrast-dark');
    assert.deepEqual(await themeOf(scorecard), recordedTheme('high-contrast-dark'));
    await assertContrast(scorecard);
    await switchTheme(workbench, 'light');
    assert.deepEqual(await themeOf(scorecard), recordedTheme('light'));
  });

  it('jumps to the line of a requirement, and follows what is typed there', async () => {
    const before = await scorecard.locator('.scores').innerText();
    await requirement('process-missing')
      .getByRole('button', { name: /Line 23$/ })
      .click();
    await focusEditor();
    await workbench.page.keyboard.type('Lead qualification');
    await requirement('process-missing').waitFor({ state: 'detached' });
    assert.notEqual(await scorecard.locator('.scores').innerText(), before);
    await scorecard
      .locator('.revision')
      .getByText(/process-missing/)
      .waitFor();
  });

  it('writes the field that is missing and selects what is to be filled', async () => {
    const row = requirement('business-owner-missing');
    await row.getByRole('button', { name: /^Fix/ }).click();
    await focusEditor();
    await row.waitFor();
    await workbench.page.keyboard.type('user:sales-lead');
    await row.waitFor({ state: 'detached' });
  });

  it('says that the manifest is gone, and follows it when it is back', async () => {
    await runCommand(workbench.page, 'View: Focus First Editor Group');
    await runCommand(workbench.page, 'View: Close All Editors in Group');
    await rm(manifest());
    await scorecard.locator('main.gone').waitFor();
    await restore();
    await requirement('process-missing').waitFor();
  });
});
