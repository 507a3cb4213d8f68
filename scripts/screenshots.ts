/**
 * `npm run screenshots`: makes the pictures of the documentation from `examples/` in a real VS Code, and pictures of
 * every view in every theme for a look (`.vscode-test/screenshots/`). Records the themes for the page tests. Takes two
 * minutes.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { walkthrough } from '../src/extension/contributions/walkthrough.ts';
import { whatHostNeeds } from '../test/host/install.ts';
import { projectRoot } from '../test/host/paths.ts';
import { openFile, runCommand, screenshot, switchTheme, themeNames, webview } from '../test/host/ui.ts';
import { recordedThemesFile, themeOf, type ThemeOfPage } from '../test/pages/themes.ts';
import { startOnExamples } from '../test/workbench/examples.ts';
import { closeAll, openScorecard } from '../test/workbench/scorecard-page.ts';

const images = join(projectRoot, 'docs/images');

if (whatHostNeeds) {
  console.error(`No pictures can be made here: ${whatHostNeeds}.`);
  process.exit(1);
}

/** Hides what distracts. */
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

const workbench = await startOnExamples(SETTINGS);
const { page } = workbench;
const takePicture = async (name: string) => {
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled', caret: 'hide' });
  console.log(`docs/images/${name}.png`);
};
/** The page of all initiatives, with the preview of the first. */
const showInitiatives = async () => {
  await runCommand(page, 'AI Initiative: Show All Initiatives');
  await webview(page).locator('.all tbody tr[aria-selected]').first().locator('td').first().click();
  await webview(page).getByRole('complementary', { name: 'Preview' }).waitFor();
  await page.mouse.move(0, 0);
};

try {
  await mkdir(images, { recursive: true });
  await page.setViewportSize({ width: 1240, height: 820 });
  await page.locator('.part.sidebar').waitFor();
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });

  for (const theme of ['light', 'dark'] as const) {
    await switchTheme(workbench, theme);
    const scorecard = await openScorecard(page, 'sales-outreach/ai-initiative.yaml');
    await scorecard.locator('.trend-line').getByText('Score up').waitFor();
    await scorecard.locator('[data-rule="metric-source-contradicts"]').waitFor();
    await page.locator('.codelens-decoration', { hasText: 'open requirements for going' }).waitFor();
    // moves the mouse away, so that no tooltip is in the picture
    await page.mouse.move(0, 0);
    await takePicture(`scorecard-${theme}`);
    await closeAll(page);
  }

  const trend = await openScorecard(page, 'invoice-triage/ai-initiative.yaml');
  await runCommand(page, 'View: Close Editors in Other Groups');
  await trend.getByRole('button', { name: 'Show trend' }).click();
  const slider = trend.getByRole('slider');
  for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await slider.press(key);
  await trend.locator('#trend').evaluate((heading) => heading.scrollIntoView());
  await slider.blur();
  await takePicture('trend');
  await closeAll(page);

  await switchTheme(workbench, 'light');
  await openFile(page, 'sales-outreach/ai-initiative.yaml');
  await page.locator('.monaco-editor .squiggly-error').first().waitFor();
  await page.locator('.view-line', { hasText: 'decisionDueOn' }).locator('span span').last().hover();
  await page.locator('.monaco-hover', { hasText: 'pilot-overdue' }).waitFor();
  await takePicture('editor');
  await closeAll(page);

  await showInitiatives();
  await takePicture('initiatives');
  await closeAll(page);

  // for a look
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await runCommand(page, 'Focus on AI Initiatives View');
  const recorded: Record<string, ThemeOfPage> = {};
  for (const theme of themeNames) {
    await switchTheme(workbench, theme);
    const scorecard = await openScorecard(page, 'sales-outreach/ai-initiative.yaml');
    recorded[theme] = await themeOf(scorecard);
    await scorecard.locator('.trend-line').getByText('Score').waitFor();
    await screenshot(page, `scorecard-${theme}`);
    await scorecard.locator('#dimensions').scrollIntoViewIfNeeded();
    await screenshot(page, `scorecard-below-${theme}`);
    await closeAll(page);
    await showInitiatives();
    await screenshot(page, `initiatives-${theme}`);
    await webview(page).locator('#owners').scrollIntoViewIfNeeded();
    await screenshot(page, `initiatives-below-${theme}`);
    await closeAll(page);
    await runCommand(page, 'Open Walkthrough...');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: walkthrough.title }).click();
    // VS Code drops the picture where there is no room for it
    await page.setViewportSize({ width: 1700, height: 900 });
    await webview(page).locator('svg').first().waitFor();
    await screenshot(page, `walkthrough-${theme}`);
    await page.setViewportSize({ width: 1240, height: 820 });
    await closeAll(page);
  }
  await writeFile(recordedThemesFile, `${JSON.stringify(recorded, undefined, 2)}\n`);
} finally {
  await workbench.stop();
}
