/** What a person does with the scorecard, for the page tests. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { ConsoleMessage, FrameLocator, Page } from 'playwright-core';
import { openFile, runCommand, webview } from '../host/ui.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

/** Fails with what axe finds wrong in the page, of serious and critical impact. */
export async function assertAccessible(scorecard: Pick<FrameLocator, 'locator'>): Promise<void> {
  const body = await scorecard.locator('body').elementHandle();
  const frame = await body?.ownerFrame();
  assert.ok(frame);
  await frame.evaluate(axeSource);
  const results = await frame.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  const serious = results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`,
    );
  assert.deepEqual(serious, []);
}

/** Fails where something can only be seen by scrolling sideways. */
export async function assertFits(shown: Pick<FrameLocator, 'locator'>): Promise<void> {
  const [inner, width] = await shown
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth] as const);
  assert.ok(inner <= width, `the page is ${inner} wide in a panel of ${width}`);
}

/** Fails with the elements that would move, for somebody who asked for no motion. */
export async function assertStill(shown: Pick<FrameLocator, 'locator'>): Promise<void> {
  const moving = await shown.locator('*').evaluateAll((elements) =>
    elements
      .filter((element) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
        return [transitionDuration, animationDuration].join() !== '0s,0s' || scrollBehavior === 'smooth';
      })
      .map(({ tagName, className }) => `${tagName} ${String(className)}`),
  );
  assert.deepEqual(moving, []);
}

/** Fails with what the console got from the page: violations of its policy and errors of its script. */
export function assertQuiet(console: readonly ConsoleMessage[]): void {
  const lines = console.map((message) => message.text());
  const ours = lines.filter((line) => /Content Security Policy|scorecard|Refused to/i.test(line));
  assert.deepEqual(ours, []);
}
