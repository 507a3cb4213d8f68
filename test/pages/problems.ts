/** Exceptions and console errors of pages: each fails the test that meets it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

const met: string[][] = [];

/**
 * Collects what goes wrong in a page and in its frames: uncaught exceptions, unhandled rejections, errors on the console
 * (violations of the page's security policy are among them). Whatever is collected fails the test that meets it.
 */
export function problemsOf(page: Page, isOurs: (problem: string) => boolean = () => true): string[] {
  const problems: string[] = [];
  const collect = (problem: string) => {
    if (isOurs(problem)) problems.push(problem);
  };
  page.on('pageerror', (error) => collect(error.stack ?? String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') collect(`${message.text()} (${message.location().url})`);
  });
  met.push(problems);
  return problems;
}

/** For a window of VS Code, whose own files and missing resources say much on the console too. */
export function isOfOurPages(problem: string): boolean {
  if (/\bdist\b|Content Security Policy|Refused to/.test(problem)) return true;
  return !/\/out\/vs\/|\/_static\/|\/static\/|bad HTTP response code|Failed to load resource/.test(problem);
}

afterEach(() => {
  const problems = met.flatMap((list) => list.splice(0));
  assert.deepEqual(problems, [], 'a page met problems');
});
