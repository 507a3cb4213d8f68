import type { BuildOptions } from 'esbuild';

export const shared: BuildOptions;
export const shipped: readonly BuildOptions[];
export const watched: readonly BuildOptions[];
export const forCli: BuildOptions;
export function forTests(): readonly BuildOptions[];
