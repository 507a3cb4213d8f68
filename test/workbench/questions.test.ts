import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { walkthrough } from '../../src/extension/contributions/walkthrough.ts';
import { openFile, runCommand } from '../host/ui.ts';
import { closeAll, openScorecard } from './scorecard-page.ts';
import { startWindow } from './window.ts';

describe('Answer Next Questions', () => {
  let workbench: Awaited<ReturnType<typeof startWindow>>;
  let page: Page;
  let pressed = 0;

  const widget = () => page.locator('.quick-input-widget');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      pressed++;
      await page.keyboard.press(key);
    }
  };
  /** Runs a command by keys alone, with as much of its name as it takes. */
  const command = async (typed: string, title: string) => {
    await press('F1', ...typed.split(''));
    await widget().locator('.monaco-list-row.focused', { hasText: title }).waitFor();
    await press('Enter');
  };
  /** Waits for a question: words in or below its field. */
  const isAsked = (prompt: string) =>
    widget()
      .locator(`input.input[placeholder*="${prompt}"], .quick-input-message:has-text("${prompt}")`)
      .first()
      .waitFor();
  /** Answers a question. The words of an answer that only a person knows are not counted. */
  const answer = async (prompt: string, { words = '', keys = [] as readonly string[] } = {}) => {
    await isAsked(prompt);
    if (words !== '') await page.keyboard.insertText(words);
    await press(...keys, 'Enter');
  };
  const fillIn = async (words: string) => {
    const input = widget().locator('input.input');
    await input.fill(words);
    await input.press('Enter');
  };
  const isTitled = (title: RegExp | string) => widget().locator('.quick-input-title', { hasText: title }).waitFor();
  const choose = (label: string) => widget().locator('.monaco-list-row', { hasText: label }).first().click();
  /** Saves the manifest until its text is as it should become. */
  const written = async (holds: (text: string) => boolean = () => true): Promise<string> => {
    await runCommand(page, 'File: Save');
    await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    const text = await readFile(join(workbench.folder, 'ai-initiative.yaml'), 'utf8');
    return holds(text) ? text : written(holds);
  };

  before(async () => {
    const empty = await mkdtemp(join(tmpdir(), 'empty-'));
    execFileSync('git', ['init', '-q'], { cwd: empty });
    workbench = await startWindow({ workspace: empty });
    await rm(empty, { recursive: true });
    page = workbench.page;
    await runCommand(page, 'Focus on AI Initiatives View');
    await page.getByText(/No ai-initiative\.yaml yet/).waitFor();
  });
  after(() => workbench.stop());

  it('leads from an empty repository to a conditional idea in 40 key presses, besides the words of six answers', async () => {
    await command('create m', 'AI Initiative: Create Manifest');
    await answer('Name: ');
    await answer('Title: ');
    await answer('Stage: ');
    await answer('Owner: ', { words: 'group:finance' });
    await page.locator('.codelens-decoration', { hasText: 'Blocked · score' }).waitFor();

    await command('answer', 'AI Initiative: Answer Next Questions');
    await answer('Name of the metric', { words: 'Handling time' });
    await answer('What it measures');
    await answer('Whether more or less is better', { keys: ['ArrowDown'] });
    await answer('Value before the initiative', { words: '12' });
    await answer('Value to reach', { words: '4' });
    await answer('Day the stage was entered');
    await answer('The workflow as it runs', { words: 'Mail arrives, is sorted by the model, and a clerk confirms it' });
    await isTitled(/^Blocked · score \d+ \(was Blocked · score \d+\)$/);
    await answer('open requirements');
    await answer('Day of the next decision');
    await answer('What must be true', { words: 'Two weeks in which no invoice took more than a day' });
    await answer('Risk tier', { keys: ['ArrowDown'] });
    await isTitled(/^Conditional · score \d+ \(was Blocked · score \d+\)$/);
    await press('Escape');
    assert.ok(pressed <= 40, `${pressed} keys were pressed`);

    await page.getByRole('treeitem', { name: /^Conditional, 1 initiative$/ }).waitFor();
    const text = await written((now) => /^ {2}metrics:/m.test(now));
    assert.match(text, /\n {2}stageHistory:.*\n {4}- stage: idea\n {6}since: \d{4}-\d{2}-\d{2}\n/);
    assert.match(
      text,
      /\n {4}- name: Handling time\n {6}kind: operational\n {6}direction: decrease\n {6}baseline: 12\n {6}target: 4\n/,
    );
  });

  it('takes an assumption, a question to someone else and "not needed", one undo each', async () => {
    const before = await written();
    await runCommand(page, 'AI Initiative: Answer Next Questions');
    await isAsked('Made, bought, or made together');
    await choose('I assume it…');
    await choose('build');
    await isTitled('(2/3)');
    await choose('Ask someone else…');
    await isAsked('Who can answer it?');
    await fillIn('user:maria');
    await isTitled('(3/3)');
    await choose('Not needed…');
    await isAsked('Because: ');
    await fillIn('Everything about it is in the other initiative');
    // the owners that are known are offered
    await isAsked('By: ');
    await choose('group:finance');
    await isTitled('Conditional · score');
    await page.keyboard.press('Escape');

    const text = await written((now) => /^notNeeded:/m.test(now));
    assert.match(text, /\n {2}strategy: build\b/);
    assert.match(text, /\nassumed: \[sourcing\.strategy\]/);
    assert.match(text, /# ask user:maria: /);
    assert.match(
      text,
      /\nnotNeeded:.*\n {2}- rule: [a-z-]+\n {4}because: Everything about it.*\n {4}by: group:finance\n/,
    );
    await page.keyboard.press('Control+z');
    assert.match(await written((now) => !/^notNeeded:/m.test(now)), /# ask user:maria/);
    await page.keyboard.press('Control+z');
    assert.match(await written((now) => !now.includes('# ask user:maria')), /strategy: build/);
    await page.keyboard.press('Control+z');
    await written((now) => now === before);
  });

  it('is started from the line above the manifest, the tree, the scorecard and the walkthrough', async () => {
    const isStarted = async () => {
      await isTitled('(1/3)');
      await page.keyboard.press('Escape');
      await widget().waitFor({ state: 'hidden' });
    };
    await openFile(page, 'ai-initiative.yaml');
    await page.locator('.codelens-decoration').getByText('Answer Next Questions').click();
    await isStarted();
    const row = page.getByRole('treeitem', { name: /, Conditional · score/ });
    await row.hover();
    await row.getByRole('button', { name: 'Answer Next Questions' }).click();
    await isStarted();
    const scorecard = await openScorecard(page, 'ai-initiative.yaml');
    await scorecard.getByRole('button', { name: 'Answer Next Questions' }).click();
    await isStarted();
    await closeAll(page);
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await choose(walkthrough.title);
    await page.getByRole('button', { name: new RegExp(walkthrough.steps[1].title) }).click();
    await page.locator('.step-list-container').getByRole('button', { name: 'Answer Next Questions' }).click();
    await isStarted();
  });
});
