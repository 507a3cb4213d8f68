/** A page of the extension in a bare browser: the built script, the real HTML and policy, and a VS Code that is a stub. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type * as z from 'zod/mini';
import { pageHtml, type PageParts } from '../../src/extension/scorecard/html.ts';
import { launchChromium } from '../host/chromium.ts';
import { projectRoot } from '../host/paths.ts';
import { problemsOf } from './problems.ts';
import type { Theme } from '../host/ui.ts';
import { applyTheme } from './themes.ts';

const ADDRESS = 'http://page.test/';

let browser: Promise<Browser> | undefined;

/** The browser that all page tests of a run share. */
export const sharedBrowser = (): Promise<Browser> => (browser ??= launchChromium());

after(async () => (await browser)?.close());

export interface PageOptions<ToPage, ToHost> {
  readonly parts: PageParts;
  /** What the extension accepts; a page that sends anything else fails the test. */
  readonly toHost: z.ZodMiniType<ToHost>;
  /** What the extension answers to a message, in order. */
  readonly answer: (message: ToHost) => readonly ToPage[];
  /** Of the window, in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: Theme;
}

export interface OpenPage<ToPage, ToHost> {
  readonly page: Page;
  /** What the page has sent to the extension, oldest first. */
  readonly sent: readonly ToHost[];
  readonly send: (message: ToPage) => Promise<void>;
  /** What went wrong since the test began. */
  readonly problems: string[];
  readonly close: () => Promise<void>;
}

/** Opens a page; the extension's part is played by `answer`. Exceptions, console errors and bad messages fail the test. */
export async function openPage<ToPage, ToHost>(
  options: PageOptions<ToPage, ToHost>,
): Promise<OpenPage<ToPage, ToHost>> {
  const { parts, toHost, answer, size = { width: 1400, height: 1000 }, theme = 'light' } = options;
  const page = await (await sharedBrowser()).newPage({ viewport: size });
  page.setDefaultTimeout(10_000);
  const problems = problemsOf(page);
  const sent: ToHost[] = [];
  const send = (message: ToPage) =>
    page.evaluate((data) => window.postMessage(data, '*'), JSON.parse(JSON.stringify(message)) as unknown);

  await page.exposeFunction('sendToHost', async (text: string) => {
    const message = toHost.safeParse(JSON.parse(text));
    if (!message.success) return void problems.push(`the extension does not understand ${text}`);
    sent.push(message.data);
    for (const reply of answer(message.data)) await send(reply);
  });
  await page.addInitScript({ path: join(import.meta.dirname, 'acquire-vscode-api.js') });
  await page.route(`${ADDRESS}**`, async (route) => {
    const file = route.request().url().slice(ADDRESS.length);
    if (file === '') {
      return route.fulfill({ contentType: 'text/html', body: pageHtml((name) => ADDRESS + name, parts) });
    }
    const contentType = file.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: await readFile(join(projectRoot, 'dist', file)) });
  });
  await page.goto(ADDRESS);
  await applyTheme(page, theme);
  return { page, sent, send, problems, close: () => page.close() };
}

/** Waits until the page has sent a message like this. */
export async function waitForMessage<ToHost>(
  { page, sent }: Pick<OpenPage<unknown, ToHost>, 'page' | 'sent'>,
  wanted: ToHost,
): Promise<void> {
  const isSent = () => sent.some((message) => JSON.stringify(message) === JSON.stringify(wanted));
  // messages arrive in the order in which the browser answers
  if (!isSent()) await page.evaluate(() => 0);
  assert.ok(isSent(), `${JSON.stringify(wanted)} is not among ${JSON.stringify(sent)}`);
}
