/** The four themes every page must look right in, as VS Code gives them to a page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { projectRoot } from '../host/paths.ts';
import type { Theme } from '../host/ui.ts';

/** What a page gets of a theme: classes of its body, and the CSS variables that our style sheets use. */
export interface ThemeOfPage {
  readonly classes: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/** Recorded from VS Code by `npm run screenshots`; a test of the workbench compares them with VS Code. */
export const recordedThemesFile = join(import.meta.dirname, 'themes.json');

const recordedThemes = (): Readonly<Record<Theme, ThemeOfPage>> =>
  JSON.parse(readFileSync(recordedThemesFile, 'utf8')) as Readonly<Record<Theme, ThemeOfPage>>;

/** What was recorded of a theme. */
export const recordedTheme = (theme: Theme): ThemeOfPage => recordedThemes()[theme];

/** Every variable of VS Code that our style sheets use. */
function variablesInUse(): string[] {
  const styles = readdirSync(join(projectRoot, 'src/components'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFileSync(join(projectRoot, 'src/components', file), 'utf8'));
  return [...new Set(styles.join('\n').match(/--vscode-[\w-]+/g))].sort();
}

/** Dresses a page as VS Code does. */
export async function applyTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(({ classes, variables }) => {
    document.body.className = classes.join(' ');
    document.documentElement.removeAttribute('style');
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
  }, recordedTheme(theme));
}

/** Reads the theme of a page inside VS Code. */
export async function themeOf(webview: Pick<FrameLocator, 'locator'>): Promise<ThemeOfPage> {
  return webview.locator('body').evaluate((body, names) => {
    const { style } = body.ownerDocument.documentElement;
    const given = names
      .map((name) => [name, style.getPropertyValue(name)] as const)
      .filter(([, value]) => value !== '');
    return { classes: [...body.classList].toSorted(), variables: Object.fromEntries(given) };
  }, variablesInUse());
}
