import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { rules, shapeRules } from '../../src/core/index.ts';
import { format, replaceBetweenMarkers } from '../../scripts/generate/output.ts';
import { catalogue } from '../../src/report/catalogue.ts';
import { messageOf } from '../../scripts/generate/rule-message.ts';
import { markdownTable } from '../../src/report/markdown-table.ts';
import { rulePage } from '../../src/report/rule-page.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

describe('generated pages', () => {
  it('has a page for every rule', () => {
    const ids = [...shapeRules, ...rules].map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id) => !existsSync(path.join(ROOT, `docs/rules/${id}.md`))),
      [],
    );
  });

  for (const entry of catalogue()) {
    it(`says of ${entry.id} what it finds and how to mend it`, () => {
      const page = rulePage(entry, messageOf(entry));
      assert.ok(page.startsWith(`# ${entry.id}\n\n${entry.title}.\n`));
      assert.match(page, /\n## How to mend\n/);
      if (entry.scored) {
        assert.match(page, /\n## Why\n\n- .*\n(.|\n)*not peer-reviewed/);
        assert.match(page, /\n## How to configure\n(.|\n)*\n## How to waive\n/);
      }
      if (entry.examples) assert.match(page, /\n> .{20}/, 'quotes what the rule says of its bad example');
    });
  }

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
