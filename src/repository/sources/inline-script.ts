import { findSdk } from '../dependencies/sdk-table.ts';
import { normalized, requirementName } from '../dependencies/python.ts';

const MAX_LINES = 200;

/** The AI SDKs that a Python script requires in its head (PEP 723), each with its line. */
export function inlineSdks(text: string) {
  if (!text.includes('# /// script')) return [];
  const lines = text.split('\n', MAX_LINES);
  const start = lines.findIndex((line) => line.trim() === '# /// script');
  const end = lines.indexOf('# ///', start + 1);
  return lines.slice(start, end < 0 ? start : end).flatMap((line, i) => {
    const name = /^#\s+["']([^"']{1,100})["'],?\s*$/.exec(line)?.[1];
    const required = name === undefined ? undefined : requirementName(name);
    const sdk = required === undefined ? undefined : findSdk('pypi', normalized(required));
    return sdk?.provider === undefined
      ? []
      : [{ text: normalized(required ?? ''), provider: sdk.provider, line: start + i + 1 }];
  });
}
