/** Windows in which there is no initiative yet. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walkthrough } from '../../src/extension/contributions/walkthrough.ts';
import { projectRoot } from '../host/paths.ts';
import { runCommand, webview } from '../host/ui.ts';
import { openWorkbench } from '../host/workbench.ts';
import { closeAll } from './scorecard-page.ts';
import { startWindow } from './window.ts';

/** The title of a picture, by which it is known in the page. */
function pictureTitle(file: string): string {
  const title = /<title>(.*?)<\/title>/.exec(readFileSync(join(projectRoot, file), 'utf8'))?.[1];
  assert.ok(title, `${file} has a title`);
  return title;
}

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
  });
});

describe('a window without manifests', () => {
  let workbench: Awaited<ReturnType<typeof startWindow>>;
  before(async () => {
    workbench = await startWindow({ workspace: join(projectRoot, 'media') });
  });
  after(() => workbench.stop());

  it('is told on the page of all initiatives how to begin', async () => {
    const { page } = workbench;
    await runCommand(page, 'AI Initiative: Show All Initiatives');
    const welcome = webview(page);
    await welcome.getByRole('button', { name: 'Create Manifest' }).click();
    await page.locator('.quick-input-widget', { hasText: 'AI Initiative' }).waitFor();
    await page.keyboard.press('Escape');
    await welcome.getByRole('button', { name: 'Open Walkthrough' }).click();
    await page.locator('.tab.active', { hasText: /Welcome|Walkthrough/ }).waitFor();
    await closeAll(page);
  });

  it('is told in the view AI Initiatives what a manifest is, and how to begin', async () => {
    const { page } = workbench;
    await runCommand(page, 'Focus on AI Initiatives View');
    await page.getByText(/No ai-initiative\.yaml yet/).waitFor();
    await page.getByRole('button', { name: 'Create Manifest' }).first().waitFor();
    await page.getByRole('button', { name: 'How it works' }).click();
    await page.getByRole('heading', { name: walkthrough.title }).last().waitFor();
  });

  it('walks through every step, each with its picture and something to do', async () => {
    const { page } = workbench;
    // VS Code leaves the pictures out where there is no room for them
    await page.setViewportSize({ width: 1700, height: 900 });
    for (const { title, description, media } of walkthrough.steps) {
      await page.getByRole('button', { name: new RegExp(title) }).click();
      const action = /\[(.+?)\]\(command:/.exec(description)?.[1] ?? '';
      await page.locator('.step-list-container').getByRole('button', { name: action, exact: true }).waitFor();
      await webview(page)
        .locator('svg > title', { hasText: pictureTitle(media.svg) })
        .waitFor({ state: 'attached' });
    }
  });
});
