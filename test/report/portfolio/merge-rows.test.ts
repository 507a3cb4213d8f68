import assert from 'node:assert/strict';
import { initiativeRow, type InitiativeRow } from '../../../src/core/index.ts';
import { mergeRows, type SourcedRow } from '../../../src/report/portfolio/merge-rows.ts';
import { assess, defaultPolicy, parseDocument } from '../../../src/core/index.ts';
import { TODAY } from '../../../src/catalogue/exemplary.ts';

const unjudged = initiativeRow('', assess(parseDocument('x'), { policy: defaultPolicy, today: TODAY }));

const sourced = (
  changes: Partial<InitiativeRow>,
  repository: string | null = null,
  source = 'a.ndjson',
): SourcedRow => ({
  source,
  repository,
  row: { ...unjudged, uri: 'ai-initiative.yaml', name: 'triage', asOf: '2026-05-01', ...changes },
});

const kept = (...rows: readonly SourcedRow[]) =>
  mergeRows(rows).rows.map(({ uri, name, asOf }) => ({ uri, name, asOf }));

describe('reports put together', () => {
  it('count the newest assessment of an initiative, and say what they leave out', () => {
    const rows = [
      sourced({ asOf: '2026-05-01' }, null, 'old.ndjson'),
      sourced({ asOf: '2026-05-20' }, null, 'new.ndjson'),
      sourced({ asOf: '2026-04-01' }, null, 'older.ndjson'),
    ];
    const { superseded } = mergeRows(rows);
    assert.deepEqual(
      kept(...rows).map(({ asOf }) => asOf),
      ['2026-05-20'],
    );
    assert.deepEqual(
      superseded.map(({ source, asOf, keptAsOf }) => [source, asOf, keptAsOf]),
      [
        ['old.ndjson', '2026-05-01', '2026-05-20'],
        ['older.ndjson', '2026-04-01', '2026-05-20'],
      ],
    );
  });

  it('count what this run assessed itself, whatever day a report claims', () => {
    const live = { ...sourced({ score: 42 }), isLive: true as const };
    const claimed = sourced({ score: 100, asOf: '9999-12-31' });
    for (const rows of [
      [live, claimed],
      [claimed, live],
    ])
      assert.deepEqual(mergeRows(rows).rows, [live.row]);
    assert.deepEqual(
      mergeRows([live, claimed]).superseded.map(({ asOf }) => asOf),
      ['9999-12-31'],
    );
  });

  it('know an initiative that was renamed, by its repository and path', () => {
    const rows = [
      sourced({ uri: 'acme/shop/x.yaml' }, 'acme/shop'),
      sourced({ uri: 'acme/shop/x.yaml', name: 'other', asOf: '2026-06-01' }, 'acme/shop'),
    ];
    assert.deepEqual(
      kept(...rows).map(({ name }) => name),
      ['other'],
    );
  });

  it('keep initiatives of the same path in two repositories apart', () => {
    assert.equal(kept(sourced({ name: 'a' }), sourced({ name: 'b' })).length, 2);
    assert.equal(kept(sourced({ uri: 'r/x' }, 'r'), sourced({ uri: 's/x' }, 's')).length, 2);
  });

  it('never drop what cannot be read in favour of another repository’s', () => {
    const rows = [sourced({ name: null }, null, 'a.ndjson'), sourced({ name: null }, null, 'b.ndjson')];
    assert.equal(kept(...rows).length, 2);
  });
});
