import { realpathSync } from 'node:fs';
import path from 'node:path';
import { KNOWN_FILE, loadPolicy, POLICY_FILES, withKnown, type LoadedPolicy, type ReadText } from '../../core/index.ts';
import { FileRefusal, isWithin, readGuarded } from './guard.ts';
import { rootFinder } from './root.ts';

/** A policy and the folder from which its files are named. */
export interface PolicyInForce extends LoadedPolicy {
  readonly root: string;
  /** The root of the repository that the manifest is in; the folder that was opened or given where it is in none. */
  readonly repository: string;
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
 * Every policy file from the manifest's folder up to the root of its repository, the nearer laid over the farther.
 *
 * @throws {Error} (from the source) where one of them is there and cannot be read, which would silently set nothing, or
 *   `config` is not there
 */
export function createPolicySource({ config, workspace }: PolicySourceOptions): PolicySource {
  const readers = new Map<string, Reader>();
  const policies = new Map<string, Promise<PolicyInForce>>();
  const folders = new Map<string, Promise<PolicyInForce>>();
  const repositoryRoot = rootFinder();

  const readerOf = (root: string): Reader => {
    const read = readers.get(root) ?? readWithin(root);
    readers.set(root, read);
    return read;
  };

  /** @param repository whose known findings hold */
  const load = (root: string, candidates: readonly string[], repository: string): Promise<PolicyInForce> => {
    const read = readerOf(root);
    const files = candidates.filter((file) => {
      const text = read(file);
      if (typeof text === 'object') throw new Error(`${file}: ${text.problem}`);
      return text !== undefined;
    });
    return remember(policies, [root, repository, ...files].join('\n'), async () => ({
      root,
      repository,
      ...withKnown(await loadPolicy(files, async (file) => read(file)), readerOf(repository)(KNOWN_FILE)),
    }));
  };

  const loadConfig = async (file: string, repository: string): Promise<PolicyInForce> => {
    const root = repositoryRoot(path.dirname(file)) ?? path.dirname(file);
    const policy = await load(root, [fromRoot(root, file)], repository);
    if (policy.files.length === 0) throw new Error(`There is no policy file ${file}`);
    return policy;
  };

  return async (manifest) => {
    const folder = path.dirname(manifest);
    return remember(folders, folder, async () => {
      const root = policyRoot(folder, workspace, repositoryRoot);
      const names = upTo(root, folder).flatMap((parent) => POLICY_FILES.map((name) => path.join(parent, name)));
      const found = names.map((file) => fromRoot(root, file));
      return config === undefined ? load(root, found, root) : loadConfig(config, root);
    });
  };
}

/**
 * Where the policy of a folder ends, and its known findings are: the root of its repository, or else the workspace.
 *
 * @param folder absolute
 */
export function policyRoot(
  folder: string,
  workspace: string,
  repositoryRoot: (folder: string) => string | undefined,
): string {
  return repositoryRoot(folder) ?? (isWithin(workspace, folder) ? workspace : folder);
}

/** The folders from the root down to `folder`, both included. */
function upTo(root: string, folder: string): readonly string[] {
  return folder === root ? [root] : [...upTo(root, path.dirname(folder)), folder];
}

/** More than the core reads of a file; what is longer is refused there by its size. */
const MAX_BYTES = 128 * 1024;

/** Of the known findings of some ten thousand manifests. */
export const MAX_KNOWN_BYTES = 8 * 1024 * 1024;

type Reader = (file: string) => Awaited<ReturnType<ReadText>>;

/** Reads files below a folder, each once. */
function readWithin(root: string): Reader {
  const boundary = realpathSync.native(root);
  const texts = new Map<string, ReturnType<Reader>>();
  return (file) => {
    if (texts.has(file)) return texts.get(file);
    const text = readStart(path.join(root, file), boundary);
    texts.set(file, text);
    return text;
  };
}

function readStart(file: string, boundary: string): ReturnType<Reader> {
  try {
    const isKnown = path.basename(file) === KNOWN_FILE;
    const read = readGuarded(file, boundary, isKnown ? MAX_KNOWN_BYTES : MAX_BYTES);
    if (isKnown && read?.isWhole === false) return { problem: `it is larger than ${MAX_KNOWN_BYTES >> 20} MB` };
    return read?.bytes.toString();
  } catch (error) {
    if (error instanceof FileRefusal) return { problem: error.message.replace(/^I/, 'i') };
    throw error;
  }
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
