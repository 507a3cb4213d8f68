import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { projectRoot } from '../host/paths.ts';
import { startWorkbench } from '../host/start-workbench.ts';
import type { Workbench } from '../host/workbench.ts';
import { runCommand, screenshot, switchTheme, themeNames, webview } from '../host/ui.ts';
import { examplesWorkbench } from './examples-workbench.ts';
import { hostileManifest } from './hostile-manifest.ts';
import { assertAccessible, assertFits, assertQuiet, assertStill, closeAll, openScorecard } from './scorecard-page.ts';

const DESKTOP = { width: 1400, height: 1100 };

describe('all initiatives', () => {
  let workbench: Workbench & { readonly folder: string };
  let page: FrameLocator;

  const show = async () => {
    await runCommand(workbench.page, 'AI Initiative: Show All Initiatives');
    page = webview(workbench.page);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const rows = () => page.locator('.all tbody tr:not(.gap)');
  const titles = () => page.locator('.all tbody th').allInnerTexts();
  const filter = (name: string) => page.locator('.toolbar > label', { hasText: name }).locator('input, select');
  const write = async (folder: string, text: string) => {
    await mkdir(join(workbench.folder, folder), { recursive: true });
    await writeFile(join(workbench.folder, folder, 'ai-initiative.yaml'), text);
  };
  const inPlace = async (folder: string) => {
    await page.getByText('initiatives').first().waitFor();
    await filter('Text').fill(folder);
    await rows().first().waitFor();
    await filter('Text').fill('');
  };

  before(async () => {
    workbench = await examplesWorkbench();
    await workbench.page.setViewportSize(DESKTOP);
  });
  beforeEach(show);
  afterEach(async () => {
    await workbench.page.setViewportSize(DESKTOP);
    await closeAll(workbench.page);
  });

  it('says where they stand, and who is stuck first', async () => {
    await page.locator('.position-stuck', { hasText: '1' }).waitFor();
    await page.locator('.position-crossed', { hasText: '1' }).waitFor();
    await page.locator('.stuck').getByRole('button', { name: 'Personal outreach mails' }).waitFor();
    await page.locator('.stuck').getByText('Decision due').waitFor();
    await page.getByText('2026-05-20 (a set date, not today)').waitFor();
  });

  it('sets what the study reports beside its own numbers, with what keeps them apart', async () => {
    assert.equal(await page.getByText('For comparison, as reported').count(), 3);
    await page.getByText('5 % in production').waitFor();
    await page.getByText('what was dropped before anybody wrote a manifest is not counted').waitFor();
  });

  it('opens the scorecard of the one that is clicked', async () => {
    await rows().filter({ hasText: 'Personal outreach mails' }).click();
    await workbench.page.locator('.tab', { hasText: 'Personal outreach mails' }).waitFor();
  });

  it('is used with the keyboard alone', async () => {
    const grid = page.getByRole('grid');
    await grid.focus();
    const [, second] = await titles();
    await grid.press('ArrowDown');
    await page.locator('tr[aria-selected="true"]', { hasText: second ?? '' }).waitFor();
    await grid.press('End');
    await page.locator('tr[aria-selected="true"]', { hasText: (await titles()).at(-1) ?? '' }).waitFor();
    await grid.press('Home');
    await grid.press('Enter');
    await workbench.page.locator('.tab', { hasText: 'Personal outreach mails' }).waitFor();
  });

  it('sorts by a heading: upwards, downwards, the most urgent first again', async () => {
    const urgent = await titles();
    const heading = page.locator('.all thead').getByRole('columnheader', { name: 'Initiative' });
    const press = async (sort: string | null) => {
      await heading.getByRole('button').click();
      const wanted = page.locator(sort === null ? '.all thead:not(:has([aria-sort]))' : `th[aria-sort="${sort}"]`);
      await wanted.waitFor();
      return titles();
    };
    const upwards = await press('ascending');
    assert.deepEqual(
      upwards,
      urgent.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    );
    assert.deepEqual(await press('descending'), upwards.toReversed());
    assert.deepEqual(await press(null), urgent);
  });

  it('filters, says how many are left, and chooses columns', async () => {
    const all = await rows().count();
    await filter('Stage').selectOption('production');
    await page.getByText(new RegExp(`^\\d of ${all} initiatives$`)).waitFor();
    assert.deepEqual(await titles(), ['Invoice triage']);
    await filter('Text').fill('no such initiative');
    await page.getByText('No initiative matches these filters.').waitFor();
    await page.locator('.nothing').getByRole('button', { name: 'Clear filters' }).click();
    assert.equal(await rows().count(), all);
    await page.getByText('Columns', { exact: true }).click();
    await page.getByLabel('Manifest').check();
    await page.getByRole('columnheader', { name: 'Manifest' }).waitFor();
    await page.getByLabel('Manifest').uncheck();
    await page.getByRole('columnheader', { name: 'Manifest' }).waitFor({ state: 'detached' });
  });

  it('closes the choice of columns, which lies over the table, by Escape and by leaving it', async () => {
    const choice = page.getByText('Columns', { exact: true });
    const manifest = page.getByLabel('Manifest');
    await choice.focus();
    await choice.press('Enter');
    await manifest.press('Escape');
    await manifest.waitFor({ state: 'hidden' });
    assert.equal(await page.locator(':focus').innerText(), 'Columns');
    await choice.click();
    await page.getByText('Manifest', { exact: true }).click();
    await page.getByRole('columnheader', { name: 'Manifest' }).waitFor();
    await manifest.uncheck();
    await page.getByRole('heading', { level: 1 }).click();
    await manifest.waitFor({ state: 'hidden' });
  });

  it('follows the manifests as they come, change and go', async () => {
    const before = await rows().count();
    const text = await readFile(join(projectRoot, 'examples/sales-outreach/ai-initiative.yaml'), 'utf8');
    await write(
      'another',
      text.replace(/^title: .*$/m, 'title: Another pilot').replace(/^name: .*$/m, 'name: another'),
    );
    await rows().filter({ hasText: 'Another pilot' }).waitFor();
    await rm(join(workbench.folder, 'another'), { recursive: true });
    await rows().filter({ hasText: 'Another pilot' }).waitFor({ state: 'detached' });
    assert.equal(await rows().count(), before);
  });

  it('comes back after a reload as it was, and so does a scorecard', async () => {
    await filter('Stage').selectOption('pilot');
    await page.getByText(/^1 of \d+ initiatives$/).waitFor();
    const scorecard = await openScorecard(workbench.page, 'sales-outreach/ai-initiative.yaml');
    await scorecard.getByRole('button', { name: 'Alignment', exact: true }).click();
    await scorecard.locator('#rules-alignment .rule').first().waitFor();
    const reloaded = workbench.page.waitForEvent('load');
    await runCommand(workbench.page, 'Developer: Reload Window');
    await reloaded;
    const restored = webview(workbench.page);
    await restored.locator('#rules-alignment .rule').first().waitFor({ timeout: 40_000 });
    await runCommand(workbench.page, 'View: Close Editor');
    await workbench.page.locator('.tab', { hasText: 'Personal outreach mails' }).waitFor({ state: 'detached' });
    await workbench.page.locator('.tab', { hasText: 'AI Initiatives' }).click();
    await page.getByText(/^1 of \d+ initiatives$/).waitFor();
    assert.equal(await filter('Stage').inputValue(), 'pilot');
    await page.locator('.toolbar').getByRole('button', { name: 'Clear filters' }).click();
  });

  it('is fit to be shown in every theme, and accessible', async () => {
    for (const theme of themeNames) {
      await switchTheme(workbench, theme);
      await page.getByRole('grid').waitFor();
      await screenshot(workbench.page, `initiatives-${theme}`);
      await page.getByRole('grid').focus();
      await page.locator('#owners').scrollIntoViewIfNeeded();
      await screenshot(workbench.page, `initiatives-below-${theme}`);
      await page.locator('h1').scrollIntoViewIfNeeded();
      await assertAccessible(page);
    }
  });

  it('holds in 320 pixels and with hostile text', async () => {
    await write('hostile', hostileManifest);
    await inPlace('hostile');
    const foreign = page.locator('#root').locator('img, script, [onload], [onerror], a[href^="javascript"]');
    assert.equal(await foreign.count(), 0);
    await runCommand(workbench.page, 'View: Toggle Primary Side Bar Visibility');
    for (const width of [700, 375]) {
      await workbench.page.setViewportSize({ width, height: 1100 });
      await screenshot(workbench.page, `initiatives-${width}`);
      await assertFits(page);
    }
    const [few = 0, many = 0] = await page.locator('.position-count').evaluateAll((counts) =>
      ['1', '2500'].map((text) => {
        const copy = counts[0]?.cloneNode() as HTMLElement;
        copy.textContent = text;
        counts[0]?.replaceWith(copy);
        const { height } = copy.getBoundingClientRect();
        copy.replaceWith(counts[0] ?? '');
        return height;
      }),
    );
    assert.equal(many, few, 'a large number stands on one line');
    await rm(join(workbench.folder, 'hostile'), { recursive: true });
    await runCommand(workbench.page, 'View: Toggle Primary Side Bar Visibility');
  });

  it('survives forced colours, and moves for nobody who asked for no motion', async () => {
    await workbench.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await page.getByRole('grid').waitFor();
    await screenshot(workbench.page, 'initiatives-forced-colors');
    await assertStill(page);
    await workbench.page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
  });

  it('keeps to its security policy and breaks no script', () => assertQuiet(workbench.console));
});

describe('all initiatives of an empty workspace', () => {
  let workbench: Awaited<ReturnType<typeof startWorkbench>>;
  before(async () => {
    workbench = await startWorkbench({ workspace: join(projectRoot, 'media') });
    await workbench.page.setViewportSize(DESKTOP);
  });
  after(() => workbench.stop());

  it('help to start', async () => {
    await runCommand(workbench.page, 'AI Initiative: Show All Initiatives');
    const page = webview(workbench.page);
    await page.getByRole('heading', { name: 'No initiative here yet' }).waitFor();
    await screenshot(workbench.page, 'initiatives-welcome');
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Create Manifest' }).click();
    await workbench.page.locator('.quick-input-widget', { hasText: 'AI Initiative' }).waitFor();
    await workbench.page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Open Walkthrough' }).click();
    await workbench.page.locator('.tab.active', { hasText: /Welcome|Walkthrough/ }).waitFor();
  });
});
