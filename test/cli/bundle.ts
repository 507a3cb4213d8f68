import { rmSync } from 'node:fs';
import path from 'node:path';
import { buildCli } from '../../scripts/build-cli.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The program in a new folder of `dist`, in the files that it is shipped in. Removed after the tests. */
export function useBundle(): () => string {
  const outdir = path.join(ROOT, 'dist', `test-cli-${process.pid}`);
  before(async () => {
    await buildCli({ absWorkingDir: ROOT, bundle: true, logLevel: 'error' }, outdir);
  });
  after(() => rmSync(outdir, { recursive: true, force: true }));
  return () => path.join(outdir, 'cli.cjs');
}
