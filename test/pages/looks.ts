/** What holds of every page and document, however it looks. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { FrameLocator } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page, or the document of a webview. */
type Shown = Pick<FrameLocator, 'locator'>;

/** Fails with what axe finds wrong in the page, of serious and critical impact. */
export const assertAccessible = (shown: Shown): Promise<void> => assertAxeContent(shown, {});

/** The part of it that another theme may change: whether every text can be told from what is behind it. */
export const assertContrast = (shown: Shown): Promise<void> =>
  assertAxeContent(shown, { runOnly: { type: 'rule', values: ['color-contrast'] } });

async function assertAxeContent(shown: Shown, options: RunOptions): Promise<void> {
  const body = await shown.locator('body').elementHandle();
  const frame = await body?.ownerFrame();
  assert.ok(frame);
  if (!(await frame.evaluate('"axe" in window'))) await frame.evaluate(axeSource);
  const call = `axe.run(document, ${JSON.stringify({ ...options, resultTypes: ['violations'] })})`;
  const results = await frame.evaluate<AxeResults>(call);
  assert.ok(results.passes.length > 0, 'axe has looked at something');
  const serious = results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`,
    );
  assert.deepEqual(serious, []);
}

/** Fails where something can only be seen by scrolling sideways. */
export async function assertFits(shown: Shown): Promise<void> {
  const [inner, width] = await shown
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth] as const);
  assert.ok(inner <= width, `the page is ${inner} wide in a window of ${width}`);
}

/** Fails with the elements that would move although the reader asked for no motion. */
export async function assertStill(shown: Shown): Promise<void> {
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

/** Fails with the elements that came out of the text of a manifest. */
export async function assertNoForeignElement(shown: Shown): Promise<void> {
  const foreign = shown
    .locator('body')
    .locator('img, iframe, [onload], [onerror], [onmouseover], a[href^="javascript" i]');
  assert.equal(await foreign.count(), 0);
}
