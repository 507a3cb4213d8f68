import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadPolicy, POLICY_FILE, type LoadedPolicy, type ReadText } from '../../core/index.ts';
import { rootFinder } from './root.ts';

/** A policy and the folder from which its files are named. */
export interface PolicyInForce extends LoadedPolicy {
  readonly root: string;
}

/** Finds the policy of a manifest (its absolute path). Files are read once and kept as long as this function. */
export type PolicySource = (manifest: string) => Promise<PolicyInForce>;

export interface PolicySourceOptions {
  /** The policy file (its absolute path) in place of any that would be found. */
  readonly config?: string;
  /** Where the search ends for manifests in no repository: the folder that was opened or given (its absolute path). */
  readonly workspace: string;
}

/**
 * Every `ai-initiative.config.yaml` from the manifest's folder up to the root of its repository, the nearer laid over
 * the farther.
 *
 * @throws {Error} (from the source) where a file is there and cannot be read or is outside, or `config` is not there
 */
export function createPolicySource({ config, workspace }: PolicySourceOptions): PolicySource {
  const readers = new Map<string, ReadText>();
  const policies = new Map<string, Promise<PolicyInForce>>();
  const folders = new Map<string, Promise<PolicyInForce>>();
  const repositoryRoot = rootFinder();
  const known = new Map<string, boolean>();
  const isThere = (file: string): boolean => {
    const there = known.get(file) ?? existsSync(file);
    known.set(file, there);
    return there;
  };

  const load = (root: string, files: readonly string[]): Promise<PolicyInForce> =>
    remember(policies, [root, ...files].join('\n'), async () => {
      // passed over, it would set nothing and nobody would know
      const outside = files.find(
        (file) => !isWithin(realpathSync.native(root), realpathSync.native(path.join(root, file))),
      );
      if (outside !== undefined) throw new Error(`${outside} is a link that leads out of the repository`);
      const reader = readers.get(root) ?? readWithin(root);
      readers.set(root, reader);
      return { root, ...(await loadPolicy(files, reader)) };
    });

  const loadConfig = async (file: string): Promise<PolicyInForce> => {
    if (!existsSync(file)) throw new Error(`There is no policy file ${file}`);
    const root = repositoryRoot(path.dirname(file)) ?? path.dirname(file);
    return load(root, [fromRoot(root, file)]);
  };

  return (manifest) => {
    if (config !== undefined) return loadConfig(config);
    const folder = path.dirname(manifest);
    return remember(folders, folder, () => {
      const root = repositoryRoot(folder) ?? (isWithin(workspace, folder) ? workspace : folder);
      const files = upTo(root, folder).map((parent) => path.join(parent, POLICY_FILE));
      return load(
        root,
        files.filter(isThere).map((file) => fromRoot(root, file)),
      );
    });
  };
}

/** The folders from the root down to `folder`, both included. */
function upTo(root: string, folder: string): readonly string[] {
  return folder === root ? [root] : [...upTo(root, path.dirname(folder)), folder];
}

/** More than the core reads of a file; what is longer is refused there by its size. */
const MAX_BYTES = 128 * 1024;

/** Reads files below a folder; what a link leads out of it counts as absent. Each file is read once. */
function readWithin(root: string): ReadText {
  const texts = new Map<string, Promise<string | undefined>>();
  return (file) =>
    remember(texts, file, async () => {
      try {
        const target = realpathSync.native(path.join(root, file));
        // what is neither a file nor a folder (a pipe, a device) might never end
        const isReadable = isWithin(realpathSync.native(root), target) && statSync(target).isFile();
        return isReadable ? readStart(target) : undefined;
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    });
}

function readStart(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(MAX_BYTES);
    return bytes.toString('utf8', 0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code));
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function fromRoot(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

function remember<V>(cache: Map<string, Promise<V>>, key: string, make: () => Promise<V>): Promise<V> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
