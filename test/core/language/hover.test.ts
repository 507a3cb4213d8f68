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

const HEAD = 'schemaVersion: 1\nname: a\ntitle: A\nlifecycle:\n  stage: pilot\n';

describe('hover', () => {
  it('says what a field means, what it may hold and why, on its key', () => {
    const found = hoverAt(`${HEAD}risk:\n  ti‸er: limited\n`);
    assert.equal(found?.on, 'tier');
    assert.match(found?.field ?? '', /^\*\*risk\\\.tier\*\*/);
    assert.match(found?.field ?? '', /- `limited` — /);
  });

  it('names the rules that look at it, their state here, and the evidence with its caveat', () => {
    const field = hoverAt(`${HEAD}ownership:\n  ow‸ner: group:finance\n`)?.field ?? '';
    assert.match(field, /- An owner is named: met \(`owner-missing`\)/);
    assert.match(field, /- A group owns it, not one person: .* \(`owner-individual`\)/);
    assert.match(field, /S10: French press/);
    assert.match(field, /Motivated by the MIT NANDA report/);
  });

  it('names the rules that read a field though another one is missing', () => {
    assert.match(hoverAt(`${HEAD}  deci‸sionDueOn: 2026-06-01\n`)?.field ?? '', /`pilot-overdue`/);
    assert.match(
      hoverAt(`${HEAD}integration:\n  points:\n    - sta‸tus: live\n`)?.field ?? '',
      /`integration-not-live`/,
    );
  });

  it('explains the value under the pointer', () => {
    const found = hoverAt('lifecycle:\n  stage: pil‸ot\n');
    assert.equal(found?.on, 'pilot');
    assert.match(found?.field ?? '', /^`pilot` — Tried by some/);
  });

  it('says what is wrong and how to fix it', () => {
    const found = hoverAt(`${HEAD}risk:\n  tier: limi‸ed\n`);
    assert.match(found?.findings ?? '', /^\*\*risk\\\.tier cannot be .*\*\* — error — `value-invalid`\n/);
    assert.match(found?.findings ?? '', /Quick fix: Change to limited/);
  });

  it('says what is wrong where there is no quick fix', () => {
    const text = `${HEAD}  stageHistory: [{ stage: pilot, since: 2025-09-01 }]\n`.replace('pilot\n', 'pil‸ot\n');
    assert.match(hoverAt(text)?.findings ?? '', /\*\*In pilot for \d+ days.*\*\* — warning — `pilot-stalled`/);
  });

  it('explains the rule that is waived', () => {
    const found = hoverAt(`${HEAD}waivers:\n  - rule: owner-mis‸sing\n`);
    assert.match(found?.field ?? '', /^\*\*An owner is named\*\*/);
    assert.match(found?.field ?? '', /`owner-missing` \(error\) — not met/);
  });

  it('works in text that is broken', () => {
    assert.match(hoverAt('tags: [a,\nownership:\n  ow‸ner: "group\nreview: {')?.field ?? '', /who answers for/);
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
