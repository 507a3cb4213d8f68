import assert from 'node:assert/strict';
import { isOfferedBy, providersNamed } from '../../../src/core/facts/providers.ts';

describe('names of providers', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['OpenAI Inc.', ['openai']],
    ['Open AI', ['openai']],
    ['Google Gemini', ['google']],
    ['Vertex AI', ['vertex']],
    ['Google Cloud Vertex AI', ['vertex']],
    ['Azure AI Foundry', ['azure']],
    ['Azure OpenAI Service', ['azure']],
    ['microsoft-foundry', ['azure']],
    ['Amazon Bedrock', ['bedrock']],
    ['Anthropic (via AWS Bedrock)', ['anthropic', 'bedrock']],
    ['mistralai', ['mistral']],
    ['Mistral AI', ['mistral']],
    ['x.ai', ['xai']],
    ['Hugging Face', ['huggingface']],
    ['Baidu Qianfan', ['baidu']],
    ['our gateway', []],
    ['', []],
  ];
  for (const [text, expected] of cases)
    it(`knows ${text || 'none'}`, () => assert.deepEqual(providersNamed(text), expected));

  it('know who offers the models of others', () => {
    assert.ok(isOfferedBy('anthropic', 'bedrock') && isOfferedBy('openai', 'azure'));
    assert.ok(!isOfferedBy('openai', 'mistral') && !isOfferedBy('openai', 'baidu'));
  });
});
