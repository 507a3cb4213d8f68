import { rmSync } from 'node:fs';
import path from 'node:path';
import { buildCli } from '../../scripts/build-cli.mjs';
import { forCli } from '../../scripts/bundles.mjs';

const outdir = path.resolve(import.meta.dirname, `../../dist/test-cli-${process.pid}`);
let built: Promise<unknown> | undefined;

/** The program, built once a run of mocha, in the files that it is shipped in. */
export function useBundle(): () => string {
  before(async function () {
    this.timeout(60_000);
    await (built ??= buildCli(forCli, outdir));
  });
  return () => path.join(outdir, 'cli.cjs');
}

process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
