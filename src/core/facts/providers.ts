/** Providers of models and what people call them, in lower-case words. The longest name that fits counts. */
const NAMES: Readonly<Record<string, string>> = {
  openai: 'openai, open ai, openai inc, chatgpt',
  azure:
    'azure, azure openai, azure openai service, azure open ai, azure ai, azure ai foundry, azure foundry, azure ai inference, ai foundry, microsoft, microsoft azure, microsoft foundry, aoai',
  anthropic: 'anthropic, anthropic pbc, claude',
  google:
    'google, google ai, google ai studio, ai studio, google gemini, gemini, gemini api, google deepmind, deepmind',
  vertex: 'vertex, vertex ai, vertexai, google vertex, google vertex ai, google cloud, google cloud vertex ai, gcp',
  bedrock:
    'bedrock, amazon bedrock, aws bedrock, aws, amazon, amazon web services, amazon nova, amazon titan, sagemaker, amazon sagemaker',
  mistral: 'mistral, mistral ai, mistralai',
  cohere: 'cohere, cohere ai',
  groq: 'groq, groqcloud, groq cloud',
  deepseek: 'deepseek, deep seek, deepseek ai',
  xai: 'xai, x ai, grok',
  meta: 'meta, meta ai, llama, meta llama, facebook',
  huggingface: 'huggingface, hugging face, hf',
  ollama: 'ollama',
  together: 'together, together ai, togetherai, togethercomputer',
  fireworks: 'fireworks, fireworks ai',
  perplexity: 'perplexity, perplexity ai',
  openrouter: 'openrouter, open router',
  replicate: 'replicate',
  nvidia: 'nvidia, nvidia nim, nim',
  ibm: 'ibm, watsonx, ibm watsonx, watson, watsonx ai, ibm watsonx ai',
  alibaba: 'alibaba, alibaba cloud, qwen, dashscope, aliyun, tongyi, model studio, alibaba cloud model studio',
  baidu: 'baidu, ernie, wenxin, qianfan, baidu qianfan',
  tencent: 'tencent, hunyuan, tencent hunyuan',
  zhipu: 'zhipu, zhipu ai, zhipuai, glm, chatglm, z ai, zai, bigmodel',
  moonshot: 'moonshot, moonshot ai, kimi',
  bytedance: 'bytedance, doubao, volcengine, volcano engine, ark',
  minimax: 'minimax',
  yandex: 'yandex, yandexgpt',
  cerebras: 'cerebras',
  sambanova: 'sambanova',
  cloudflare: 'cloudflare, workers ai, cloudflare workers ai',
  databricks: 'databricks, mosaic, mosaicml, databricks mosaic ai',
  snowflake: 'snowflake, cortex, snowflake cortex',
  github: 'github, github models, github copilot, copilot',
  vercel: 'vercel, vercel ai gateway, ai gateway',
  litellm: 'litellm',
  vllm: 'vllm',
  lmstudio: 'lmstudio, lm studio',
  llamacpp: 'llamacpp, llama cpp',
  ai21: 'ai21, ai21 labs',
  voyage: 'voyage, voyage ai, voyageai',
  jina: 'jina, jina ai',
  stability: 'stability, stability ai, stabilityai',
  elevenlabs: 'elevenlabs, eleven labs',
  assemblyai: 'assemblyai',
  deepgram: 'deepgram',
  scaleway: 'scaleway',
  ovhcloud: 'ovh, ovhcloud',
  nebius: 'nebius',
  oracle: 'oracle, oci, oracle cloud',
  sap: 'sap, sap ai core, generative ai hub, sap generative ai hub',
  black_forest_labs: 'black forest labs, flux',
};

/** Platforms on which the models of a provider are offered too, and services that speak its protocol. */
const OFFERED_BY: Readonly<Record<string, string>> = {
  openai: `azure github openrouter litellm ollama vllm lmstudio llamacpp vercel deepseek xai together fireworks perplexity
    databricks cloudflare nvidia cerebras alibaba moonshot zhipu scaleway ovhcloud nebius groq sambanova huggingface sap`,
  anthropic:
    'bedrock vertex azure github openrouter litellm vercel databricks snowflake sap minimax moonshot zhipu deepseek google',
  google: 'vertex openrouter litellm vercel databricks sap',
  mistral: 'azure vertex bedrock openrouter litellm ollama vllm snowflake ibm sap',
  cohere: 'azure bedrock oracle openrouter litellm',
  meta: `bedrock vertex azure groq together fireworks ollama vllm replicate openrouter huggingface nvidia cerebras sambanova
    databricks snowflake ibm oracle cloudflare llamacpp lmstudio github`,
  vertex: 'google',
  voyage: 'bedrock azure',
  stability: 'bedrock replicate',
  deepseek: 'azure bedrock openrouter together fireworks ollama vllm groq nvidia sambanova',
  alibaba: 'openrouter together fireworks ollama vllm groq cerebras',
};

const IDS = new Map(
  Object.entries(NAMES).flatMap(([id, names]) => names.split(',').map((name) => [name.trim(), id] as const)),
);
const MAX_WORDS = 5;

/**
 * The providers that a text names, by their ids: `Azure AI Foundry` → `azure`. Names we do not know, such as that of an
 * internal gateway, give none.
 */
export function providersNamed(text: string): readonly string[] {
  const words = text
    .slice(0, 200)
    .replaceAll(/([a-z])(AI)\b/g, '$1 ai')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const found = new Set<string>();
  for (let at = 0; at < words.length;) {
    let length = Math.min(MAX_WORDS, words.length - at);
    while (length > 0) {
      const id = IDS.get(words.slice(at, at + length).join(' ')) ?? IDS.get(words.slice(at, at + length).join(''));
      if (id !== undefined) {
        found.add(id);
        break;
      }
      length--;
    }
    at += Math.max(1, length);
  }
  return [...found];
}

/** Whether the models of a provider are its platform's too, or its own. */
export function isOfferedBy(provider: string, platform: string): boolean {
  return provider === platform || (OFFERED_BY[provider] ?? '').split(/\s+/).includes(platform);
}

/** The providers by whose name the use of another one may be declared: Azure for OpenAI, Anthropic for Bedrock. */
export function relatedProviders(provider: string): readonly string[] {
  return Object.keys(NAMES).filter(
    (other) => other !== provider && (isOfferedBy(provider, other) || isOfferedBy(other, provider)),
  );
}
