import assert from 'node:assert/strict';
import { assess, defaultPolicy, parseDocument } from '../../../src/core/index.ts';
import { hover } from '../../../src/core/language/hover.ts';
import { manifestLanguage } from '../../../src/core/language/language.ts';
import { TODAY } from '../../../src/catalogue/exemplary.ts';
import { marked } from './marked.ts';

const language = manifestLanguage(defaultPolicy);

const hoverAt = (text_: string) => {
  const { text, offset } = marked(text_);
  const assessment = assess(parseDocument(text), { policy: defaultPolicy, today: TODAY });
  const found = hover(text, offset, { language, assessment });
  return found && { ...found, on: text.slice(found.start, found.end) };
};

const HEAD = 'schemaVersion: 1\nname: order-intake\ntitle: Order intake\nlifecycle:\n  stage: pilot\n';

describe('hover', () => {
  it('says what a field means, what it may hold and why, on its key', () => {
    const found = hoverAt(`${HEAD}risk:\n  ti‸er: limited\n`);
    assert.equal(found?.on, 'tier');
    assert.match(found?.field ?? '', /^\*\*risk\\\.tier\*\*/);
    assert.match(found?.field ?? '', /- `limited` — /);
  });

  it('says the evidence with its caveat, and leads to the rules that look at it, the open ones first', () => {
    const found = hoverAt(`${HEAD}ownership:\n  ow‸ner: user:maria\n`);
    assert.match(found?.field ?? '', /S10: French press/);
    assert.match(found?.field ?? '', /Motivated by the MIT NANDA report/);
    const ids = (found?.rules ?? []).map(({ id, state }) => `${id} ${state}`);
    assert.ok(ids.includes('owner-missing met'), ids.join());
  });

  it('is short: a few claims at most, and no rule in full', () => {
    for (const text of [
      `${HEAD}ownership:\n  ow‸ner: group:a-b\n`,
      `${HEAD}outcomes:\n  metrics:\n    - tar‸get: 4\n`,
    ]) {
      const field = hoverAt(text)?.field ?? '';
      assert.ok(field.split('\n').length <= 20, field);
      assert.ok((field.match(/^- .*\([SN]\d+: /gm) ?? []).length <= 3, field);
    }
  });

  it('names the rules that read a field though another one is missing', () => {
    const rulesAt = (text: string) => hoverAt(text)?.rules.map(({ id }) => id) ?? [];
    assert.ok(rulesAt(`${HEAD}  deci‸sionDueOn: 2026-06-01\n`).includes('pilot-overdue'));
    assert.ok(rulesAt(`${HEAD}integration:\n  points:\n    - sta‸tus: live\n`).includes('integration-not-live'));
  });

  it('explains the value under the pointer', () => {
    const found = hoverAt('lifecycle:\n  stage: pil‸ot\n');
    assert.equal(found?.on, 'pilot');
    assert.match(found?.field ?? '', /^`pilot` — Tried by some/);
  });

  it('says what is wrong and how to fix it', () => {
    const found = hoverAt(`${HEAD}risk:\n  tier: limi‸ed\n`);
    assert.match(found?.findings ?? '', /^\*\*Correct the value\*\* — error — `value-invalid`\n/);
    assert.match(found?.findings ?? '', /Quick fix: Change to limited/);
  });

  it('says how a finding without a quick fix is fixed', () => {
    const findings = hoverAt(`${HEAD}ti‸tle: Again\n`)?.findings ?? '';
    assert.match(findings, / — error — `key-duplicate`\n\n.*is written twice/);
  });

  it('explains the rule that is waived', () => {
    const found = hoverAt(`${HEAD}waivers:\n  - rule: owner-mis‸sing\n`);
    assert.match(found?.field ?? '', /^\*\*An owner is named\*\*/);
    assert.deepEqual(found?.rules, [{ id: 'owner-missing', state: 'not met' }]);
  });

  it('works in text that is broken', () => {
    assert.match(
      hoverAt('tags: [a,\nownership:\n  ow‸ner: "group\nreview: {')?.field ?? '',
      /accountable for the initiative/,
    );
  });

  it('shows what the file says as it is: no link, no image, no HTML', () => {
    const evil = '"[x](command:evil) <img src=x> ![i](http://x) `c`"';
    const findings = hoverAt(`${HEAD}waivers:\n  - rule: ${evil.slice(0, 5)}‸${evil.slice(5)}\n`)?.findings ?? '';
    assert.match(findings, /command/);
    assert.doesNotMatch(findings, /(?<!\\)[<[]|(?<!\\)`c/);
  });

  it('has nothing to say between things, and of unknown keys only their findings', () => {
    assert.equal(hoverAt(`${HEAD}‸\n`), undefined);
    const unknown = hoverAt(`${HEAD}fin‸ance: x\n`);
    assert.match(unknown?.findings ?? '', /field-unknown/);
    assert.equal(unknown?.field, '');
  });
});
