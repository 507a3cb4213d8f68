/** What a manifest is called. */
export const MANIFEST_NAMES = ['ai-initiative.yaml', 'ai-initiative.yml'] as const;

/** Folders in which there is none of ours. */
export const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);
