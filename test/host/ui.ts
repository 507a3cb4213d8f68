/** What a person does in VS Code, for page tests. Everything waits for its effect; nothing sleeps. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { screenshotsDir } from './paths.ts';
import type { Workbench } from './workbench.ts';

/** The four themes every page must look right in: VS Code's setting and the class it gives to its page and webviews. */
export const themes = {
  light: { setting: 'Default Light Modern', workbenchClass: 'vs', webviewClass: 'vscode-light' },
  dark: { setting: 'Default Dark Modern', workbenchClass: 'vs-dark', webviewClass: 'vscode-dark' },
  'high-contrast-dark': {
    setting: 'Default High Contrast',
    workbenchClass: 'hc-black',
    webviewClass: 'vscode-high-contrast',
  },
  'high-contrast-light': {
    setting: 'Default High Contrast Light',
    workbenchClass: 'hc-light',
    webviewClass: 'vscode-high-contrast-light',
  },
} as const;

export type Theme = keyof typeof themes;
export const themeNames = Object.keys(themes) as readonly Theme[];

/**
 * Runs a command by the title that the command palette shows, such as `AI Initiative: Open Scorecard`.
 * Right after the start the palette may not know it yet.
 */
export async function runCommand(page: Page, title: string, timeout = 30_000): Promise<void> {
  await pick(page, { key: 'F1', text: `>${title}`, row: [title] }, timeout);
}

/** Opens a file by its path in the workspace, and waits for its text. */
export async function openFile(page: Page, path: string): Promise<void> {
  const [name = path, folder = ''] = path.split('/').toReversed();
  // files of the same name that were open before are offered first
  await pick(page, { key: 'Control+p', text: path, row: [name, folder] });
  await page.locator('.editor-group-container.active .tab.active').filter({ hasText: name }).waitFor();
  await page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
}

/**
 * Types into the palette that a key opens and clicks the row that has all the texts. Its list does not follow what
 * becomes known later, and a webview that is loading may take the focus and with it the palette: it is reopened then.
 */
async function pick(
  page: Page,
  { key, text, row }: { readonly key: string; readonly text: string; readonly row: readonly string[] },
  timeout = 30_000,
): Promise<void> {
  const palette = page.locator('.quick-input-widget');
  const input = palette.locator('input.input');
  const rows = palette.locator('.monaco-list-row');
  const wanted = row.reduce((found, hasText) => found.filter({ hasText }), rows).first();
  const deadline = Date.now() + timeout;
  for (;;) {
    await page.keyboard.press(key);
    try {
      await input.fill(text, { timeout: 1500 });
      await wanted.click({ timeout: 1500 });
      return;
    } catch {
      if (Date.now() > deadline) throw new Error(`the palette does not offer '${text}'`);
      await page.keyboard.press('Escape');
      await input.waitFor({ state: 'hidden' });
    }
  }
}

/** Opens a row of a tree. A click may miss it while rows above it come and go. */
export async function expand(row: Locator): Promise<void> {
  const isOpen = async () => (await row.getAttribute('aria-expanded')) === 'true';
  while (!(await isOpen())) {
    await row.click();
    // a click on a row that leads somewhere goes there
    if (!(await isOpen())) await row.press('ArrowRight');
  }
}

/** The document inside the webview that shows; the first one, if there are several. */
export const webview = (page: Page): FrameLocator =>
  page.locator('iframe.webview.ready').first().contentFrame().locator('iframe#active-frame').contentFrame();

/** Switches the colour theme and waits until VS Code, and each webview that shows, has taken it up. */
export async function switchTheme(workbench: Workbench, theme: Theme): Promise<void> {
  const { page } = workbench;
  const { setting, workbenchClass, webviewClass } = themes[theme];
  await workbench.changeSettings({ 'workbench.colorTheme': setting });
  await page.locator(`.monaco-workbench.${workbenchClass}`).waitFor();
  for (let n = 0; n < (await page.locator('iframe.webview.ready').count()); n++) {
    const frame = page.locator('iframe.webview.ready').nth(n).contentFrame().locator('iframe#active-frame');
    await frame.contentFrame().locator(`body.${webviewClass}`).waitFor();
  }
}

/** Takes a picture of the whole window into `.vscode-test/screenshots/<name>.png`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(screenshotsDir, { recursive: true });
  await page.screenshot({ path: join(screenshotsDir, `${name}.png`) });
}
