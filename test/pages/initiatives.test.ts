import assert from 'node:assert/strict';
import { themeNames } from '../host/ui.ts';
import { example, exampleFolders } from './example.ts';
import { hostileManifest } from './hostile-manifest.ts';
import { openInitiatives, type Manifests, type OpenInitiatives } from './initiatives.ts';
import { assertAccessible, assertContrast, assertFits, assertNoForeignElement, assertStill } from './looks.ts';
import { waitForMessage } from './page.ts';
import { AS_OF } from './scorecard.ts';
import { applyTheme } from './themes.ts';

const EXAMPLES: Manifests = Object.fromEntries(exampleFolders().map((folder) => [folder, example(folder)]));

describe('all initiatives', () => {
  let initiatives: OpenInitiatives;
  const rows = () => initiatives.page.locator('.all tbody tr:not(.gap)');
  const titles = () => initiatives.page.locator('.all tbody th').allInnerTexts();
  const filter = (name: string) =>
    initiatives.page.locator('.toolbar > label', { hasText: name }).locator('input, select');

  before(async () => {
    initiatives = await openInitiatives(EXAMPLES);
  });
  after(() => initiatives.close());

  it('counts positions, and lists first what is stuck and why', async () => {
    const { page } = initiatives;
    const { positions, rows: all } = initiatives.view();
    for (const { position, count } of positions) {
      await page
        .locator(`.position-${position}`, { hasText: String(count) })
        .first()
        .waitFor();
    }
    const stuck = all.filter(({ position }) => position === 'stuck');
    assert.ok(stuck.length > 0);
    for (const { title, stuck: why } of stuck) {
      await page.locator('.stuck li', { hasText: title }).getByText(why).waitFor();
    }
    await page.locator('header').getByText(AS_OF).waitFor();
  });

  it('sets what the study reports beside its own numbers, with source and caveat', async () => {
    const { funnel, functions, sourcing } = initiatives.view();
    for (const { comparison } of [funnel, functions, sourcing]) {
      await initiatives.page.getByText(comparison.claim).last().waitFor();
      await initiatives.page.getByText(comparison.caveat).last().waitFor();
    }
  });

  it('has its table in sight at once, and ways to what is below it', async () => {
    const { page } = initiatives;
    const [table, viewport] = [await page.getByRole('grid').boundingBox(), page.viewportSize()];
    assert.ok(table && viewport && table.y < viewport.height / 2);
    for (const link of await page.locator('.jumps a').all()) {
      const target = (await link.getAttribute('href')) ?? '';
      assert.equal(await page.locator(`h2${target}`).count(), 1, target);
    }
  });

  it('shows beside the table what a row says, and opens its scorecard by its name or from there', async () => {
    const { page } = initiatives;
    const { title, uri, owner } = initiatives.view().rows[1] ?? assert.fail('there is a second row');
    const row = rows().filter({ hasText: title }).first();
    await row.locator('td').last().click();
    const preview = page.getByRole('complementary', { name: 'Preview' });
    await preview.getByRole('heading', { name: title }).waitFor();
    await preview
      .getByText(owner ?? '', { exact: true })
      .first()
      .waitFor();
    assert.ok((await preview.locator('li').count()) > 0);
    assert.ok(!initiatives.sent.some(({ type }) => type === 'open'));
    await preview.getByRole('button', { name: 'Open scorecard' }).click();
    await waitForMessage(initiatives, { type: 'open', uri });
    await preview.getByRole('button', { name: 'Close' }).click();
    await preview.waitFor({ state: 'detached' });
    // so that no update brings it back
    await waitForMessage(initiatives, { type: 'preview', uri: null });
    const third = initiatives.view().rows[2] ?? assert.fail('there is a third row');
    await rows().filter({ hasText: third.title }).first().getByRole('button').click();
    await waitForMessage(initiatives, { type: 'open', uri: third.uri });
  });

  it('groups by owner, function or position, every row once, and says how many each has', async () => {
    const { page, view } = initiatives;
    const all = (await titles()).length;
    for (const [name, field] of [
      ['Owner', 'owner'],
      ['Function', 'businessFunction'],
      ['Position', 'position'],
    ] as const) {
      await filter('Group by').selectOption({ label: name });
      const headings = page.locator('.all tbody tr.group');
      await headings.first().waitFor();
      assert.equal(await headings.count(), new Set(view().rows.map((row) => row[field])).size);
      assert.equal(await page.locator('.all tbody tr[aria-selected]').count(), all);
    }
    const stuck = view().rows.filter(({ position }) => position === 'stuck').length;
    await page.locator('.all tr.group', { hasText: `Stuck ${stuck} initiative` }).waitFor();
    await filter('Group by').selectOption('');
  });

  it('exports what the filters leave', async () => {
    const { page, view } = initiatives;
    const pilots = view().rows.filter(({ stage }) => stage === 'pilot');
    await filter('Stage').selectOption('pilot');
    await page.getByRole('button', { name: `Export these ${pilots.length}…` }).click();
    await waitForMessage(initiatives, { type: 'export', uris: pilots.map(({ uri }) => uri) });
    await filter('Stage').selectOption('');
  });

  it('is used with the keyboard alone', async () => {
    const { page, view } = initiatives;
    const grid = page.getByRole('grid');
    const shown = await titles();
    const selected = (title = '') => page.locator('tr[aria-selected="true"]', { hasText: title }).waitFor();
    await grid.focus();
    await grid.press('Home');
    await grid.press('ArrowDown');
    await selected(shown[1]);
    await grid.press('End');
    await selected(shown.at(-1));
    await grid.press('Home');
    await grid.press('Enter');
    await waitForMessage(initiatives, { type: 'open', uri: view().rows[0]?.uri ?? '' });
  });

  it('sorts by a heading: upwards, downwards, the most urgent first again', async () => {
    const { page } = initiatives;
    const urgent = await titles();
    const heading = page.locator('.all thead').getByRole('columnheader', { name: 'Initiative' });
    const press = async (sort: string | null) => {
      await heading.getByRole('button').click();
      const wanted = page.locator(sort === null ? '.all thead:not(:has([aria-sort]))' : `th[aria-sort="${sort}"]`);
      await wanted.waitFor();
      return titles();
    };
    const upwards = await press('ascending');
    assert.notDeepEqual(upwards, urgent);
    assert.deepEqual(
      upwards,
      urgent.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    );
    assert.deepEqual(await press('descending'), upwards.toReversed());
    assert.deepEqual(await press(null), urgent);
  });

  it('filters, says how many are left, and chooses columns', async () => {
    const { page, view } = initiatives;
    const all = await rows().count();
    const inProduction = view().rows.filter(({ stage }) => stage === 'production');
    assert.ok(inProduction.length > 0 && inProduction.length < all);
    await filter('Stage').selectOption('production');
    await page.getByText(`${inProduction.length} of ${all} initiatives`, { exact: true }).waitFor();
    assert.deepEqual(
      await titles(),
      inProduction.map(({ title }) => title),
    );
    await filter('Text').fill('no such initiative');
    await page.locator('.nothing').getByRole('button', { name: 'Clear filters' }).click();
    assert.equal(await rows().count(), all);
    await page.getByText('Columns', { exact: true }).click();
    await page.getByLabel('Manifest').check();
    await page.getByRole('columnheader', { name: 'Manifest' }).waitFor();
    await page.getByLabel('Manifest').uncheck();
    await page.getByRole('columnheader', { name: 'Manifest' }).waitFor({ state: 'detached' });
    await page.getByLabel('Manifest').press('Escape');
  });

  it('closes the choice of columns, which covers the table, by Escape and by leaving it', async () => {
    const { page } = initiatives;
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

  it('follows the manifests as they come and go, and keeps the filter', async () => {
    const all = await rows().count();
    await filter('Stage').selectOption('pilot');
    const pilots = await rows().count();
    const another = example('sales-outreach')
      .replace(/^title: .*$/m, 'title: Another pilot')
      .replace(/^name: .*$/m, 'name: another');
    await initiatives.write({ ...EXAMPLES, another });
    await rows().filter({ hasText: 'Another pilot' }).waitFor();
    assert.equal(await rows().count(), pilots + 1);
    await initiatives.write(EXAMPLES);
    await rows().filter({ hasText: 'Another pilot' }).waitFor({ state: 'detached' });
    await filter('Stage').selectOption('');
    assert.equal(await rows().count(), all);
  });

  it('comes back after a reload as it was', async () => {
    const { page } = initiatives;
    await filter('Stage').selectOption('pilot');
    const shown = await titles();
    await page.reload();
    await rows().first().waitFor();
    assert.equal(await filter('Stage').inputValue(), 'pilot');
    assert.deepEqual(await titles(), shown);
    await page.locator('.toolbar').getByRole('button', { name: 'Clear filters' }).click();
  });

  it('is accessible in every theme', async () => {
    const { page } = initiatives;
    await filter('Group by').selectOption({ label: 'Owner' });
    await page.getByRole('grid').focus();
    await page.getByRole('grid').press('End');
    await page.getByRole('complementary', { name: 'Preview' }).waitFor();
    await assertAccessible(page);
    for (const theme of themeNames) {
      await applyTheme(page, theme);
      await assertContrast(page);
    }
    await applyTheme(page, 'light');
  }).timeout(30_000);

  it('survives forced colours, and nothing moves for a reader who asked for no motion', async () => {
    const { page } = initiatives;
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await assertContrast(page);
    await assertStill(page);
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
  });
});

describe('all initiatives with hostile text', () => {
  it('hold in 320 pixels, with a large count on one line', async () => {
    const { page, close } = await openInitiatives({ ...EXAMPLES, hostile: hostileManifest });
    await page.locator('.toolbar input').first().fill('hostile');
    await page.locator('.toolbar label', { hasText: 'Group by' }).locator('select').selectOption('owner');
    await page.locator('.all tbody tr[aria-selected]').first().locator('td').first().click();
    await page.getByRole('complementary', { name: 'Preview' }).waitFor();
    await assertNoForeignElement(page);
    for (const width of [700, 320]) {
      await page.setViewportSize({ width, height: 1100 });
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
    assert.ok(few > 0);
    assert.equal(many, few);
    await close();
  });
});

describe('all initiatives of thousands', () => {
  const pilot = example('sales-outreach');
  const many = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`many/${n}`, pilot]));

  it('keeps only the rows in view in the page, and reaches the last one', async () => {
    const { page, view, close } = await openInitiatives(many);
    await page.getByText('2000 initiatives').first().waitFor();
    assert.ok((await page.locator('.all tbody tr').count()) < 200);
    const grid = page.getByRole('grid');
    await grid.focus();
    await grid.press('End');
    const last = page.locator('tr[aria-rowindex="2001"]');
    await last.waitFor();
    assert.equal(await last.locator('th').innerText(), view().rows.at(-1)?.title);
    await close();
  });
});

describe('all initiatives of an empty workspace', () => {
  it('help to start', async () => {
    const initiatives = await openInitiatives({});
    const { page } = initiatives;
    await page.getByText('ai-initiative.yaml').first().waitFor();
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Create Manifest' }).click();
    await waitForMessage(initiatives, { type: 'create' });
    await page.getByRole('button', { name: 'Open Walkthrough' }).click();
    await waitForMessage(initiatives, { type: 'learn' });
    await initiatives.close();
  });
});
