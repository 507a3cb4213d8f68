import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { startWorkbench } from '../host/start-workbench.ts';
import { openFile, runCommand } from '../host/ui.ts';

describe('a scorecard', () => {
  let workbench: Awaited<ReturnType<typeof startWorkbench>>;
  before(async () => {
    workbench = await startWorkbench({ workspace: join(projectRoot, 'examples') });
  });
  after(() => workbench.stop());

  it('is exported through a dialog that asks before it replaces a file', async () => {
    const { page } = workbench;
    const file = join(workbench.folder, 'invoice-triage/invoice-triage-scorecard.svg');
    const palette = page.locator('.quick-input-widget');
    const exportBadge = async () => {
      await runCommand(page, 'AI Initiative: Export Scorecard…');
      await palette.locator('.monaco-list-row', { hasText: 'Badge' }).click();
      await page.waitForFunction(() =>
        document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value.endsWith('.svg'),
      );
      await page.keyboard.press('Enter');
    };
    await openFile(page, 'invoice-triage/ai-initiative.yaml');
    await exportBadge();
    await page.getByText('Scorecard exported to').waitFor();
    assert.match(await readFile(file, 'utf8'), /<title id="title">AI initiative Invoice triage: ready/);
    await writeFile(file, 'mine');
    await exportBadge();
    await palette.getByText(/already exists/).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await readFile(file, 'utf8'), 'mine');
  });

  it('is copied as Markdown', async () => {
    const { page } = workbench;
    await runCommand(page, 'AI Initiative: Copy as Markdown');
    await page.getByText('Scorecard copied as Markdown').waitFor();
  });
});
