import assert from 'node:assert/strict';
import { assess, loadPolicy, parseDocument } from '../../../src/core/index.ts';
import { retiredModels } from '../../../src/core/facts/retired-models.ts';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';

const messages = async (models: string, today = '2026-11-28', policyText = '') => {
  const { policy } = await loadPolicy(['ai-initiative.config.yaml'], () => Promise.resolve(policyText));
  const text = exemplaryText('production', `sourcing:\n  strategy: build\n  models: ${models}\n`);
  const { findings } = assess(parseDocument(text), { policy, today });
  return findings.filter(({ ruleId }) => ruleId === 'model-retired').map(({ message }) => message);
};

describe('retired models', () => {
  it('are a table with the page and the day of each row, none twice', () => {
    for (const { source, on, readOn } of retiredModels) {
      assert.match(source, /^https:\/\//);
      assert.ok(on <= readOn);
    }
    assert.equal(new Set(retiredModels.map(({ provider, name }) => `${provider} ${name}`)).size, retiredModels.length);
  });

  it('are found from their day on, and the finding names the page and the day it was read', async () => {
    const [message = ''] = await messages('[{ provider: OpenAI Inc., name: gpt-4.5-preview }]');
    assert.match(
      message,
      /^gpt-4\.5-preview seems to have been retired on 2025-07-14 \(https:\S+, read on 2026-11-28\)/,
    );
    assert.deepEqual(await messages('[{ provider: openai, name: gpt-4.5-preview }]', '2025-07-13'), []);
    assert.equal((await messages('[{ provider: Anthropic, name: claude-3-7-sonnet-latest }]')).length, 1);
  });

  it('are none on platforms with days of their own, of other versions, or where the manifest gives the day', async () => {
    for (const model of [
      '{ provider: Azure OpenAI, name: gpt-4.5-preview }',
      '{ provider: Amazon Bedrock, name: claude-3-7-sonnet-20250219 }',
      '{ provider: anthropic, name: claude-sonnet-4-5 }',
      '{ provider: openai, name: gpt-4.5-preview, retiresOn: 2028-01-01 }',
    ]) {
      assert.deepEqual(await messages(`[${model}]`), [], model);
    }
  });

  it('are extended by the policy', async () => {
    const policy =
      'vocabulary:\n  retiredModels:\n    - { provider: Azure OpenAI, name: GPT-4o, on: 2026-10-01 }\n    - { provider: our gateway, name: house-2, on: 2026-09-01 }\n';
    const [message = ''] = await messages('[{ provider: azure, name: gpt-4o }]', '2026-11-28', policy);
    assert.match(message, /gpt-4o seems to have been retired on 2026-10-01 \(ai-initiative\.config\.yaml/);
    assert.equal((await messages('[{ provider: Our gateway, name: house-2 }]', '2026-11-28', policy)).length, 1);
  });
});
