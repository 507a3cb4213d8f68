import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assess, defaultPolicy, parseDocument } from '../../src/core/index.ts';
import { localDate, untilMidnight } from '../../src/extension/host/as-of.ts';
import { statusOf } from '../../src/extension/surfaces/status.ts';
import { manifestText } from './support.ts';

const TODAY = '2026-05-20';

function statusOfText(text: string, { isShownOutdated = false, isSet = false } = {}) {
  const document = parseDocument(text);
  const assessment = assess(document, { policy: defaultPolicy, today: TODAY });
  return statusOf({ shown: { document, assessment }, isShownOutdated }, { date: TODAY, isSet });
}

describe('the language status', () => {
  it('shows verdict and score, and what stands against the next stage', () => {
    const { text, detail, severity, busy } = statusOfText(manifestText('some'));
    assert.match(text, /^Blocked · score \d+$/);
    assert.match(detail ?? '', /^\d+ open requirements for going from idea to pilot, \d+ blocking$/);
    assert.equal(severity, vscode.LanguageStatusSeverity.Error);
    assert.equal(busy, false);
  });

  it('has no score where the manifest cannot be judged', () => {
    const { text, detail } = statusOfText('title: [');
    assert.equal(text, 'Blocked');
    assert.match(detail ?? '', /cannot be judged/);
  });

  it('has no gate for a retired initiative', () => {
    const { text, severity } = statusOfText(manifestText('old', 'retired'));
    assert.match(text, /^Retired/);
    assert.equal(severity, vscode.LanguageStatusSeverity.Information);
  });

  it('says of what day and of what text it is', () => {
    const { detail } = statusOfText(manifestText('some'), { isShownOutdated: true, isSet: true });
    assert.match(detail ?? '', / · as of 2026-05-20 · of the last readable text$/);
  });

  it('is busy until there is a result', () => {
    assert.equal(statusOf(undefined, { date: TODAY, isSet: false }).busy, true);
  });
});

describe('today', () => {
  it('is the local calendar date', () => {
    assert.equal(localDate(new Date(2026, 0, 5, 23, 59)), '2026-01-05');
    assert.equal(localDate(new Date(2026, 0, 6, 0, 0)), '2026-01-06');
  });

  it('ends at the next local midnight', () => {
    const evening = new Date(2026, 1, 28, 23, 59, 30);
    assert.equal(untilMidnight(evening), 30_000);
    const midnight = new Date(evening.getTime() + untilMidnight(evening));
    assert.equal(localDate(midnight), '2026-03-01');
    assert.ok(untilMidnight(midnight) > 22 * 3_600_000);
  });
});
