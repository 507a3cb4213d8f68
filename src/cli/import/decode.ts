import { UsageError } from '../command-line/io.ts';

const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** Decodes a text part by part, without its byte order mark. */
export interface Decoder {
  readonly decode: (bytes: Uint8Array) => string;
  readonly end: () => string;
}

export function createDecoder(encoding: Encoding): Decoder {
  if (encoding === 'windows-1252') return { decode: decodeWindows1252, end: () => '' };
  const decoder = new TextDecoder(encoding);
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** The characters of the bytes 80 to 9F; the five that have none stay controls, as the encoding standard says. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Node 20 decodes Windows-1252 as Latin-1, in which these are control characters (nodejs/node#59515, #60888). */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replaceAll(/[\u0080-\u009F]/g, (char) => HIGH[char.charCodeAt(0) - 0x80] ?? char);
}

/**
 * By byte order mark; else by the zero bytes of UTF-16; else UTF-8 where that fits, and Windows-1252 where it does not.
 * @param head the first bytes; more of them tell more
 * @param isUtf8 whether all of it is UTF-8
 */
export async function detectEncoding(head: Uint8Array, isUtf8: () => Promise<boolean>): Promise<Encoding> {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 1].map((parity) => head.filter((byte, i) => byte === 0 && i % 2 === parity).length);
  const most = head.length / 4;
  if ((zeros[1] ?? 0) > most && zeros[0] === 0) return 'utf-16le';
  if ((zeros[0] ?? 0) > most && zeros[1] === 0) return 'utf-16be';
  return (await isUtf8()) ? 'utf-8' : 'windows-1252';
}

/** Throws a {@link UsageError} where a file is known not to be text, by its first bytes. */
export function refuseForeign(head: Uint8Array): void {
  const foreign = SIGNATURES.find(({ signature }) => signature.every((byte, i) => head[i] === byte));
  if (foreign) throw new UsageError(foreign.message);
}

const SIGNATURES = [
  { signature: [0xd0, 0xcf, 0x11, 0xe0], message: 'it is a workbook of an old Excel: save it as XLSX or CSV' },
  { signature: [0x25, 0x50, 0x44, 0x46], message: 'it is a PDF: export the register as CSV or XLSX' },
];
