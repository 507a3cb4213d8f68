import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Fact, Facts, FactsQuery } from '../../core/index.ts';
import type { History } from '../access.ts';
import { gatherFacts } from '../facts/gather-facts.ts';
import { isWithin } from './guard.ts';
import { openRepository, type NodeRepository } from './repository.ts';
import { rootFinder } from './root.ts';
import type { Environment, Git } from './git/run-git.ts';

/** The history that a file is part of, or why there is none, and its path there. */
export interface FileHistory {
  readonly history: Fact<History>;
  readonly path: string;
}

/** What the repository of a manifest (its absolute path) shows. Repositories are opened once and kept as long as this. */
export interface FactsSource {
  readonly of: (manifest: string, query: FactsQuery) => Promise<Facts>;
  readonly historyOf: (manifest: string) => Promise<FileHistory>;
}

/**
 * @param workspace absolute: the folder looked into for manifests that are in no repository
 * @param git that of the run, where others ask about the same repositories
 */
export function createFactsSource(workspace: string, env: Environment, git?: Git): FactsSource {
  const repositories = new Map<string, Promise<NodeRepository>>();
  const repositoryRoot = rootFinder();

  const locate = async (manifest: string) => {
    const folder = realpathSync.native(path.dirname(manifest));
    const root = repositoryRoot(folder) ?? (isWithin(realpathSync.native(workspace), folder) ? workspace : folder);
    const opening = repositories.get(root) ?? openRepository(root, env, git);
    repositories.set(root, opening);
    const repository = await opening;
    const relative = path.relative(repository.root, path.join(folder, path.basename(manifest)));
    return { repository, relative: relative.split(path.sep).join('/') };
  };

  return {
    async of(manifest, query) {
      const { repository, relative } = await locate(manifest);
      return gatherFacts(repository, relative, query);
    },
    async historyOf(manifest) {
      const { repository, relative } = await locate(manifest);
      return { history: repository.history, path: relative };
    },
  };
}
