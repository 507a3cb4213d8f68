/** The file names of a manifest. */
export const MANIFEST_NAMES = ['ai-initiative.yaml', 'ai-initiative.yml'] as const;

/** @param name without its folder */
export const isManifestName = (name: string): boolean => /^ai-initiative\.ya?ml$/.test(name);

/** Folders that hold no manifests of the project. */
export const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);
