import type { SdkUse } from '../../core/index.ts';
import type { Repository } from '../access.ts';
import type { Effort } from '../evidence.ts';
import { dependenciesIn } from './read.ts';

/**
 * The AI SDKs that one dependency manifest names.
 *
 * @throws {EvidenceError} where it is too large to be read
 */
export async function sdksIn(repository: Repository, path: string, effort: Effort) {
  const dependencies = await dependenciesIn(repository, path, effort);
  // large, and unused where there is no dependency manifest
  const { findSdk } = await import('./sdk-table.ts');
  return dependencies.flatMap(({ ecosystem, name, line, optional, development = false }) => {
    const sdk = findSdk(ecosystem, name);
    if (!sdk) return [];
    const use: SdkUse = { file: path, package: name, ...sdk, ...(line === undefined ? {} : { line }) };
    return [{ use, optional, development }];
  });
}
