import { CLIENTS, ENDPOINTS, KEYS } from './marks.ts';
import { inlineSdks } from './inline-script.ts';
import { modelsIn } from './models-in.ts';
import { linesWith } from './lines-with.ts';
import { systemsIn } from './systems-in.ts';

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
  /** The provider or platform that a model is said to be reached through. */
  readonly servedBy?: string;
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
/** Models of one file that it may use itself, and makers of these in one file of code. */
const MAX_MODELS = 6;
const MAX_MAKERS = 2;
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
  /openai|anthropic|claude|gemini|google|vertex|bedrock|mi[sx]tral|cohere|groq|deepseek|x\.ai|xai|together|fireworks|perplexity|openrouter|replicate|hugging|nvidia|cerebras|sambanova|dashscope|qwen|qianfan|baidu|hunyuan|bigmodel|z\.ai|zhipu|moonshot|kimi|volces|doubao|minimax|voyage|jina|elevenlabs|deepgram|assemblyai|ai21|jamba|ollama|11434|github|ai.gateway|cloudflare|ibm|yandex|base_?url|api_?base|gpt|o[134]-|llama|grok|sonar|whisper|dall-e|embedding|titan|nova|command-|azure|gen_ai|langfuse|langsmith|phoenix|traceloop|helicone|opik|braintrust|logfire|experimental_telemetry|weave|openinference|feedback|thumb/gi;

/** What comes before a name that is given to something new: a component, a class. */
const DECLARED = /\b(?:function|def|class|interface|fn|func|struct|enum|type)\s+$/;
const COMMENT = /^\s*(?:\/\/|#(?!\[)|\*|\/\*|--\s|<!--|;)/;
const REDIRECTION = /\b(?:base_?url|api_?base|OPENAI_(?:API_)?BASE(?:_URL)?|azure_?endpoint)\b\s*["']?\s*[:=(]/i;
const TELEMETRY =
  /\bgen_ai\.|instrumentation[./_-](?:openai|anthropic|langchain|bedrock|google)|experimental_telemetry|\b(?:braintrust|langfuse|langsmith|traceloop|helicone|openinference|opik|weave\.init|LANGCHAIN_TRACING|LANGSMITH_TRACING|logfire)\b/i;
const FEEDBACK =
  /thumbs?[_-]?(?:up|down)|\b(?:submit|create|save|record|store|send|add)_?(?:user|message|chat|answer|response|trace)?_?feedback\s?\(|\bfeedback_?(?:score|rating)\b|\b(?:user|message|chat|answer)_?feedback\b/i;

/**
 * What a text shows, line by line.
 *
 * @param isConfiguration it holds settings, so that values need no quotes
 */
export function scanSource(text: string, isConfiguration: boolean): Scan {
  const marks: Mark[] = [];
  const models = new Map<string, string>();
  let [redirected, telemetry, feedback]: (number | undefined)[] = [];
  const systems = systemsIn(text, isConfiguration);
  // tests that Rust keeps in the files that they test
  const tests = text.search(/^#\[cfg\(test\)\]\r?\n(?:pub )?mod /m);
  const lines = linesWith(tests < 0 ? text : text.slice(0, tests), MAY_BE);
  if (lines.length === 0) return { marks, redirected, isCatalogue: false, isMenu: false, systems, telemetry, feedback };
  const mayRedirect = /openai/i.test(text);
  // thumbs are pictures too: they count where something is said of what they mean
  const takesFeedback = !isConfiguration && /feedback|\bvotes?\b|\brating\b/i.test(text);
  if (!isConfiguration) marks.push(...inlineSdks(text).map((sdk) => ({ ...sdk, kind: 'client' as const })));
  const isInText = textBlocks(text);
  for (const { line, source, start } of lines) {
    if (source.length > MAX_LINE || marks.length >= MAX_MARKS) continue;
    // what is commented out in an example of an environment shows the choice all the same
    const isComment = COMMENT.test(source) || isInText(start, source.length);
    if (isComment && !(isConfiguration && /^\s*#\s*[A-Z][A-Z0-9_]*=/.test(source))) continue;
    const isListed = !isConfiguration && isListItem(text, start, source);
    for (const [kind, { providers, expression }] of FINDERS) {
      for (const { 0: found, index } of source.matchAll(expression)) {
        const provider = providers.get(found);
        if (DECLARED.test(source.slice(Math.max(0, index - 20), index))) continue;
        if (kind === 'key' && isListed) continue;
        if (provider !== undefined) marks.push({ provider, kind, text: found.replace(/\($/, ''), line });
      }
    }
    if (mayRedirect && REDIRECTION.test(source)) redirected ??= line;
    if (TELEMETRY.test(source)) telemetry ??= line;
    if (takesFeedback && FEEDBACK.test(source)) feedback ??= line;
    if (isComment || isListed) continue;
    for (const { name, ...found } of modelsIn(source, isConfiguration)) {
      models.set(name, found.provider);
      marks.push({ ...found, kind: 'model', text: name, line });
    }
  }
  const isChoice = !isConfiguration && new Set(models.values()).size > MAX_MAKERS;
  const providers = new Set(marks.flatMap(({ kind, provider }) => (kind === 'model' ? [] : [provider])));
  return {
    marks,
    redirected,
    isCatalogue: isChoice || models.size > MAX_MODELS,
    isMenu: providers.size > MAX_PROVIDERS,
    systems,
    telemetry,
    feedback,
  };
}

/**
 * Tells whether a line is within a text between `"""`, which documents the code or is an example, from its first character to its
 * last. To be asked about one line after the other.
 */
function textBlocks(text: string): (start: number, length: number) => boolean {
  const quotes = text.includes('"""') ? [...text.matchAll(/"""/g)].map(({ index }) => index) : [];
  let before = 0;
  return (start, length) => {
    while ((quotes[before] ?? text.length) < start) before++;
    return before % 2 === 1 && (quotes[before] ?? text.length) >= start + length;
  };
}

/** A line of nothing but quoted texts. */
const ITEMS = /^\s*(?:["'`][\w./:@-]{1,80}["'`]\s*,?\s*)+$/;

/** Whether a line of code is one of several that list texts, such as what may be chosen or is looked for. */
function isListItem(text: string, start: number, source: string): boolean {
  if (!ITEMS.test(source)) return false;
  const around = 300;
  const before = text
    .slice(Math.max(0, start - around), start)
    .trimEnd()
    .split('\n')
    .at(-1);
  const [after] = text
    .slice(start + source.length, start + source.length + around)
    .trimStart()
    .split('\n', 1);
  return [before, after].some((line) => line !== undefined && ITEMS.test(line)) || source.split(',').length > 3;
}
