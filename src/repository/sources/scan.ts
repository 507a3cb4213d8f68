import { CLIENTS, ENDPOINTS, KEYS, MODELS } from './marks.ts';
import { inlineSdks } from './inline-script.ts';
import { systemsIn } from './systems.ts';

/** How a file shows a provider: by an address, a client, the name of a key, or a model that only it makes. */
export type MarkKind = 'endpoint' | 'client' | 'key' | 'model';

/** Something in a line of a file that shows a provider. */
export interface Mark {
  readonly provider: string;
  readonly kind: MarkKind;
  /** The text that shows it, such as `api.openai.com` or `gpt-5-mini`. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** What one file shows. */
export interface Scan {
  readonly marks: readonly Mark[];
  /** The line in which a client is given an address other than its provider's. */
  readonly redirected: number | undefined;
  /** It lists models, such as a table of prices or a choice for users: none of them is one that it uses. */
  readonly isCatalogue: boolean;
  /** It lists providers to choose from, which does not tell which one is used. */
  readonly isMenu: boolean;
  /** Systems it connects to, and in which line first. */
  readonly systems: ReadonlyMap<string, number>;
  /** The line in which calls are traced or measured. */
  readonly telemetry: number | undefined;
  /** The line in which users' feedback is taken in. */
  readonly feedback: number | undefined;
}

/** Longer lines are data or minified. */
const MAX_LINE = 1000;
/** Models of one file that it may use itself. */
const MAX_MODELS = 6;
/** Providers of one file that it may use itself. */
const MAX_PROVIDERS = 4;
const MAX_MARKS = 200;

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** One expression for all texts of a table, and which provider each is of. */
function finder(table: readonly (readonly [string, string])[]) {
  const providers = new Map(table.flatMap(([id, texts]) => texts.split(/\s+/).map((text) => [text, id] as const)));
  const longest = [...providers.keys()].toSorted((a, b) => b.length - a.length);
  return {
    providers,
    expression: new RegExp(
      longest.map((text) => (/^\w/.test(text) ? `(?<![A-Za-z])${escape(text)}` : escape(text))).join('|'),
      'g',
    ),
  };
}

const FINDERS = [
  ['endpoint', finder(ENDPOINTS)],
  ['client', finder(CLIENTS)],
  ['key', finder(KEYS)],
] as const;

const MAY_BE =
  /openai|anthropic|claude|gemini|google|vertex|bedrock|mi[sx]tral|cohere|groq|deepseek|x\.ai|xai|together|fireworks|perplexity|openrouter|replicate|hugging|nvidia|cerebras|sambanova|dashscope|qwen|qianfan|baidu|hunyuan|bigmodel|z\.ai|zhipu|moonshot|kimi|volces|doubao|minimax|voyage|jina|elevenlabs|deepgram|assemblyai|ai21|jamba|ollama|11434|github|ai.gateway|cloudflare|ibm|yandex|base_?url|api_?base|gpt|o[134]-|llama|grok|sonar|whisper|dall-e|embedding|titan|nova|command-|azure|gen_ai|langfuse|langsmith|phoenix|traceloop|helicone|feedback|thumb/i;

const COMMENT = /^\s*(?:\/\/|#(?!\[)|\*|\/\*|--\s|<!--|;)/;
const REDIRECTION = /\b(?:base_?url|api_?base|OPENAI_(?:API_)?BASE(?:_URL)?|azure_?endpoint)\b\s*["']?\s*[:=(]/i;
const TELEMETRY =
  /\bgen_ai\.|\b(?:langfuse|langsmith|traceloop|helicone|openinference|opik|weave\.init|LANGCHAIN_TRACING|LANGSMITH_TRACING|logfire)\b/i;
const FEEDBACK =
  /thumbs?[_-]?(?:up|down)|\b(?:submit|create|save|record|store|send|post|log|add)_?feedback\s?\(|\bfeedback_?(?:score|rating)\b/i;

/** Quoted text in code, or the value of a setting. */
const QUOTED = /(?<!`)(["'`])([\w./:@-]{3,80})\1(?!`)/g;
const SETTING =
  /^\s*(?:-\s+|export\s+)?["']?([\w.-]*(?:model|deployment|llm)[\w.-]*)["']?\s*[:=]\s*["']?([\w./:@-]{3,80})["']?\s*(?:[,#].*)?$/i;
/** What precedes a name that is compared with, not used. */
const COMPARED =
  /(?:[=!]==?|\bin\s*[[(]|\bcase|\bwhen|startsWith\(|startswith\(|includes\(|contains\(|has\(|match\(|hasPrefix\(|HasPrefix\([^,]*,|starts?_with\?\()\s*$/;

/**
 * What a text shows, line by line.
 *
 * @param isConfiguration it holds settings, so that values need no quotes
 */
export function scanSource(text: string, isConfiguration: boolean): Scan {
  const marks: Mark[] = [];
  const models = new Set<string>();
  let [redirected, telemetry, feedback]: (number | undefined)[] = [];
  const systems = systemsIn(text, isConfiguration);
  if (!MAY_BE.test(text)) return { marks, redirected, isCatalogue: false, isMenu: false, systems, telemetry, feedback };
  const mayRedirect = /openai/i.test(text);
  // thumbs are pictures too: they count where something is said of what they mean
  const takesFeedback = /feedback|\bvotes?\b|\brating\b/i.test(text);
  if (!isConfiguration) marks.push(...inlineSdks(text).map((sdk) => ({ ...sdk, kind: 'client' as const })));
  for (const [i, source] of text.split('\n').entries()) {
    if (source.length > MAX_LINE || marks.length >= MAX_MARKS || !MAY_BE.test(source)) continue;
    // what is commented out in an example of an environment shows the choice all the same
    const isComment = COMMENT.test(source);
    if (isComment && !(isConfiguration && /^\s*#\s*[A-Z][A-Z0-9_]*=/.test(source))) continue;
    const line = i + 1;
    for (const [kind, { providers, expression }] of FINDERS) {
      for (const [found] of source.matchAll(expression)) {
        const provider = providers.get(found);
        if (provider !== undefined) marks.push({ provider, kind, text: found.replace(/\($/, ''), line });
      }
    }
    if (mayRedirect && REDIRECTION.test(source)) redirected ??= line;
    if (TELEMETRY.test(source)) telemetry ??= line;
    if (takesFeedback && FEEDBACK.test(source)) feedback ??= line;
    if (isComment) continue;
    for (const { name, provider } of modelsIn(source, isConfiguration)) {
      models.add(name);
      marks.push({ provider, kind: 'model', text: name, line });
    }
  }
  const providers = new Set(marks.flatMap(({ kind, provider }) => (kind === 'model' ? [] : [provider])));
  return {
    marks,
    redirected,
    isCatalogue: models.size > MAX_MODELS,
    isMenu: providers.size > MAX_PROVIDERS,
    systems,
    telemetry,
    feedback,
  };
}

/** What follows a name that is compared with, or is a key of a table. */
const KEY_OR_COMPARED = /^\s*(?:=>|:(?!:)|in\s|[^"'`]{0,2}\]?\s*\.(?:include\?|includes|contains|index|has)\b)/;
/** Lines that list choices. */
const CHOICES = /@allowed|\]\s*\.(?:include\?|includes|contains|index)|Literal\[|\benum\b|\.enum\(/;

function modelsIn(line: string, isConfiguration: boolean) {
  if (CHOICES.test(line)) return [];
  const quoted = [...line.matchAll(QUOTED)].flatMap(({ 0: whole, 2: name = '', index }) => {
    const [before, after] = [
      line.slice(Math.max(0, index - 40), index),
      line.slice(index + whole.length, index + whole.length + 40),
    ];
    return COMPARED.test(before) || KEY_OR_COMPARED.test(after) ? [] : [name];
  });
  const setting = isConfiguration ? SETTING.exec(line)?.[2] : undefined;
  return [...new Set(setting === undefined ? quoted : [setting, ...quoted])].flatMap((text) => modelNamed(text) ?? []);
}

/** The model that a text names, without the provider or platform before it: `openai/gpt-5-mini` is `gpt-5-mini`. */
function modelNamed(text: string): { readonly name: string; readonly provider: string } | undefined {
  const bare = text
    .replace(/^(?:[\w.-]+\/)+/, '')
    .replace(/^(?:[a-z]{2}\.)?(?:anthropic|meta|mistral|cohere|deepseek)\./, '');
  const name = /^[\w.-]+:/.test(bare) && !/:\d|:free|:latest|:\d+b/i.test(bare) ? bare.replace(/^[\w.-]+:/, '') : bare;
  if (!/\d/.test(name) && !/^(?:sonar|grok|deepseek|command|mistral|codestral|qwen)-\w/.test(name)) return undefined;
  if (name.endsWith('-') || /\.(?:py|ts|js|md|json|ya?ml|toml|properties|png|svg|txt|com|ai|io|html|gguf)$/i.test(name))
    return undefined;
  const provider = MODELS.find(([, pattern]) => pattern.test(name.toLowerCase()))?.[0];
  return provider === undefined ? undefined : { name, provider };
}
