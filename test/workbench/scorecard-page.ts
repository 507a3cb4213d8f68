/** What a person does with the pages inside VS Code. */
import type { FrameLocator, Page } from 'playwright-core';
import { openFile, runCommand, webview } from '../host/ui.ts';

/** Opens a manifest and its scorecard beside it, and waits until it answers. */
export async function openScorecard(page: Page, manifest: string): Promise<FrameLocator> {
  await openFile(page, manifest);
  await runCommand(page, 'AI Initiative: Open Scorecard');
  const scorecard = webview(page);
  await scorecard.locator('#root:not([inert])').getByRole('heading', { level: 1 }).waitFor();
  return scorecard;
}

/** Closes every editor, and waits until neither a tab nor a page is left. */
export async function closeAll(page: Page): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  await page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
  await page.locator('iframe.webview').first().waitFor({ state: 'detached' });
}
