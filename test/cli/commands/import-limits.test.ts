import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { columnsOf } from '../../../src/import/table.ts';
import { useFolder } from '../harness.ts';
import { workbookOf } from './workbook.ts';

const HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>';
const cell = (place: string) => `<row r="${/\d+/.exec(place)?.[0]}"><c r="${place}"><v>1</v></c></row>`;
const manyCells = () =>
  Array.from({ length: 300 }, (_, r) => `<row r="${r + 1}">${'<c><v>1</v></c>'.repeat(7000)}</row>`).join('');

/** Small files that would take gigabytes, or minutes, if they were read as they ask to be. */
const ATTACKS: readonly (readonly [what: string, bytes: () => string | Uint8Array, message: RegExp])[] = [
  ['a cell in the last corner of a sheet', () => workbookOf(HEAD + cell('XFD1048576')), /more than 2000000 cells/],
  ['a column that no sheet has', () => workbookOf(cell('ZZZZZZZZ9')), /ZZZZZZZZ9 is outside every sheet/],
  ['a row that no sheet has', () => workbookOf(HEAD + cell('A999999999')), /A?999999999 is outside every sheet/],
  ['cells without places', () => workbookOf(manyCells()), /more than 2000000 cells/],
  ['a zip bomb', () => workbookOf(HEAD + `<!--${' '.repeat(1e6)}-->`.repeat(105)), /more than 100 MB once unpacked/],
  ['20,000 columns', () => `${'Name,'.repeat(20_000)}\n${'x,'.repeat(20_000)}\n`, /more than 16384 columns/],
  ['many cells', () => `${'a,'.repeat(4000)}\n`.repeat(600), /more than 2000000 cells \(\d+ rows of 4001 columns\)/],
  ['a quote that does not end', () => `"${'x,\n'.repeat(500_000)}`, /row 1 has more than 1048576 characters/],
  ['too many bytes', () => Buffer.alloc((100 << 20) + 1, 'a,'), /larger than 100 MB/],
];

describe('ai-initiative import, of registers that ask for too much', function () {
  this.timeout(30_000);
  const folder = useFolder({
    'mapping.yaml': 'source: r\nkey: Name\nfields:\n  title: Name\n  lifecycle.stage: { value: idea }\n',
  });

  for (const [what, bytes, message] of ATTACKS)
    it(`refuses ${what}, and names the limit`, async () => {
      folder().write('register', bytes());
      for (const args of [['--propose-mapping'], ['--mapping', 'mapping.yaml', '--out', 'out']]) {
        const { code, stdout, stderr } = await folder().run(['import', 'register', ...args]);
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, message);
      }
      assert.ok(!existsSync(path.join(folder().root, 'out')));
    });

  it('reads a sheet whose last corner only has a format', async () => {
    const sheet = `${HEAD}<row r="2"><c r="A2"><v>7</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>`;
    folder().write('register', workbookOf(sheet));
    const { code, stderr } = await folder().run(['import', 'register', '--mapping', 'mapping.yaml', '--out', 'out']);
    assert.match(stderr, /^1 row: 1 new/);
    assert.equal(code, 0);
  });

  it('names many columns of one name', () => {
    const { names, find } = columnsOf(Array.from({ length: 16_000 }, () => 'Name'));
    assert.equal(names.at(-1), 'Name (16000)');
    assert.equal(find('name (15999)'), 15_998);
  });

  it('reads a register of ten thousand rows in parts, and finds every one', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `"Nº ${i},\n${'é'.repeat(20)}"`);
    folder().write('register', `Name\n${rows.join('\n')}\n`);
    const args = ['--mapping', 'mapping.yaml', '--out', 'out', '--dry-run'];
    assert.match((await folder().run(['import', 'register', ...args])).stderr, /^10000 rows: 10000 would be new/);
  });
});
