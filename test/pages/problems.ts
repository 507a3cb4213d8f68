/** Exceptions and console errors of pages: each fails the test that meets it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

const met: string[][] = [];

/** Errors of VS Code itself, in its own files, are not ours. */
const isOfVSCode = (text: string) => /\/out\/vs\//.test(text);

/**
 * Collects what goes wrong in a page and in its frames: uncaught exceptions, unhandled rejections, errors on the console,
 * violations of its security policy. Whatever is collected fails the test during which it happened.
 */
export function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => {
    const text = error.stack ?? String(error);
    if (!isOfVSCode(text)) problems.push(text);
  });
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = `${message.text()} (${message.location().url})`;
    if (!isOfVSCode(text)) problems.push(text);
  });
  met.push(problems);
  return problems;
}

afterEach(() => {
  const problems = met.flatMap((list) => list.splice(0));
  assert.deepEqual(problems, [], 'a page met problems');
});
