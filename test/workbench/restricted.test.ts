import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { expand, openFile, runCommand } from '../host/ui.ts';
import { openScorecard } from './scorecard-page.ts';
import { startWindow } from './window.ts';

describe('restricted mode', () => {
  let workbench: Awaited<ReturnType<typeof startWindow>>;

  before(async () => {
    workbench = await startWindow({
      workspace: join(projectRoot, 'examples'),
      workspaceTrust: true,
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
  });
  after(() => workbench.stop());

  it('has findings, scores and the view, though nothing of the workspace is trusted', async () => {
    const { page } = workbench;
    await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
    await openFile(page, 'mistakes/typos/ai-initiative.yaml');
    await page.locator('.monaco-editor .squiggly-error').first().waitFor();
    await runCommand(page, 'Focus on AI Initiatives View');
    await page.getByRole('treeitem', { name: /^Blocked, \d+ initiatives?$/ }).waitFor();
    const scorecard = await openScorecard(page, 'sales-outreach/ai-initiative.yaml');
    await scorecard
      .locator('.trend-line')
      .getByText(/the workspace is not trusted/)
      .waitFor();
  });

  it('reads the repository for a new manifest and for folders without one, and asks git for nothing', async () => {
    const { page, folder } = workbench;
    await mkdir(join(folder, 'chatbot'), { recursive: true });
    await writeFile(
      join(folder, 'chatbot/package.json'),
      '{ "name": "chat-bot", "dependencies": { "openai": "6" } }\n',
    );
    await expand(page.getByRole('treeitem', { name: /^Without a manifest, 1 folder$/ }));
    const uncovered = page.getByRole('treeitem', { name: /^info: chatbot .*openai/ });
    await uncovered.hover();
    await uncovered.getByRole('button', { name: 'Create Manifest Here' }).click();
    await page
      .locator('.quick-input-widget')
      .getByText(/^Name: /)
      .waitFor();
    assert.equal(await page.locator('.quick-input-widget input.input').inputValue(), 'chat-bot');
    await page.keyboard.press('Escape');
  });
});
