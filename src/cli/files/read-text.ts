import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Far more than a manifest may hold: what is longer is refused by its size, so that the rest need not be read. */
const LONGEST = 1 << 20;

/** The text of a file, byte order mark included. Throws where it cannot be read or is not UTF-8. */
export function readText(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const isLong = fstatSync(descriptor).size > LONGEST;
    const bytes = isLong ? Buffer.alloc(LONGEST) : readFileSync(descriptor);
    if (isLong) readSync(descriptor, bytes);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isLong });
  } finally {
    closeSync(descriptor);
  }
}

/** JSON as other programs write it. Throws a SyntaxError where it is none. */
export function parseJson(text: string): unknown {
  // what PowerShell writes begins with a byte order mark, which goes with the white space
  return JSON.parse(text.trim()) as unknown;
}
