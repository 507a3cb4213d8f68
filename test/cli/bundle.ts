import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The program in a new folder of `dist`, in the two files that it is shipped in: threads run the second. Removed after the tests. */
export function useBundle(): () => string {
  const outdir = path.join(ROOT, 'dist', `test-cli-${process.pid}`);
  before(async () => {
    await build({
      absWorkingDir: ROOT,
      entryPoints: { cli: 'src/cli/main.ts', 'cli-worker': 'src/cli/assess/worker.ts' },
      outdir,
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
  });
  after(() => rmSync(outdir, { recursive: true, force: true }));
  return () => path.join(outdir, 'cli.js');
}
