import type { SdkUse } from '../../core/index.ts';
import type { FileAccess, Repository } from '../access.ts';
import { dependenciesIn, isDependencyManifest } from '../dependencies/read.ts';
import type { Effort } from '../evidence.ts';
import type { Inquiry } from './inquiry.ts';
import { coverage } from './coverage.ts';
import { folderOf, join, upwards } from '../path.ts';
import { isAside } from '../sources/roles.ts';
import { below, survey } from '../survey.ts';

/** Dependency manifests read for one initiative. */
const MAX_FILES = 200;

/** The AI SDKs that an initiative requires: what is optional says nothing of it. */
export async function sdksFact(inquiry: Inquiry): Promise<readonly SdkUse[]> {
  const { repository, folder, effort } = inquiry;
  const { files } = repository;
  const { manifests, dependencies } = await survey(repository);
  const covers = coverage(folder, inquiry.query.covers);
  // initiatives of their own in folders below answer for themselves
  const nested = new Set(
    below(manifests, folder)
      .map(folderOf)
      .filter((other) => other !== folder),
  );
  const isOwn = (path: string) => !upwards(folderOf(path)).some((other) => nested.has(other));
  // what is not committed yet counts too, where it is easily found
  const near = await Promise.all([folder, ...covers.folders].map((base) => filesIn(files, base)));
  const inReach = [...below(dependencies, folder), ...covers.among(dependencies)];
  const candidates = [...new Set([...inReach, ...near.flat().filter(isDependencyManifest)])].filter(isOwn);
  const within = candidates.filter((path) => covers.covers(path) && !isAside(path, [folder, ...covers.folders]));
  // a covered folder without any is served by those beside the manifest
  const beside = candidates.filter((path) => folderOf(path) === folder);
  const chosen = [...new Set([...within, ...beside])].slice(0, MAX_FILES);
  const uses = (await Promise.all(chosen.map((path) => sdksIn(repository, path, effort)))).flat();
  return uses.filter(({ optional }) => !optional).map(({ use }) => use);
}

/**
 * The AI SDKs that one dependency manifest names.
 *
 * @throws {EvidenceError} where it is too large to be read
 */
export async function sdksIn(repository: Repository, path: string, effort: Effort) {
  const dependencies = await dependenciesIn(repository, path, effort);
  // long, and of no use where there is no dependency manifest
  const { findSdk } = await import('../dependencies/sdk-table.ts');
  return dependencies.flatMap(({ ecosystem, name, line, optional, development = false }) => {
    const sdk = findSdk(ecosystem, name);
    if (!sdk) return [];
    const use: SdkUse = { file: path, package: name, ...sdk, ...(line === undefined ? {} : { line }) };
    return [{ use, optional, development }];
  });
}

async function filesIn(files: FileAccess, folder: string): Promise<readonly string[]> {
  return (await files.list(folder)).filter((name) => !name.endsWith('/')).map((name) => join(folder, name));
}
