import type { Metafile } from 'esbuild';

export function bundledPackages(metafiles: readonly Metafile[]): readonly string[];
export function noticesOf(metafiles: readonly Metafile[]): string;
