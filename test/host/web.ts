/** VS Code with no server at all, as on vscode.dev: extensions run in a web worker, without Node and without files. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join, posix, relative } from 'node:path';
import { format } from 'node:util';
import { launchChromium } from './chromium.ts';
import { installBrowser, installVSCode } from './install.ts';
import { testOutputMark } from './mocha/output-mark.ts';
import { defaultSettings } from './settings.ts';
import { webWorkbenchPage, workbenchModule } from './web-page.ts';

/** What of `@vscode/test-web` is used: the files of the workbench, of the extension and of the workspace over HTTP. */
type CreateApp = (configuration: {
  readonly build: { readonly type: 'static'; readonly location: string };
  readonly esm: true;
  readonly extensionDevelopmentPath: string;
  readonly folderMountPath: string;
  readonly printServerLog: false;
}) => Promise<{ callback(): (request: IncomingMessage, response: ServerResponse) => unknown }>;

export interface WebRun {
  /** The extension under development, with a `browser` entry. */
  readonly extensionDevelopmentPath: string;
  /** One bundled file with `run()`, inside the extension's folder. */
  readonly extensionTestsPath: string;
  /** The folder that is opened; what is written to it stays in the browser's memory. */
  readonly workspace: string;
}

/** Runs the tests and relays their output. @throws Error where a test fails or they come to no end */
export async function runInWeb(run: WebRun, timeLimitSeconds = 120): Promise<void> {
  const server = await serveWorkbench(run);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const ended = new Promise<number>((resolve, reject) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      page.on('crash', () => reject(new Error('the page of VS Code crashed')));
      setTimeout(() => reject(new Error(`no end after ${timeLimitSeconds} s`)), timeLimitSeconds * 1000).unref();
    });
    const chatter: string[] = [];
    await page.exposeFunction('codeAutomationLog', (_type: string, line: readonly unknown[]) => {
      const text = format(...line);
      if (text.startsWith(testOutputMark)) console.log(text.slice(testOutputMark.length));
      else chatter.push(text);
    });
    await page.goto(`http://127.0.0.1:${portOf(server)}/`, { waitUntil: 'commit' });
    const failed = await ended.then((code) => code !== 0 && `the tests in the web host failed (${code})`, String);
    if (failed) throw new Error(`${failed}\nVS Code said:\n${chatter.slice(-15).join('\n')}`);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function serveWorkbench(run: WebRun): Promise<Server> {
  const { root } = await installVSCode('newest');
  const require = createRequire(join(await installBrowser(), 'package.json'));
  const { default: createApp } = require('@vscode/test-web/out/server/app.js') as { readonly default: CreateApp };
  const app = await createApp({
    build: { type: 'static', location: root },
    esm: true,
    extensionDevelopmentPath: run.extensionDevelopmentPath,
    folderMountPath: run.workspace,
    printServerLog: false,
  });
  const files = app.callback();
  const workbench = workbenchModule.patch(await readFile(join(root, workbenchModule.path), 'utf8'));

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === `/static/build/${workbenchModule.path}`) {
      response.setHeader('content-type', 'text/javascript').end(workbench);
    } else if (pathname === '/') {
      const page = webWorkbenchPage({
        host: `127.0.0.1:${portOf(server)}`,
        testsPath: relative(run.extensionDevelopmentPath, run.extensionTestsPath).split(/[\\/]/).join(posix.sep),
        settings: defaultSettings,
      });
      response.setHeader('content-type', 'text/html').end(page);
    } else {
      files(request, response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
