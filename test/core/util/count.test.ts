import assert from 'node:assert/strict';
import { assess, count, defaultPolicy, parseDocument } from '../../../src/core/index.ts';

describe('numbers in messages', () => {
  const dueOn = (due: string) => {
    const text = `schemaVersion: 1\nname: a\ntitle: A\nlifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2026-05-01 }]\n  decisionDueOn: ${due}\n`;
    const { findings } = assess(parseDocument(text), { policy: defaultPolicy, today: '2026-05-20' });
    return findings.find(({ ruleId }) => ['pilot-overdue', 'decision-due-soon'].includes(ruleId))?.message;
  };

  it('counts one and many', () => {
    assert.deepEqual([count(0, 'day'), count(1, 'day'), count(3, 'day')], ['0 days', '1 day', '3 days']);
    assert.equal(count(2, 'entry', 'entries'), '2 entries');
  });

  it('says a day as a person would', () => {
    assert.match(dueOn('2026-05-18') ?? '', /2 days ago/);
    assert.match(dueOn('2026-05-19') ?? '', /1 day ago/);
    assert.match(dueOn('2026-05-20') ?? '', /^The decision is due on 2026-05-20, today\./);
    assert.match(dueOn('2026-05-21') ?? '', /in 1 day\./);
  });
});
