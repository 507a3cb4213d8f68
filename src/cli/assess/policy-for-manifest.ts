import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Policy } from '../../core/index.ts';
import { toReportedFindings } from '../../report/report.ts';
import type { ReportedFile } from '../../report/report-schema.ts';
import { createPolicySource } from '../../repository/node/policy-source.ts';
import { readProblem } from '../files/find-manifests.ts';
import { UsageError } from '../command-line/io.ts';
import { relativePath } from '../files/paths.ts';

/** The policy in force for a manifest. */
export interface PolicyForManifest {
  readonly policy: Policy;
  /** How the report names a policy file. */
  readonly policyPath: (file: string) => string;
  /** The root of the repository that the manifest is in; the folder of the run where it is in none. Absolute. */
  readonly repository: string;
}

export interface PolicyFinder {
  /** Of a manifest, by its absolute path. Throws a {@link UsageError} where the policy cannot be read. */
  readonly of: (manifest: string) => Promise<PolicyForManifest>;
  /** The policy files in force so far, with what is wrong in them. */
  readonly policies: () => readonly ReportedFile[];
}

/**
 * Finds the policy of each manifest. Throws a {@link UsageError} where `config` is not there.
 * @param config the policy file in place of all that would be found, relative to `cwd`
 */
export function createPolicyFinder(cwd: string, config: string | undefined): PolicyFinder {
  const given = config === undefined ? undefined : path.resolve(cwd, config);
  if (given !== undefined && !existsSync(given)) throw new UsageError(`--config ${config}: there is no such file`);
  const policyOf = createPolicySource({ workspace: cwd, ...(given === undefined ? {} : { config: given }) });
  const met = new Map<string, ReportedFile>();
  return {
    of: async (manifest) => {
      const { policy, files, root, repository } = await policyOf(manifest).catch((error: unknown) => {
        throw new UsageError(`Its policy could not be read. ${readProblem(error)}`);
      });
      const policyPath = (file: string) => relativePath(cwd, path.join(root, file));
      for (const { file, findings } of files) {
        const name = policyPath(file);
        if (!met.has(name)) met.set(name, { path: name, findings: toReportedFindings(name, findings) });
      }
      return { policy, policyPath, repository };
    },
    policies: () => [...met.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}
