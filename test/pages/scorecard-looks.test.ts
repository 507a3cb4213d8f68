import assert from 'node:assert/strict';
import { themeNames, type Theme } from '../host/ui.ts';
import { hostileManifest } from './hostile-manifest.ts';
import { example } from './example.ts';
import { assertAccessible, assertContrast, assertFits, assertNoForeignElement, assertStill } from './looks.ts';
import { openScorecard } from './scorecard.ts';
import { applyTheme } from './themes.ts';

/** All that a page can have in all themes, the rest in one each. */
const EXAMPLES: Readonly<Record<string, { readonly folder: string; readonly themes: readonly Theme[] }>> = {
  pilot: { folder: 'sales-outreach', themes: themeNames },
  production: { folder: 'invoice-triage', themes: ['high-contrast-dark'] },
  idea: { folder: 'contract-summaries', themes: ['high-contrast-light'] },
};

describe('the looks of the scorecard', () => {
  for (const [stage, { folder, themes }] of Object.entries(EXAMPLES)) {
    it(`are accessible, with everything opened, of the ${stage} example in ${themes.join(', ')}`, async () => {
      const text = example(folder);
      const { page, close } = await openScorecard(text, {
        history: [
          ['2026-04-01', text.replace(/^description: .*$/m, '')],
          ['2026-05-01', text],
        ],
      });
      await page.getByText('How is this computed?').click();
      await page.getByRole('button', { name: 'Ownership', exact: true }).click();
      await page.locator('#rules-ownership .rule').first().waitFor();
      await page.getByText('As a table').click();
      await assertAccessible(page);
      for (const theme of themes) {
        await applyTheme(page, theme);
        await assertContrast(page);
      }
      await close();
    });
  }

  it('hold in a panel of 320 pixels, with long words, 40 risks, any script and any markup', async () => {
    const { page, close } = await openScorecard(hostileManifest);
    let asked = 0;
    page.on('dialog', (dialog) => {
      asked++;
      void dialog.dismiss();
    });
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /<script>alert\(1\)<\/script>/);
    await assertNoForeignElement(page);
    // a window of 1400 pixels enlarged to 200 %, and a narrow panel
    for (const width of [700, 320]) {
      await page.setViewportSize({ width, height: 1000 });
      await assertFits(page);
    }
    await page.getByText('What shows each claim?').click();
    await page.getByRole('region', { name: 'Claims compared with the repository' }).waitFor();
    await assertAccessible(page);
    assert.equal(asked, 0);
    await close();
  });

  it('have the verdict first where it is narrow, below the facts where there is room', async () => {
    const { page, close } = await openScorecard(example('sales-outreach'));
    const topOf = (part: string) => page.locator(part).evaluate((element) => element.getBoundingClientRect().top);
    assert.ok((await topOf('dl.facts')) < (await topOf('.gate')));
    await page.setViewportSize({ width: 320, height: 1000 });
    assert.ok((await topOf('.gate')) < (await topOf('dl.facts')));
    await page.getByText('How is this computed?').click();
    await page.getByRole('table', { name: 'Rules that count' }).waitFor();
    await assertFits(page);
    await close();
  });

  it('give opened rules the whole width', async () => {
    const { page, close } = await openScorecard(example('sales-outreach'));
    await page.getByRole('button', { name: 'Alignment', exact: true }).click();
    const widthOf = (part: string) => page.locator(part).evaluate((element) => element.getBoundingClientRect().width);
    await page.locator('#rules-alignment .rule').first().waitFor();
    assert.equal(await widthOf('#rules-alignment'), await widthOf('.dimensions'));
    await close();
  });

  it('survive forced colours, and nothing moves for a reader who asked for no motion', async () => {
    const { page, close } = await openScorecard(example('sales-outreach'));
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    const bars = page.locator('svg rect, svg path, svg circle');
    const colours = await bars.evaluateAll((shapes) =>
      shapes.map((shape) => getComputedStyle(shape)).flatMap(({ fill, stroke }) => [fill, stroke]),
    );
    assert.ok(
      colours.some((colour) => colour.startsWith('rgb(')),
      'charts keep colours of their own',
    );
    await assertContrast(page);
    await assertStill(page);
    await close();
  });
});
