/** What a manifest is called. */
export const MANIFEST_NAMES = ['ai-initiative.yaml', 'ai-initiative.yml'] as const;

/** @param name without its folder */
export const isManifestName = (name: string): boolean => /^ai-initiative\.ya?ml$/.test(name);

/** Folders in which no manifest of ours is. */
export const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);
