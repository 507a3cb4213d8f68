import { PLACEHOLDER, type ModelUse, type SdkUse } from '../../core/index.ts';
import type { Uses } from '../uses.ts';

/** A model as a manifest lists it, and what shows it. */
export interface SeenModel {
  readonly model: { readonly provider: string; readonly name: string };
  readonly shownBy: SdkUse | ModelUse;
}

const MAX_MODELS = 10;

/** Platforms that serve the models of others, likeliest first. */
const HOSTS: Readonly<Record<string, string>> = {
  openai: 'azure vercel openrouter github litellm',
  anthropic: 'bedrock vertex vercel openrouter azure litellm',
  google: 'vertex vercel openrouter litellm',
  mistral: 'bedrock azure ollama vertex openrouter vercel litellm',
  cohere: 'bedrock azure vercel openrouter litellm',
  meta: 'ollama bedrock groq together azure vertex fireworks replicate nvidia cerebras openrouter vercel litellm',
  deepseek: 'openrouter together fireworks azure bedrock ollama groq vercel litellm',
  alibaba: 'ollama openrouter together fireworks groq vercel litellm',
  xai: 'vercel openrouter azure litellm',
  moonshot: 'together groq openrouter vercel litellm',
  zhipu: 'openrouter vercel litellm',
  perplexity: 'vercel openrouter litellm',
};

const GATEWAYS = new Set(['openrouter', 'vercel', 'litellm', 'github']);

/** The models that an initiative uses, as far as production code, configuration and packages tell. */
export function modelsUsed({ packages, marks, models, redirected }: Uses): readonly SeenModel[] {
  const named = distinct(models);
  const direct = new Set([...marks.map(({ provider }) => provider), ...named.map(({ maker }) => maker)]);
  const azure = marks.some(({ provider }) => provider === 'azure');
  const usesAzure = [...packages, ...marks].some((use) => use.provider === 'azure' && use.by !== 'key');
  const providers = new Map<string, SdkUse>();
  for (const use of [...packages, ...marks]) {
    const { provider, by } = use;
    if (provider === undefined || providers.has(provider)) continue;
    // the SDK of a protocol that others speak too, and its key, are no sign of its provider where the code points them elsewhere
    const mayBePointed = provider === 'openai' && (by === undefined || (by === 'key' && usesAzure));
    const isPointedElsewhere = mayBePointed && (azure || redirected !== undefined);
    const others = marks.filter((mark) => by === undefined || mark.by !== 'key');
    const isDirect = azure ? others.some((mark) => mark.provider === provider) : direct.has(provider);
    if (!isPointedElsewhere || isDirect) providers.set(provider, use);
  }
  if (packages.length === 0 && providers.size === 0) return [];

  const served = named.map((model): SeenModel => {
    const hosts = hostsOf(model);
    // who is required as a package comes before who is only named
    const isRequired = (host: string) => providers.has(host) && providers.get(host)?.by === undefined;
    const provider = hosts.find(isRequired) ?? hosts.find((host) => providers.has(host)) ?? hosts[0] ?? model.maker;
    return { model: { provider, name: model.name }, shownBy: model };
  });
  const without = [...providers].filter(([provider]) => !served.some(({ model }) => model.provider === provider));
  const unnamed = without.map(([provider, use]) => ({ model: { provider, name: PLACEHOLDER }, shownBy: use }));
  // each provider once, before a second model of any
  const isFirst = ({ model }: SeenModel, i: number) =>
    served.findIndex((other) => other.model.provider === model.provider) === i;
  const more = served.filter((seen, i) => !isFirst(seen, i));
  return [...served.filter(isFirst), ...unnamed, ...more].slice(0, Math.max(MAX_MODELS, providers.size));
}

/** Who may serve a model, likeliest first. */
function hostsOf({ maker, servedBy }: ModelUse): readonly string[] {
  const all = [maker, ...(HOSTS[maker] ?? '').split(' ')];
  if (servedBy === undefined) return all;
  // gateways take the name of the maker before that of the model
  return servedBy === maker ? all.filter((host) => host === maker || GATEWAYS.has(host)) : [servedBy];
}

function distinct(models: readonly ModelUse[]): readonly ModelUse[] {
  return [...new Map(models.toReversed().map((model) => [model.name, model])).values()].toReversed();
}
