import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand, screenshot, switchTheme, themeNames, webview, type Theme } from '../host/ui.ts';
import type { Workbench } from '../host/workbench.ts';
import { examplesWorkbench } from './examples-workbench.ts';
import { assertAccessible, assertFits, assertQuiet, assertStill, closeAll, openScorecard } from './scorecard-page.ts';
import { hostileManifest } from './hostile-manifest.ts';

const DESKTOP = { width: 1400, height: 1000 };
/** All that a page can have in all themes, the rest in two each. */
const EXAMPLES: Readonly<Record<string, { readonly folder: string; readonly themes: readonly Theme[] }>> = {
  pilot: { folder: 'sales-outreach', themes: themeNames },
  production: { folder: 'invoice-triage', themes: ['light', 'high-contrast-dark'] },
  idea: { folder: 'contract-summaries', themes: ['dark', 'high-contrast-light'] },
};

describe('the looks of the scorecard', () => {
  let workbench: Workbench & { readonly folder: string };

  before(async () => {
    workbench = await examplesWorkbench();
    await workbench.page.setViewportSize(DESKTOP);
  });
  afterEach(async () => {
    await workbench.page.setViewportSize(DESKTOP);
    await closeAll(workbench.page);
  });

  for (const [stage, { folder, themes }] of Object.entries(EXAMPLES)) {
    it(`are fit to be shown of the ${stage} example in ${themes.join(', ')}, and accessible`, async () => {
      const scorecard = await openScorecard(workbench.page, `${folder}/ai-initiative.yaml`);
      await scorecard.locator('.trend-line').getByText('Looking').waitFor({ state: 'detached' });
      await scorecard.getByText('How is this computed?').click();
      await scorecard.getByRole('button', { name: 'Ownership', exact: true }).click();
      await scorecard.locator('#rules-ownership .rule').first().waitFor();
      for (const theme of themes) {
        await switchTheme(workbench, theme);
        await screenshot(workbench.page, `scorecard-${stage}-${theme}`);
        await assertAccessible(scorecard);
      }
      await scorecard.getByRole('slider').or(scorecard.getByText('No trend')).scrollIntoViewIfNeeded();
      await screenshot(workbench.page, `scorecard-${stage}-below`);
    });
  }

  it('hold in a panel of 320 pixels, with long words, 40 risks, any script and any markup', async () => {
    await mkdir(join(workbench.folder, 'hostile'));
    await writeFile(join(workbench.folder, 'hostile/ai-initiative.yaml'), hostileManifest);
    let asked = 0;
    workbench.page.on('dialog', (dialog) => {
      asked++;
      void dialog.dismiss();
    });
    const scorecard = await openScorecard(workbench.page, 'hostile/ai-initiative.yaml');
    assert.match(await scorecard.getByRole('heading', { level: 1 }).innerText(), /<script>alert\(1\)<\/script>/);
    const foreign = scorecard
      .locator('#root')
      .locator('img, script, [onload], [onerror], [onmouseover], a[href^="javascript"]');
    assert.equal(await foreign.count(), 0);
    await runCommand(workbench.page, 'View: Join All Editor Groups');
    await runCommand(workbench.page, 'View: Toggle Primary Side Bar Visibility');
    const narrow = webview(workbench.page);
    await narrow.getByRole('heading', { level: 1 }).waitFor();
    // a window of 1400 pixels enlarged to 200 %, and a panel of 320
    for (const width of [700, 375]) {
      await workbench.page.setViewportSize({ width, height: 1000 });
      await screenshot(workbench.page, `scorecard-${width}`);
      await assertFits(narrow);
    }
    assert.equal(asked, 0);
    await assertAccessible(narrow);
  });

  it('survive forced colours, and move for nobody who asked for no motion', async () => {
    await workbench.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    const scorecard = await openScorecard(workbench.page, `sales-outreach/ai-initiative.yaml`);
    await scorecard.getByRole('slider').waitFor();
    await screenshot(workbench.page, 'scorecard-forced-colors');
    await assertStill(scorecard);
    await workbench.page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
  });

  it('break no security policy', () => assertQuiet(workbench.console));
});
