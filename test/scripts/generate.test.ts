import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format, replaceBetweenMarkers } from '../../scripts/generate/output.ts';
import { catalogue } from '../../src/catalogue/catalogue.ts';
import { messageOf } from '../../src/catalogue/exemplary.ts';
import { markdownTable } from '../../src/catalogue/markdown-table.ts';
import { renderRulePage } from '../../src/catalogue/rule-page.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Runs the generator's check on a folder laid out like the project. */
function check(folder: string) {
  const command = ['--import=tsx', path.join(ROOT, 'scripts/generate.ts'), '--check', folder];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  return { status, told: stderr };
}

describe('generated pages', () => {
  it('has a page for every rule', () => {
    const ids = catalogue().map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id) => !existsSync(path.join(ROOT, `docs/rules/${id}.md`))),
      [],
    );
  });

  for (const entry of catalogue()) {
    it(`says of ${entry.id} what it finds and how to fix it`, () => {
      const page = renderRulePage(entry, messageOf(entry));
      assert.ok(page.startsWith(`# ${entry.id}\n\n${entry.requirement}.\n`));
      assert.match(page, /\n## How to fix\n/);
      if (entry.scored) {
        assert.match(page, /\n## Why\n\n- .*\n(.|\n)*not peer-reviewed/);
        assert.match(page, /\n## How to configure\n(.|\n)*\n## How to set aside\n/);
      }
      if (entry.examples) assert.match(page, /\n> .{20}/, 'quotes what the rule says of its bad example');
    });
  }

  it('names what differs, and how to fix it, without writing', () => {
    const copy = mkdtempSync(path.join(tmpdir(), 'generate-'));
    try {
      for (const name of ['README.md', 'package.json', '.prettierrc.json', 'docs', 'presets', 'schemas']) {
        cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
      }
      appendFileSync(path.join(copy, 'docs/rules/owner-missing.md'), 'by hand\n');
      writeFileSync(path.join(copy, 'docs/rules/owner-gone.md'), 'old\n');
      const told = [
        'docs/rules/owner-missing.md differs from what the sources say',
        'docs/rules/owner-gone.md is made from no source any more',
        'run npm run generate\n',
      ];
      assert.deepEqual(check(copy), { status: 1, told: told.join('\n') });
      assert.ok(existsSync(path.join(copy, 'docs/rules/owner-gone.md')));
    } finally {
      rmSync(copy, { recursive: true });
    }
  }).timeout(60_000);

  it('writes a part of a page between its markers and leaves the rest', () => {
    const page = 'Before\n<!-- begin rules -->\nold\n<!-- end rules -->\nafter\n';
    const expected = 'Before\n<!-- begin rules -->\n\nnew\n\n<!-- end rules -->\nafter\n';
    assert.equal(replaceBetweenMarkers(page, 'rules', 'new'), expected);
    assert.equal(replaceBetweenMarkers(expected, 'rules', 'new'), expected);
    assert.throws(() => replaceBetweenMarkers('no markers', 'rules', 'new'), /begin rules/);
  });

  it('keeps a table whole whatever its cells hold', () => {
    assert.equal(markdownTable(['a'], [['x | y\nz']]), '| a |\n| --- |\n| x \\| y z |');
  });

  it('leaves examples as they are when it formats a page', async () => {
    const text = '```yaml\nkey:   [1,2]\n```\n';
    assert.equal((await format({ path: 'docs/rules/x.md', text })).text, text);
  });
});
