import assert from 'node:assert/strict';
import { rm, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { expand, runCommand } from '../host/ui.ts';
import { startWindow } from './window.ts';

describe('the view AI Initiatives', () => {
  let workbench: Awaited<ReturnType<typeof startWindow>>;
  const row = (name: RegExp) => workbench.page.getByRole('treeitem', { name }).first();

  before(async () => {
    workbench = await startWindow({ workspace: join(projectRoot, 'examples') });
    await runCommand(workbench.page, 'Focus on AI Initiatives View');
  });
  after(() => workbench.stop());

  it('lists initiatives under their verdicts, in words', async () => {
    await row(/^Blocked, \d+ initiatives?$/).waitFor();
    await row(/, Blocked · score \d+, \d+ findings?, sales-outreach\/ai-initiative\.yaml/).waitFor();
  });

  it('lists the initiatives of one owner on demand', async () => {
    const { page } = workbench;
    const filterBy = async (owner: string) => {
      await row(/, \d+ initiatives?$/).hover();
      await page.getByRole('button', { name: 'Filter by Owner…' }).first().click();
      await page.locator('.quick-input-widget .monaco-list-row', { hasText: owner }).first().click();
    };
    await filterBy('group:sales-tools');
    await row(/invoice-triage\/ai-initiative\.yaml/).waitFor({ state: 'detached' });
    await row(/sales-outreach\/ai-initiative\.yaml/).waitFor();
    await filterBy('All owners');
    await row(/invoice-triage\/ai-initiative\.yaml/).waitFor();
  });

  it('says on its icon how many are blocked, and what day it is as of', async () => {
    const { page } = workbench;
    await page.locator('.activitybar .badge-content').filter({ hasText: /^\d+$/ }).first().waitFor();
    await page.getByText(/Assessed as of \d{4}-\d{2}-\d{2}/).waitFor();
  });

  it('leads from a finding to its place', async () => {
    const { page } = workbench;
    await expand(row(/mistakes\/typos\/ai-initiative\.yaml/));
    const finding = row(/^warning: .*rule field-unknown, line \d+/);
    const line = /line (\d+)/.exec((await finding.getAttribute('aria-label')) ?? '')?.[1] ?? '';
    await finding.click();
    await page
      .locator('.statusbar-item')
      .filter({ hasText: new RegExp(`Ln ${line},`) })
      .waitFor();
  });

  it('offers on a finding what can be done about it', async () => {
    const { page } = workbench;
    await row(/rule field-unknown/).click({ button: 'right' });
    const menu = page.locator('.context-view .monaco-menu');
    await menu.getByText('Explain Rule').waitFor();
    for (const title of ['Open Scorecard', 'Fix', 'Copy Rule Id']) {
      assert.equal(await menu.getByText(title, { exact: true }).count(), 1, title);
    }
    await page.keyboard.press('Escape');
  });

  it('lists folders that no manifest covers at the end, and creates a manifest there', async () => {
    const { page, folder } = workbench;
    await mkdir(join(folder, 'chatbot'), { recursive: true });
    await writeFile(join(folder, 'chatbot/package.json'), '{\n  "dependencies": { "openai": "6" }\n}\n');
    await expand(row(/^Without a manifest, 1 folder$/));
    const uncovered = row(/^info: chatbot .*openai.*rule initiative-missing$/);
    await uncovered.hover();
    await uncovered.getByRole('button', { name: 'Create Manifest Here' }).click();
    const question = page.locator('.quick-input-widget input.input');
    await page
      .locator('.quick-input-widget')
      .getByText(/^Name: /)
      .waitFor();
    assert.equal(await question.inputValue(), 'chatbot');
    await page.keyboard.press('Escape');
    await rm(join(folder, 'chatbot'), { recursive: true });
    await row(/^Without a manifest/).waitFor({ state: 'detached' });
  });
});
