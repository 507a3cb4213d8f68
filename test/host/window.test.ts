import assert from 'node:assert/strict';
import { join } from 'node:path';
import { isOfOurPages, problemsOf } from '../pages/problems.ts';
import { projectRoot } from './paths.ts';
import { startWorkbench } from './start-workbench.ts';
import { openFile, runCommand, switchTheme, themeNames, webview } from './ui.ts';

describe('the VS Code of the tests', () => {
  let workbench: Awaited<ReturnType<typeof startWorkbench>>;
  let problems: string[];

  before(async () => {
    workbench = await startWorkbench({ workspace: join(projectRoot, 'test/fixtures/workspace') });
    problems = problemsOf(workbench.page, isOfOurPages);
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

  it('shows itself in every theme', async () => {
    for (const theme of themeNames) await switchTheme(workbench, theme);
  });

  it('notices an exception of a page', async () => {
    await runCommand(workbench.page, 'AI Initiative: Open Scorecard');
    await webview(workbench.page)
      .getByRole('heading', { level: 1 })
      .evaluate(() => {
        setTimeout(() => {
          throw new Error('thrown by the test');
        });
      });
    while (!problems.some((problem) => problem.includes('thrown by the test'))) {
      await workbench.page.evaluate(() => 0);
    }
    // met on purpose
    problems.splice(0);
  });
});
