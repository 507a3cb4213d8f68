import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { oneOfMany } from './manifests.ts';

/** Gives a new folder to a function and removes it after. */
export async function inScratchFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes manifests, one a folder, of which about half of the lines stand in others too. */
export function writeManifests(folder: string, count: number): void {
  for (let i = 0; i < count; i++) {
    const own = path.join(folder, `group-${i % 100}`, `initiative-${i}`);
    mkdirSync(own, { recursive: true });
    writeFileSync(path.join(own, 'ai-initiative.yaml'), oneOfMany(120, i));
  }
}

/** Makes a repository of so many small files, and a manifest for each two thousand of them. */
export function writeRepository(folder: string, files: number): void {
  for (let i = 0; i < files; i++) {
    const own = path.join(folder, `area-${i % 40}`, `part-${i % 2000}`);
    if (i < 2000) mkdirSync(own, { recursive: true });
    writeFileSync(path.join(own, `file-${i}.ts`), `export const value = ${i};\n`);
  }
  writeManifests(path.join(folder, 'initiatives'), files / 2000);
  commitAll(folder);
}

/** Makes a repository of a folder, with all that is in it in one commit. */
export function commitAll(folder: string): void {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '-q');
  // git would tidy up in the background, in a folder that is removed by then
  git('config', 'maintenance.auto', 'false');
  git('add', '.');
  git('-c', 'user.name=bench', '-c', 'user.email=bench@example.org', 'commit', '-q', '-m', 'Begin');
}
