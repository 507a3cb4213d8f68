import { existsSync, lstatSync } from 'node:fs';
import path from 'node:path';
import { POLICY_FILE, POLICY_FILES } from '../../core/index.ts';
import { importPolicy, type ImportPolicy, type Mapping } from '../../import/index.ts';
import { createPolicySource } from '../../repository/node/policy-source.ts';
import { UsageError } from '../command-line/io.ts';
import { clearDrafts } from '../files/drafts.ts';
import { readProblem } from '../files/find-manifests.ts';
import { MANIFEST_NAMES } from '../files/manifest-names.ts';
import { createFile } from '../files/write-file.ts';

/** The policy file beside imported manifests; `made`: where none is there, what is written. */
export interface PolicyBeside {
  /** Absolute. */
  readonly file: string;
  readonly made: ImportPolicy | undefined;
}

/**
 * The policy to write beside imported manifests; undefined where the register answers all that is asked.
 *
 * @param out absolute: the folder that the manifests go to, which may not be there yet
 * @throws {UsageError} where a policy above it cannot be read
 */
export async function policyBeside(
  out: string,
  mapping: Mapping,
  source: string,
  cwd: string,
): Promise<PolicyBeside | undefined> {
  const file = path.join(out, POLICY_FILE);
  clearDrafts(file);
  const there = POLICY_FILES.map((name) => path.join(out, name)).find((name) =>
    lstatSync(name, { throwIfNoEntry: false }),
  );
  if (there !== undefined) return { file: there, made: undefined };
  const manifest = path.join(nearestFolder(out), MANIFEST_NAMES[0]);
  const { policy } = await createPolicySource({ workspace: cwd })(manifest).catch((error: unknown) => {
    throw new UsageError(`the policy above it could not be read. ${readProblem(error)}`);
  });
  const made = importPolicy(mapping, source, policy);
  return made && { file, made };
}

/** Writes it where nothing is. Throws what the file system throws. */
export function writePolicy({ file, made }: PolicyBeside): void {
  if (made) createFile(file, [made.text]);
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(path.dirname(folder));
}
