import type { Page } from 'playwright-core';
import { projectRoot } from './paths.ts';
import { themes } from './ui.ts';
import { copyOfFolder, openWorkbench, type Workbench, type WorkbenchOptions } from './workbench.ts';

/** What VS Code offers to its own smoke tests. */
interface WindowWithDriver {
  readonly driver?: { whenWorkbenchRestored(): Promise<void> };
}

/**
 * Opens VS Code on a copy of a folder, with the extension of this project, for a page test.
 * @returns the workbench, ready to be used, and the path of the copy; `stop` removes the copy
 */
export async function startWorkbench(
  options: WorkbenchOptions & { readonly workspace: string },
): Promise<Workbench & { readonly folder: string }> {
  const copy = await copyOfFolder(options.workspace);
  const workbench = await openWorkbench({
    extensionDevelopmentPaths: [projectRoot],
    ...options,
    settings: { 'workbench.colorTheme': themes.light.setting, ...options.settings },
    workspace: copy.path,
  }).catch(async (error: unknown) => {
    await copy.remove();
    throw error;
  });
  const stop = async () => {
    await workbench.stop();
    await copy.remove();
  };
  try {
    await restored(workbench.page);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...workbench, folder: copy.path, stop };
}

async function restored(page: Page): Promise<void> {
  await page.waitForFunction(() => (globalThis as WindowWithDriver).driver !== undefined, undefined, {
    timeout: 60_000,
  });
  await page.evaluate(() => (globalThis as WindowWithDriver).driver?.whenWorkbenchRestored());
}
