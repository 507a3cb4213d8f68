import type { Frame, Page } from 'playwright-core';
import { whatHostNeeds } from '../../test/host/install.ts';
import { openFile } from '../../test/host/ui.ts';
import { startOnExamples } from '../../test/workbench/examples.ts';
import { closeAll } from '../../test/workbench/scorecard-page.ts';
import { median } from '../measure.ts';
import { SKIPPED, type Row } from '../row.ts';

const ROUNDS = 9;
const FIRST_CONTENT = 'scorecard in VS Code, from the command to its first content';
const PREVIEW = 'Markdown preview of VS Code';
const UPDATE = 'scorecard in VS Code, from a key to the updated page';

/** The scorecard in a real VS Code, as a person has it: how soon it shows, follows typing, and whether it grows. */
export async function panelRows(updates: number): Promise<readonly Row[]> {
  if (whatHostNeeds) return [{ what: `scorecard in VS Code, skipped: ${whatHostNeeds}`, measured: SKIPPED }];
  const workbench = await startOnExamples();
  try {
    const { page } = workbench;
    const opened: { readonly scorecard: number; readonly preview: number }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      await closeAll(page);
      await openFile(page, 'README.md');
      const preview = await timeToOpen(page, 'Open Preview to the Side');
      await closeAll(page);
      await openFile(page, 'sales-outreach/ai-initiative.yaml');
      opened.push({ preview, scorecard: await timeToOpen(page, 'Open Scorecard') });
    }
    const { times, growth } = await typeMany(page, updates);
    // the first panel starts the host of webviews
    const warm = opened.slice(1);
    return [
      { what: FIRST_CONTENT, measured: median(warm.map(({ scorecard }) => scorecard)), unit: 'ms', atMost: 300 },
      { what: FIRST_CONTENT, peer: PREVIEW, measured: median(warm.map((both) => both.scorecard / both.preview)) },
      { what: UPDATE, measured: median(times), unit: 'ms', atMost: 100 },
      {
        what: `scorecard in VS Code, growth of the window's heap over ${updates} updates`,
        measured: growth,
        unit: 'MB',
        atMost: 3,
      },
    ];
  } finally {
    await workbench.stop();
  }
}

/** Milliseconds since some day, the same in all frames of the browser. */
declare global {
  var pressedAt: number;
  var changedAt: number;
}

async function timeToOpen(page: Page, action: string): Promise<number> {
  await page.evaluate(() => {
    // functions in here have no names: the compiler's help for named ones is not in the page
    window.addEventListener('click', () => (globalThis.pressedAt = performance.timeOrigin + performance.now()), true);
  });
  await page.locator('.editor-actions').getByRole('button', { name: action }).click();
  const frame = await pageFrame(page);
  const shownAt = await frame.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
  );
  return shownAt - (await page.evaluate(() => globalThis.pressedAt));
}

async function pageFrame(page: Page): Promise<Frame> {
  const inner = page.locator('iframe.webview.ready').contentFrame().locator('iframe#active-frame').contentFrame();
  await inner.getByRole('heading', { level: 1 }).waitFor();
  const frame = await (await inner.locator('body').elementHandle())?.ownerFrame();
  if (!frame) throw new Error('the page has no frame');
  return frame;
}

/** Writes and removes a letter of the title, again and again. @returns milliseconds of each, and megabytes in all */
async function typeMany(page: Page, updates: number): Promise<{ times: readonly number[]; growth: number }> {
  const frame = await pageFrame(page);
  await page.locator('.view-line', { hasText: 'Personal outreach mails' }).click({ position: { x: 40, y: 8 } });
  await page.keyboard.press('End');
  await page.locator('.monaco-editor.focused').waitFor();
  await page.evaluate(() => {
    window.addEventListener('keydown', () => (globalThis.pressedAt = performance.timeOrigin + performance.now()), true);
  });
  await frame.evaluate(() => {
    new MutationObserver(() => (globalThis.changedAt = performance.timeOrigin + performance.now())).observe(
      document.querySelector('h1') ?? document.body,
      { characterData: true, subtree: true, childList: true },
    );
  });
  const times: number[] = [];
  let before = 0;
  // the first tenth warms up caches
  const warm = Math.ceil(updates / 10);
  for (let n = 0; n < updates + warm; n++) {
    if (n === warm) before = await heapOf(page);
    await page.keyboard.press(n % 2 === 0 ? 'x' : 'Backspace');
    const title = n % 2 === 0 ? /x$/ : /[^x]$/;
    await frame.locator('h1').filter({ hasText: title }).waitFor();
    const changedAt = await frame.evaluate(() => globalThis.changedAt);
    times.push(changedAt - (await page.evaluate(() => globalThis.pressedAt)));
  }
  return { times, growth: ((await heapOf(page)) - before) / 2 ** 20 };
}

/** Bytes that the window holds, its pages included, once what is no longer needed is collected. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
