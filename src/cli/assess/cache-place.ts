import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { digestOf } from '../../repository/node/digest.ts';
import { repositoryRoot } from '../../repository/node/root.ts';
import { UsageError, type Io } from '../command-line/io.ts';

/** The file in which results are kept: the one given, else below the nearest `node_modules`, else where the system keeps such things. */
export function cachePlace(given: string | undefined, { cwd, env }: Pick<Io, 'cwd' | 'env'>): string {
  if (given !== undefined) {
    const file = path.resolve(cwd, given);
    if (existsSync(file) && statSync(file).isDirectory())
      throw new UsageError(`--cache-location ${given}: it is a folder`);
    return file;
  }
  const modules = nearestModules(cwd, repositoryRoot(cwd) ?? cwd);
  if (modules !== undefined) return path.join(modules, '.cache/ai-initiative', `${digestOf(cwd).slice(0, 16)}.cache`);
  return path.join(systemCache(env), 'ai-initiative', `${digestOf(cwd).slice(0, 16)}.cache`);
}

function nearestModules(folder: string, top: string): string | undefined {
  const modules = path.join(folder, 'node_modules');
  if (existsSync(modules)) return modules;
  return folder === top || folder === path.dirname(folder) ? undefined : nearestModules(path.dirname(folder), top);
}

function systemCache(env: Io['env']): string {
  if (process.platform === 'win32') return env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData/Local');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library/Caches');
  return env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache');
}
