import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { useFolder } from '../harness.ts';

/** Reports that are small files, and more than fits into memory once unpacked or understood. */
const BOMBS: readonly (readonly [string, () => Buffer, RegExp])[] = [
  ['lines.ndjson.gz', () => Buffer.alloc(2e6, '\n'), /^error: lines\.ndjson\.gz: It has more than 1 million lines$/m],
  ['line.ndjson.gz', () => Buffer.alloc(40e6, '['), /^error: line\.ndjson\.gz:1: The line is too long$/m],
  [
    'wrong.ndjson.gz',
    () => Buffer.alloc(2e6, 'x\n'),
    /^error: wrong\.ndjson\.gz: It has 10 such lines, and is not read/m,
  ],
  [
    'values.ndjson',
    () => Buffer.from(`{"type":"assessment","findings":[${'{},'.repeat(60_000)}{}]}\n`),
    /^error: values\.ndjson:1: It holds more than 50000 values$/m,
  ],
  [
    'whole.json.gz',
    () => Buffer.from(`{\n"assessments":[${'[],'.repeat(8e6)}[]]}`),
    /^error: whole\.json\.gz: It holds more than 8000000 values$/m,
  ],
];

describe('Hostile reports', () => {
  const folder = useFolder({ 'a/ai-initiative.yaml': exemplaryText('idea', 'name: one\n') });

  for (const [name, content, answer] of BOMBS) {
    it(`are refused where they are too much: ${name}`, async () => {
      const bytes = content();
      folder().write(name, name.endsWith('.gz') ? gzipSync(bytes) : bytes);
      const { code, stderr } = await folder().run(['portfolio', name, '-q']);
      assert.equal(code, 2);
      assert.match(stderr, answer);
      assert.ok(stderr.split('\n').length < 15, 'it says too much');
    });
  }

  it('are not read where a link leads out of the folder that the user named', async () => {
    await folder().run(['assess', 'a', '-f', 'ndjson', '-o', 'outside.ndjson']);
    const reports = path.join(folder().root, 'reports/one');
    mkdirSync(reports, { recursive: true });
    symlinkSync('../../outside.ndjson', path.join(reports, 'link.ndjson'));
    writeFileSync(path.join(reports, 'empty.ndjson'), '');
    const { code, stdout, stderr } = await folder().run(['portfolio', 'reports', '-q']);
    assert.equal(code, 2);
    assert.match(stdout, /^0 initiatives/);
    assert.match(stderr, /^error: reports\/one\/link\.ndjson: It is a link that leads out/m);
    assert.match((await folder().run(['portfolio', 'reports/one/link.ndjson', '-q'])).stdout, /^1 initiative,/);
  });
});

describe('Hostile lists of known findings', () => {
  const folder = useFolder({ 'ai-initiative.yaml': exemplaryText('idea', 'name: one\n') });

  it('are refused by their size, which is said', async () => {
    folder().write('ai-initiative.known.json', '');
    truncateSync(path.join(folder().root, 'ai-initiative.known.json'), 10 * 2 ** 30);
    const { code, stdout } = await folder().run(['assess', '-q']);
    assert.equal(code, 1);
    assert.match(stdout, /It sets nothing: it is larger than 8 MB$/m);
  });
});
