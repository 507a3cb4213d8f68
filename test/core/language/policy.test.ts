import assert from 'node:assert/strict';
import { defaultPolicy, parseDocument, policyFields } from '../../../src/core/index.ts';
import { complete } from '../../../src/core/language/complete/complete.ts';
import { hover } from '../../../src/core/language/hover.ts';
import { policyLanguage } from '../../../src/core/language/language.ts';
import { readBySchema } from '../../../src/core/manifest/read-manifest.ts';
import { completionContext, marked, take } from './marked.ts';

const language = policyLanguage(defaultPolicy);

const completeAt = (text_: string) => {
  const { text, offset } = marked(text_);
  return complete(text, offset, { ...completionContext, language });
};
const labels = async (text: string) => (await completeAt(text)).map(({ label }) => label);

describe('in a policy file', () => {
  it('completes its keys, its rules and their settings', async () => {
    assert.deepEqual(await labels('th‸'), ['AI initiative policy', ...policyFields().fields.keys()]);
    const ids = await labels('rules:\n  owner-missing: off\n  ‸');
    assert.ok(ids.includes('fallback-missing') && !ids.includes('owner-missing'));
    assert.ok((await labels('rules:\n  owner-missing: ‸')).includes('off'));
    assert.ok((await labels('rules:\n  owner-missing: { ‸ }')).includes('severity'));
    assert.ok((await labels('thresholds:\n  pi‸')).includes('pilotMaxDays'));
    assert.ok((await labels('customRules:\n  - ‸')).includes('id'));
  });

  it('writes what can be read', async () => {
    for (const text of ['rules:\n  ‸', 'thresholds:\n  ‸', 'vocabulary:\n  ‸', 'rules:\n  owner-missing: ‸']) {
      const items = await completeAt(text);
      assert.ok(items.length > 0, text);
      for (const item of items) {
        const result = take(marked(text).text, item, '1');
        const document = parseDocument(result);
        assert.deepEqual(document.problems, [], result);
        const unknown = readBySchema(document, policyFields()).problems.filter(({ kind }) => kind === 'unknown-key');
        assert.deepEqual(unknown, [], result);
      }
    }
  });

  it('explains the rule that is set', () => {
    const { text, offset } = marked('rules:\n  owner-mis‸sing: off\n');
    assert.match(hover(text, offset, { language })?.field ?? '', /^\*\*An owner is named\*\*/);
  });
});
