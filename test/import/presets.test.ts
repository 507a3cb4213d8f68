import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { assess, defaultPolicy, parseDocument } from '../../src/core/index.ts';
import { presets, proposeMapping } from '../../src/import/index.ts';
import { TODAY } from '../../src/catalogue/exemplary.ts';
import { asExisting, manifests, plan } from './mapped.ts';

const rowsOf = (name: string) => {
  const file = path.join(import.meta.dirname, 'fixtures', `${name}.csv`);
  return Papa.parse<string[]>(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')).data;
};

for (const [name, preset] of [...presets].filter(([name]) => name.startsWith('us-federal'))) {
  for (const [what, mapping] of [
    ['preset', preset],
    ['mapping proposed', proposeMapping({ rows: rowsOf(name) }, `${name}.csv`, TODAY).text],
  ] as const) {
    describe(`${what} for ${name}`, () => {
      const rows = rowsOf(name);
      const result = plan(mapping, rows);

      it('makes a manifest without a shape error of each of sixty rows', () => {
        assert.deepEqual(
          { ...result.counts },
          { rows: 60, new: 60, updated: 0, unchanged: 0, skipped: 0, rejected: 0, moved: 0 },
        );
        for (const { text, folder } of result.drafts) {
          const { findings } = assess(parseDocument(text), { policy: defaultPolicy, today: TODAY });
          assert.deepEqual(
            findings.filter(({ group }) => group === 'shape'),
            [],
            folder,
          );
        }
      });

      it('changes nothing the second time, in any order of rows with keys of their own', () => {
        assert.equal(plan(mapping, rows, asExisting(result)).counts.unchanged, 60);
        const names = new Set(result.drafts.map(({ folder }) => folder));
        const reversed = plan(mapping, [rows[0] ?? [], ...rows.slice(1).toReversed()]);
        assert.deepEqual(new Set(reversed.drafts.map(({ folder }) => folder)), names);
      });
    });
  }
}

describe('preset us-federal-2024: messy values', () => {
  const result = plan(presets.get('us-federal-2024') ?? '', rowsOf('us-federal-2024'));
  const made = manifests(result);

  it('maps every stage there is', () => {
    const stages = made.map((manifest) => [manifest['x-stage'], (manifest['lifecycle'] as { stage: string }).stage]);
    assert.deepEqual(Object.fromEntries(stages), {
      Planned: 'idea',
      Initiated: 'idea',
      'Acquisition and/or Development': 'idea',
      'Implementation and Assessment': 'pilot',
      'Operation and Maintenance': 'production',
      'In production': 'production',
      'In mission': 'production',
      Retired: 'retired',
      'not reported': 'idea',
    });
  });

  it('reports dates that are none, and reads years that a spreadsheet made days of 1905', () => {
    const dates = result.notes.filter(({ column }) => column.includes('date')).map(({ value }) => value);
    assert.deepEqual(new Set(dates), new Set(['Pre-2021', 'Scheduled for FY2025', '10/12023', 'Q4FY25']));
    assert.ok(result.drafts.every(({ text }) => !text.includes('1905')));
  });

  it('takes no spelling of "not applicable" for an answer', () => {
    assert.ok(result.drafts.length > 20);
    for (const { text } of result.drafts) assert.doesNotMatch(text, /: "?(?:n\/?a|not applicable|tbd)\b/i);
  });
});
