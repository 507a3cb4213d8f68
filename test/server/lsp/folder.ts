import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder on the disk for one test. */
export interface TestFolder {
  readonly root: string;
  /** Writes a file, the folders above it too. @returns its address */
  write(file: string, text: string, mode?: number): string;
  uri(file: string): string;
  remove(): void;
}

export function makeFolder(files: Readonly<Record<string, string>> = {}): TestFolder {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'ai-initiative-lsp-')));
  const uri = (file: string) => pathToFileURL(path.join(root, file)).href;
  const write = (file: string, text: string, mode = 0o644) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text, { mode });
    return uri(file);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return { root, write, uri, remove: () => rmSync(root, { recursive: true, force: true }) };
}
