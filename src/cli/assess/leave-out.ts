import path from 'node:path';
import { createExclusion } from '../../repository/excluded.ts';
import { relativePath } from '../files/paths.ts';
import type { PolicyFinder } from './policy-for-manifest.ts';

/** Drops the manifests that `--ignore-pattern` or a policy's `exclude` leaves out. */
export interface Kept {
  readonly files: readonly string[];
  /** How many are left out. */
  readonly excluded: number;
}

/**
 * @param files absolute
 * @param ignored patterns as in `.gitignore`, relative to `cwd`
 */
export async function leaveOut(
  files: readonly string[],
  {
    cwd,
    ignored = [],
    policyFinder,
  }: { readonly cwd: string; readonly ignored?: readonly string[] | undefined; readonly policyFinder: PolicyFinder },
): Promise<Kept> {
  const isIgnored = createExclusion(ignored);
  const kept: string[] = [];
  // compiled once for all manifests of a policy
  const exclusions = new Map<readonly string[], ReturnType<typeof createExclusion>>();
  const exclusionOf = (patterns: readonly string[]) => {
    const isExcluded = exclusions.get(patterns) ?? createExclusion(patterns);
    exclusions.set(patterns, isExcluded);
    return isExcluded;
  };
  for (const file of files) {
    if (isIgnored(relativePath(cwd, file))) continue;
    // where the policy cannot be read, the assessment of the file says why
    const inForce = await policyFinder.of(file).catch(() => undefined);
    const patterns = inForce?.policy.exclude ?? [];
    const below = inForce && path.relative(inForce.repository, file).split(path.sep).join('/');
    if (below === undefined || !exclusionOf(patterns)(below)) kept.push(file);
  }
  return { files: kept, excluded: files.length - kept.length };
}

/** The line about the manifests that were left out. */
export function excludedNote(excluded: number): string {
  return excluded === 0
    ? ''
    : `note: ${excluded} ${excluded === 1 ? 'manifest is' : 'manifests are'} left out by --ignore-pattern or by exclude of a policy\n`;
}
