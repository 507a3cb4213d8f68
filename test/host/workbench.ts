/** A VS Code in a headless browser, driven with playwright. */
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, ConsoleMessage, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import type { VSCodeVersion } from './install.ts';
import { startServer, type Server } from './server.ts';
import { defaultSettings, type Settings } from './settings.ts';

export interface WorkbenchOptions {
  /** A folder, or a `.code-workspace` file, that is opened as it stands (see {@link copyOfFolder}); none: an empty window. */
  readonly workspace?: string;
  /** `newest` unless given. */
  readonly version?: VSCodeVersion;
  /** Folders of extensions under development. */
  readonly extensionDevelopmentPaths?: readonly string[];
  /** A module with `run()`, called in the extension host. */
  readonly extensionTestsPath?: string;
  /** Where installed extensions are; an empty folder unless given. */
  readonly extensionsDir?: string;
  /** User settings over {@link defaultSettings}. They are read at the start only: see `changeSettings`. */
  readonly settings?: Settings;
  /** Workspaces are restricted until someone trusts them; every one is trusted unless given. */
  readonly workspaceTrust?: boolean;
  /** Environment of the extension host, added to this process's own. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface Workbench {
  readonly page: Page;
  readonly server: Server;
  /** What the page and its webviews wrote to the browser's console. */
  readonly console: readonly ConsoleMessage[];
  /** Settles with the code of the extension tests, where some run. */
  readonly testsEnded: Promise<number>;
  /** Sets settings of this machine, which VS Code takes up at once; the former ones are forgotten. */
  changeSettings(settings: Settings): Promise<void>;
  stop(): Promise<void>;
}

/** Starts VS Code and returns as soon as its page is loading: wait for what you need of it. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), 'vscode-host-')));
  const writeSettings = async (scope: 'User' | 'Machine', settings: Settings) => {
    await mkdir(join(dataDir, 'data', scope), { recursive: true });
    await writeFile(join(dataDir, 'data', scope, 'settings.json'), JSON.stringify(settings));
  };
  await writeSettings('User', { ...defaultSettings, ...options.settings });

  let server: Server | undefined;
  let browser: Browser | undefined;
  const stop = async () => {
    await browser?.close();
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    server = await startServer({
      version: options.version ?? 'newest',
      dataDir,
      extensionsDir: options.extensionsDir ?? join(dataDir, 'extensions'),
      testDriver: true,
      workspaceTrust: options.workspaceTrust ?? false,
      ...(options.env && { env: options.env }),
    });
    browser = await launchChromium();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const console: ConsoleMessage[] = [];
    page.on('console', (message) => console.push(message));
    const testsEnded = new Promise<number>((resolve, reject) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      page.on('crash', () => reject(new Error('the page of VS Code crashed')));
    });
    // Only who runs tests waits for their end.
    testsEnded.catch(() => {});
    await page.exposeFunction('codeAutomationLog', () => {});
    await page.goto(workbenchAddress(server.port, options), { waitUntil: 'commit' });
    return { page, server, console, testsEnded, changeSettings: (s) => writeSettings('Machine', s), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function workbenchAddress(port: number, options: WorkbenchOptions): string {
  const uri = (path: string) => `vscode-remote://127.0.0.1:${port}${encodeURI(path)}`;
  const payload = (options.extensionDevelopmentPaths ?? []).map((path) => ['extensionDevelopmentPath', uri(path)]);
  if (options.extensionTestsPath) payload.push(['extensionTestsPath', uri(options.extensionTestsPath)]);
  payload.push(['skipWelcome', 'true']);

  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  const { workspace } = options;
  if (workspace) query.set(workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', workspace);
  else query.set('ew', 'true');
  return `http://127.0.0.1:${port}/?${query}`;
}

/** Copies a folder to a temporary place, under its own name, so that tests may write in it. */
export async function copyOfFolder(folder: string): Promise<{ path: string; remove(): Promise<void> }> {
  const parent = await realpath(await mkdtemp(join(tmpdir(), 'vscode-workspace-')));
  const path = join(parent, folder.split(/[\\/]/).findLast((part) => part !== '') ?? 'workspace');
  await cp(folder, path, { recursive: true });
  return { path, remove: () => rm(parent, { recursive: true, force: true, maxRetries: 3 }) };
}
