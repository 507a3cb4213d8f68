import { UsageError } from '../command-line/io.ts';

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** The text of a CSV file, without byte order mark. @throws {UsageError} where the bytes are no text */
export function decodeText(bytes: Uint8Array, encoding: Encoding = detectEncoding(bytes)): string {
  const foreign = SIGNATURES.find(({ signature }) => signature.every((byte, i) => bytes[i] === byte));
  if (foreign) throw new UsageError(foreign.message);
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes('\0')) throw new UsageError('it is not a text file: save the register as CSV (UTF-8) or XLSX');
  return text;
}

/** By byte order mark; else by the zero bytes of UTF-16; else UTF-8 where that fits, and Windows-1252 where it does not. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 1].map((parity) => sample.filter((byte, i) => byte === 0 && i % 2 === parity).length);
  const most = sample.length / 4;
  if ((zeros[1] ?? 0) > most && zeros[0] === 0) return 'utf-16le';
  if ((zeros[0] ?? 0) > most && zeros[1] === 0) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

const SIGNATURES = [
  { signature: [0xd0, 0xcf, 0x11, 0xe0], message: 'it is a workbook of an old Excel: save it as XLSX or CSV' },
  { signature: [0x25, 0x50, 0x44, 0x46], message: 'it is a PDF: export the register as CSV or XLSX' },
];
