import type { BuildOptions, Metafile } from 'esbuild';

export function buildCli(shared: BuildOptions, outdir: string): Promise<Metafile>;
