import type { Meta } from '../field.ts';

/**
 * Why a value that is written down is no answer:
 * - `placeholder`: holds the place of an answer, `TBD`
 * - `thin`: too little text for a field that must explain something
 * - `example`: the text that the documentation gives as its example
 * - `address`: a web address whose host cannot exist
 * - `zero`: 0 where only more than 0 means anything
 * - `repeated`: the same text as in other fields
 * - `assumed`: filled in without asking anyone, as the manifest itself says
 */
export type FillerKind = 'placeholder' | 'thin' | 'example' | 'address' | 'zero' | 'repeated' | 'assumed';

/** A value that is no answer, as written. */
export interface Filler {
  readonly kind: FillerKind;
  readonly text: string;
}

/** Words that hold the place of an answer, in English, French, German and Spanish; compared after {@link bareWords}. */
const PLACEHOLDERS = new Set(
  `tbd|todo|tba|tbc|n/a|na|none|unknown|xxx|foo|bar|test|asdf|wip|later|pending|none yet|not yet|not yet known
  to be defined|to be decided|to be confirmed|to be determined|to be announced
  à définir|a définir|à determiner|à déterminer|à décider|à compléter|à confirmer|à préciser|à venir|inconnu|aucun|aucune|néant|pas encore
  offen|noch offen|unbekannt|folgt|zu definieren|zu klären|zu bestimmen|noch zu klären|noch nicht|keine|keiner|k.a|k. a
  por definir|por determinar|por decidir|por confirmar|sin definir|pendiente|desconocido|ninguno|ninguna|todavía no`
    .split(/[|\n]/)
    .map((word) => word.trim()),
);

/** No placeholder is longer. */
const LONGEST = 40;

const INVISIBLE = /[\p{Cf}\p{Cc}\u115F\u1160\u3164\uFFA0\u2800]+/gu;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** Words in ASCII with single spaces, as most texts are: nothing in them is to be normalised, which takes most of the time. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
/** Scripts that set no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const OWNER_PREFIX = /^(?:(?:group|user):|@)(?:[^/]*\/)?/;

const LEAST_LETTERS = 8;
const LEAST_LETTERS_UNSPACED = 4;

/** Whether a text only holds the place of an answer, whatever field it is in: `TBD`, `[todo]`, `?`, `xxx`, *à définir*. */
export function isPlaceholder(text: string): boolean {
  const bare = bareWords(text);
  if (bare === '') return true;
  if (bare.length <= LONGEST && PLACEHOLDERS.has(bare)) return true;
  return isOneCharacter(bare) || bare.startsWith('lorem ipsum');
}

/** Whether a text is a word that holds a place, `TODO` or `?`; not a letter that may become a word. */
export function isPlaceholderWord(text: string): boolean {
  const bare = bareSpace(text);
  return bare === '' || /^[-?.…_]+$/.test(bare) || PLACEHOLDERS.has(bareWords(text));
}

/**
 * Why a value of a field is no answer; undefined where it is one.
 *
 * @param value a plain value that is not null
 * @param meta what the schema says of the field
 */
export function fillerKind(value: unknown, meta: Meta): FillerKind | undefined {
  if (value === 0) return meta.positive ? 'zero' : undefined;
  if (typeof value !== 'string' || meta.verbatim) return undefined;
  if (meta.meanings && value in meta.meanings) return undefined;
  if (meta.short) return bareSpace(value) === '' || PLACEHOLDERS.has(bareSpace(value)) ? 'placeholder' : undefined;
  const text = meta.format === 'owner' ? value.replace(OWNER_PREFIX, '') : value;
  if (isPlaceholder(text)) return 'placeholder';
  if ((meta.format === 'path' || meta.format === 'url') && /^https?:/i.test(value)) {
    return hasHost(value) ? undefined : 'address';
  }
  return meta.prose && isThin(text) ? 'thin' : undefined;
}

/** A value in the form in which two are compared: letter case and white space aside. */
export function comparable(value: unknown): string {
  return typeof value === 'string' ? bareSpace(value) : (JSON.stringify(value) ?? '');
}

/** Text without invisible characters, in lower case, with single spaces. */
function bareSpace(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').replace(INVISIBLE, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/** The same without punctuation and brackets around it; empty where no letter or digit is left. */
function bareWords(text: string): string {
  return text.length > 4 * LONGEST ? 'long' : bareSpace(text).replaceAll(EDGES, '');
}

function isOneCharacter(text: string): boolean {
  const [first] = text;
  return first !== undefined && Array.from(text).every((character) => character === first) && !/\d/.test(first);
}

function isThin(text: string): boolean {
  const bare = bareSpace(text);
  const letters = bare.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (UNSPACED.test(bare)) return letters < LEAST_LETTERS_UNSPACED;
  return letters < LEAST_LETTERS || !/[\p{L}\p{N}][^\p{L}\p{N}]*\s[^\p{L}\p{N}]*[\p{L}\p{N}]/u.test(bare);
}

function hasHost(address: string): boolean {
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]*)/i.exec(address)?.[1] ?? '';
  return /[^.]\.[^.]/.test(host);
}
