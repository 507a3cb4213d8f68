import { isOfferedBy, providersNamed } from '../../core/index.ts';
import { MODELS } from './marks.ts';

/** A model that a line names, and who makes it. */
export interface NamedModel {
  readonly name: string;
  readonly provider: string;
  /** The provider or platform that its name or its setting says it is reached through. */
  readonly servedBy?: string;
}

/** Quoted text in code, or the value of a setting. */
const QUOTED = /(?<!`)(["'`])([\w./:@-]{3,80})\1(?!`)/g;
const SETTING =
  /^\s*(?:-\s+|export\s+)?["']?([\w.-]*(?:model|deployment|llm)[\w.-]*)["']?\s*[:=]\s*["']?([\w./:@-]{3,80})["']?\s*(?:[,#].*)?$/i;
/** What precedes a name that is compared with, not used. */
const COMPARED =
  /(?:[=!]==?|\bin\s*[[(]|\bcase|\bwhen|startsWith\(|startswith\(|includes\(|contains\(|has\(|match\(|hasPrefix\(|HasPrefix\([^,]*,|starts?_with\?\()\s*$/;

/** What follows a name that is compared with, or is a key of a table. */
const KEY_OR_COMPARED = /^\s*(?:=>|:(?!:)|in\s|[^"'`]{0,2}\]?\s*\.(?:include\?|includes|contains|index|has)\b)/;
/** Lines that list choices. */
const CHOICES = /@allowed|\]\s*\.(?:include\?|includes|contains|index)|Literal\[|\benum\b|\.enum\(/;

/** The models that a line of code or configuration uses. */
export function modelsIn(line: string, isConfiguration: boolean): readonly NamedModel[] {
  // modules are named after models too
  if (CHOICES.test(line) || /^\s*(?:import|from)\b|\brequire\(|\bfrom ["']/.test(line)) return [];
  const quoted = [...line.matchAll(QUOTED)].flatMap(({ 0: whole, 2: name = '', index }) => {
    const [before, after] = [
      line.slice(Math.max(0, index - 40), index),
      line.slice(index + whole.length, index + whole.length + 40),
    ];
    return COMPARED.test(before) || KEY_OR_COMPARED.test(after) ? [] : [name];
  });
  const [, key = '', setting] = (isConfiguration ? SETTING.exec(line) : undefined) ?? [];
  // one that judges answers is none that gives them
  if (setting !== undefined && /(?:^|[_.-])eval/i.test(key)) return [];
  return [...new Set(setting === undefined ? quoted : [setting, ...quoted])].flatMap((text) => {
    const model = modelNamed(text);
    return model ? [withServer(model, setting === undefined ? '' : key)] : [];
  });
}

/** A model with the provider or platform that its prefix names, or else the key of its setting. */
function withServer({ prefix, ...model }: NamedModel & { readonly prefix: string }, key: string): NamedModel {
  // Bedrock puts the maker and a dot before the name
  if (prefix.endsWith('.')) return { ...model, servedBy: 'bedrock' };
  const [servedBy] = [prefix, key].flatMap(providersNamed).filter((one) => isOfferedBy(model.provider, one));
  return servedBy === undefined ? model : { ...model, servedBy };
}

/** The model that a text names, without the provider or platform before it: `openai/gpt-5-mini` is `gpt-5-mini`. */
function modelNamed(text: string): (NamedModel & { readonly prefix: string }) | undefined {
  const bare = text
    .replace(/^(?:[\w.-]+\/)+/, '')
    .replace(/^(?:[a-z]{2,6}\.)?(?:anthropic|meta|mistral|cohere|deepseek)\./, '');
  const name = /^[\w.-]+:/.test(bare) && !/:\d|:free|:latest|:\d+b/i.test(bare) ? bare.replace(/^[\w.-]+:/, '') : bare;
  if (!/\d/.test(name) && !/^(?:sonar|grok|deepseek|command|mistral|codestral|qwen)-\w/.test(name)) return undefined;
  if (name.endsWith('-') || /\.(?:py|ts|js|md|json|ya?ml|toml|properties|png|svg|txt|com|ai|io|html|gguf)$/i.test(name))
    return undefined;
  const provider = MODELS.find(([, pattern]) => pattern.test(name.toLowerCase()))?.[0];
  const prefix = text.slice(0, text.length - name.length);
  return provider === undefined ? undefined : { name, provider, prefix };
}
