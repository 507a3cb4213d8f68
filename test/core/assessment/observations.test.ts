import assert from 'node:assert/strict';
import { exemplaryFacts, exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import { assess, defaultPolicy, parseDocument, type Facts } from '../../../src/core/index.ts';

describe('what else a repository shows', () => {
  const look = (facts: Partial<Facts>) =>
    assess(parseDocument(exemplaryText('production')), {
      policy: defaultPolicy,
      facts: { ...exemplaryFacts, ...facts },
      today: TODAY,
    });
  const texts = (facts: Partial<Facts>) => look(facts).observations.map(({ text }) => text);
  const code = { models: [], mentions: {}, unread: [] };

  it('is told with its place, and changes neither findings nor the verified share', () => {
    const telemetry = { file: 'src/otel.ts', line: 3 };
    const shown = look({ code: { known: { ...code, telemetry } } });
    assert.deepEqual(
      shown.observations.find(({ what }) => what === 'telemetry'),
      { what: 'telemetry', text: 'Calls to models seem to be traced', place: telemetry },
    );
    const without = look({ code: { known: code }, deployment: { known: undefined } });
    assert.deepEqual(without.findings, shown.findings);
    assert.deepEqual(without.verified, shown.verified);
  });

  it('counts commits to code that uses AI and to the evaluation in 180 days', () => {
    const activity = { known: { code: ['2026-05-02', '2026-04-11', '2025-01-01'], evaluation: ['2026-05-14'] } };
    assert.equal(
      texts({ activity }).at(-1),
      '2 commits to code that uses AI in the last 180 days, 1 to the evaluation',
    );
    const many = { known: { code: Array.from({ length: 100 }, () => '2026-05-02'), evaluation: [] } };
    assert.match(texts({ activity: many }).at(-1) ?? '', /^At least 100 commits to .* days, 0 to the evaluation$/);
  });

  it('is nothing where the repository shows nothing, or was not looked at', () => {
    const nothing = { code: { known: code }, deployment: { known: undefined } };
    assert.deepEqual(texts({ ...nothing, activity: { known: { code: [], evaluation: [] } } }), []);
    const unknown = { unknown: 'the folder is in no git repository' };
    assert.deepEqual(texts({ code: unknown, deployment: unknown, activity: unknown }), []);
  });
});
