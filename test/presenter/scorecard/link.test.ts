import assert from 'node:assert/strict';
import { hrefOf } from '../../../src/presenter/scorecard/link.ts';

describe('links of the scorecard', () => {
  for (const text of ['https://example.org/a?b=1', 'http://example.org', 'mailto:a@example.org']) {
    it(`keeps ${text}`, () => assert.equal(hrefOf(text), text));
  }

  it('writes to a mail address', () => assert.equal(hrefOf('a.b@example.org'), 'mailto:a.b@example.org'));

  for (const text of [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'command:workbench.action.quit',
    'vscode://x/y',
    'https:',
    '//example.org',
    '#channel',
    'group:finance',
    '',
  ]) {
    it(`does not link ${JSON.stringify(text)}`, () => assert.equal(hrefOf(text), null));
  }
});
