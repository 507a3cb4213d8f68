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

const CLOUDS = new Set(['azure', 'bedrock', 'vertex']);

/** The models that an initiative uses, as far as production code, configuration and packages tell. */
export function modelsUsed({ packages, marks, models, redirected }: Uses): readonly SeenModel[] {
  const named = distinct(models);
  const direct = new Set([...marks.map(({ provider }) => provider), ...named.map(({ maker }) => maker)]);
  const isElsewhere = pointedElsewhere({ packages, marks, redirected }, direct);
  const providers = new Map<string, SdkUse>();
  for (const use of [...packages, ...marks]) {
    const { provider } = use;
    if (provider !== undefined && !providers.has(provider) && !isElsewhere(use)) providers.set(provider, use);
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

/**
 * Tells whether a use of OpenAI is one of its protocol only: its SDK, its client or its key, in code that points them to another
 * service.
 */
function pointedElsewhere(
  { packages, marks, redirected }: Pick<Uses, 'packages' | 'marks' | 'redirected'>,
  direct: ReadonlySet<string | undefined>,
): (use: SdkUse) => boolean {
  // more than a key, which may be one of several to choose from
  const azure = [...packages, ...marks].some((use) => use.provider === 'azure' && use.by !== 'key');
  // then the SDK of OpenAI is for OpenAI
  const hasCompatible = packages.some((use) => /openai-(?:compatible|like)$/.test(use.package));
  const own = marks.filter(({ provider }) => provider === 'openai');
  return ({ provider, by, package: name }) => {
    if (provider !== 'openai' || hasCompatible || /KernelMemory|Connectors/.test(name)) return false;
    if (by === 'key') return azure && own.every((mark) => mark.by === 'key');
    if (by !== undefined && !(by === 'client' && azure)) return false;
    if (!azure) return redirected !== undefined && !direct.has(provider);
    // a client alone may be the one that is pointed elsewhere
    return own.every((mark) => mark.by === 'client' && redirected !== undefined);
  };
}

/** Who may serve a model, likeliest first. */
function hostsOf({ maker, servedBy }: ModelUse): readonly string[] {
  const all = [maker, ...(HOSTS[maker] ?? '').split(' ')];
  if (servedBy === undefined) return all;
  // gateways and hosts of open models take the name of the maker before that of the model; clouds have names of their own
  return servedBy === maker ? all.filter((host) => !CLOUDS.has(host)) : [servedBy];
}

function distinct(models: readonly ModelUse[]): readonly ModelUse[] {
  return [...new Map(models.toReversed().map((model) => [model.name.toLowerCase(), model])).values()].toReversed();
}
