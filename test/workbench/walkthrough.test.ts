import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { startWorkbench } from '../host/start-workbench.ts';
import { openWorkbench } from '../host/workbench.ts';
import { runCommand, screenshot, themeNames, themes, webview } from '../host/ui.ts';
import { walkthrough } from '../../src/extension/contributions/walkthrough.ts';

describe('a window without a folder', () => {
  let workbench: Awaited<ReturnType<typeof openWorkbench>>;
  before(async () => {
    workbench = await openWorkbench({ extensionDevelopmentPaths: [projectRoot] });
  });
  after(() => workbench.stop());

  it('is told in the view AI Initiatives to open one', async () => {
    const { page } = workbench;
    await runCommand(page, 'Focus on AI Initiatives View');
    await page.getByText(/No folder is open/).waitFor();
    await page.locator('.pane-body').getByRole('button', { name: 'Open Folder' }).first().waitFor();
    await screenshot(page, 'welcome-no-folder');
  });
});

describe('a window without manifests', () => {
  let workbench: Awaited<ReturnType<typeof startWorkbench>>;
  const picture = () => webview(workbench.page);
  /** What stands in each picture. */
  const wordIn: Readonly<Record<string, string>> = {
    write: 'group:finance',
    mend: 'Change to pilot',
    scorecard: 'score 62',
    initiatives: 'Ready',
  };

  before(async () => {
    workbench = await startWorkbench({ workspace: join(projectRoot, 'media') });
  });
  after(() => workbench.stop());

  it('is told in the view AI Initiatives what a manifest is, and how to begin', async () => {
    const { page } = workbench;
    await runCommand(page, 'Focus on AI Initiatives View');
    await page.getByText(/No ai-initiative\.yaml yet/).waitFor();
    await page.getByRole('button', { name: 'Create Manifest' }).first().waitFor();
    await screenshot(page, 'welcome');
    await page.getByRole('button', { name: 'How it works' }).click();
    await page.getByRole('heading', { name: walkthrough.title }).last().waitFor();
  });

  it('walks through every step, each with its picture and something to do', async () => {
    const { page } = workbench;
    // VS Code leaves the pictures out where there is no room for them
    await page.setViewportSize({ width: 1700, height: 900 });
    for (const { id, title, description } of walkthrough.steps) {
      await page.getByRole('button', { name: new RegExp(title) }).click();
      const action = /\[(.+?)\]\(command:/.exec(description)?.[1] ?? '';
      await page.locator('.step-list-container').getByRole('button', { name: action, exact: true }).waitFor();
      await picture()
        .locator('svg')
        .getByText(wordIn[id] ?? title)
        .first()
        .waitFor();
      await screenshot(page, `walkthrough-${id}`);
    }
  });

  for (const theme of themeNames) {
    it(`has pictures in the colours of ${theme}`, async () => {
      const { page } = workbench;
      await workbench.changeSettings({ 'workbench.colorTheme': themes[theme].setting });
      await page.locator(`.monaco-workbench.${themes[theme].workbenchClass}`).waitFor();
      await picture().locator(`body.${themes[theme].webviewClass}`).waitFor();
      await screenshot(page, `walkthrough-${theme}`);
    });
  }
});
