import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Facts, FactsQuery } from '../../core/index.ts';
import { gatherFacts } from '../facts.ts';
import { isWithin } from './files.ts';
import { openRepository, repositoryRoot, type NodeRepository } from './repository.ts';
import type { Environment } from './run-git.ts';

/** What the repository of a manifest (its absolute path) shows. Repositories are opened once and kept as long as this function. */
export type FactsSource = (manifest: string, query: FactsQuery) => Promise<Facts>;

/** @param workspace absolute: the folder looked into for manifests that are in no repository */
export function createFactsSource(workspace: string, env: Environment): FactsSource {
  const repositories = new Map<string, Promise<NodeRepository>>();
  return async (manifest, query) => {
    const folder = realpathSync.native(path.dirname(manifest));
    const root = repositoryRoot(folder) ?? (isWithin(realpathSync.native(workspace), folder) ? workspace : folder);
    const opening = repositories.get(root) ?? openRepository(root, env);
    repositories.set(root, opening);
    const repository = await opening;
    const relative = path.relative(repository.root, path.join(folder, path.basename(manifest)));
    return gatherFacts(repository, relative.split(path.sep).join('/'), query);
  };
}
