import assert from 'node:assert/strict';
import { defaultPolicy } from '../../../src/core/index.ts';
import { manifestLanguage } from '../../../src/core/language/language.ts';
import { referenceAt, references } from '../../../src/core/language/references.ts';
import { symbols } from '../../../src/core/language/symbols.ts';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { marked } from './marked.ts';

const language = manifestLanguage(defaultPolicy);

describe('references', () => {
  it('are addresses, paths, rules and names, at their places', () => {
    const text = exemplaryText('production', 'waivers:\n  - rule: training-incomplete\n');
    const found = references(text, language);
    for (const { start, end, target } of found) assert.equal(text.slice(start, end), target);
    const all = found.map(({ kind, target }) => `${kind} ${target}`);
    for (const expected of [
      'path src/orders/',
      'path reports/mail.csv',
      'path docs/',
      'rule training-incomplete',
      'initiative supplier-mail',
    ]) {
      assert.ok(all.includes(expected), `${expected} is not among ${all.join(', ')}`);
    }
  });

  it('leave out what leads nowhere: globs, absolute paths, other schemes', () => {
    const text =
      'covers: ["src/**", /etc, C:/x, ok/]\nlinks: [{ url: "javascript:x" }, { url: "mailto:a@b.example" }]\n';
    assert.deepEqual(
      references(text, language).map(({ target }) => target),
      ['ok/', 'mailto:a@b.example'],
    );
  });

  it('are found at an offset, also in broken text', () => {
    const { text, offset } = marked('tags: [\nlearning:\n  evaluation: { path: ev‸als/, cadence: ');
    assert.equal(referenceAt(text, offset, language)?.target, 'evals/');
  });
});

describe('the outline', () => {
  it('shows sections with their score, fields with their value, items by their name', () => {
    const text =
      'ownership:\n  owner: group:a\nintegration:\n  points:\n    - kind: api\n      system: SAP\n    - { kind: ui }\ntags: [x]\n';
    const [ownership, integration, tags] = symbols(text, new Map([['ownership', 'score 66']]));
    assert.equal(ownership?.detail, 'score 66');
    assert.deepEqual(
      ownership.children.map(({ name, detail }) => [name, detail]),
      [['owner', 'group:a']],
    );
    assert.deepEqual(
      integration?.children[0]?.children.map(({ name, kind }) => [name, kind]),
      [
        ['SAP', 'item'],
        ['2', 'item'],
      ],
    );
    assert.deepEqual(
      tags?.children.map(({ name }) => name),
      ['x'],
    );
  });

  it('holds each part within the whole, whatever the text', () => {
    const text = exemplaryText('production');
    const check = (parts: ReturnType<typeof symbols>, within: { start: number; end: number }) => {
      for (const { range, selection, children, name } of parts) {
        assert.ok(within.start <= range.start && range.end <= within.end, name);
        assert.ok(range.start <= selection.start && selection.end <= range.end, name);
        assert.notEqual(name, '');
        check(children, range);
      }
    };
    for (let end = 0; end <= text.length; end += 13) check(symbols(text.slice(0, end), new Map()), { start: 0, end });
  });
});
