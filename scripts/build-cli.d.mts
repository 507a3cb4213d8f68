import type { BuildOptions } from 'esbuild';

export function buildCli(shared: BuildOptions, outdir: string): Promise<void>;
