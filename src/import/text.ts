/** Characters that no manifest needs: controls, halves of pairs, marks that turn the direction of text around, non-characters. */
const UNWANTED = /[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]+/gu;

/** The text of a cell on one line, without control characters. */
export function clean(cell: string): string {
  return cell.replaceAll(/\s+/g, ' ').replaceAll(UNWANTED, ' ').replaceAll(/ {2,}/g, ' ').trim();
}

/** A text in the form used for comparison: without differences of case and white space. */
export function folded(text: string): string {
  return clean(text).normalize('NFKC').toLowerCase();
}

/** Letters of the Latin alphabet as they are without accents, for words of several languages. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('œ', 'oe');
}

const MAX_SLUG = 60;
/** Device names, which Windows refuses as folders. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Lower-case words joined by hyphens, at most 60 characters; empty where a text has no letter or digit of the Latin alphabet. */
export function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F'’]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let result = (words[0] ?? '').slice(0, MAX_SLUG);
  for (const word of words.slice(1)) {
    if (result.length + 1 + word.length > MAX_SLUG) break;
    result += `-${word}`;
  }
  return RESERVED.test(result) ? `${result}-ai` : result;
}

/** A short fingerprint (FNV-1a, 32 bits, base 36): tells apart, keeps no secret. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
