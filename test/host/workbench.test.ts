import assert from 'node:assert/strict';
import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { startWorkbench } from '../host/start-workbench.ts';
import { openFile, runCommand, screenshot, switchTheme, themeNames } from '../host/ui.ts';

describe('the workbench of the page tests', () => {
  let workbench: Awaited<ReturnType<typeof startWorkbench>>;

  before(async () => {
    workbench = await startWorkbench({ workspace: join(projectRoot, 'test/fixtures/workspace') });
  });
  after(() => workbench.stop());

  it('shows the folder that was opened in its title', async () => {
    await workbench.page.waitForFunction(() => document.title.includes('workspace'));
  });

  it('opens a file by its name', async () => {
    await openFile(workbench.page, 'ai-initiative.yaml');
    const text = await workbench.page.locator('.monaco-editor .view-lines').innerText();
    assert.match(text, /invoice-triage/);
  });

  it('runs a command from the command palette', async () => {
    await runCommand(workbench.page, 'View: Toggle Problems');
    await workbench.page.locator('#workbench\\.panel\\.markers').waitFor();
  });

  for (const theme of themeNames) {
    it(`shows itself in ${theme}`, async () => {
      await switchTheme(workbench, theme);
      await screenshot(workbench.page, `workbench-${theme}`);
    });
  }
});
