/**
 * Bundles everything that runs outside the sources: `npm run build` writes `dist/`, and the licences of what is bundled.
 * With `--watch` it builds the extension and its pages again at each change.
 */
import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { buildCli } from './scripts/build-cli.mjs';
import { forCli, forTests, shipped, watched } from './scripts/bundles.mjs';
import { noticesOf } from './scripts/notices.mjs';

/** Tells `bin/ai-initiative` what this build was made of. */
async function writeStamp() {
  try {
    await writeFile(
      'dist/source-tree',
      execFileSync('git', ['rev-parse', 'HEAD:src'], { stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    // not a clone
  }
}

if (process.argv.includes('--watch')) {
  for (const options of watched) {
    const built = await context({ ...options, minify: false, sourcemap: true, logLevel: 'info' });
    await built.watch();
  }
} else {
  await rm('dist', { recursive: true, force: true });
  const [metafiles] = await Promise.all([
    Promise.all([
      ...shipped.map(async (options) => (await build({ ...options, metafile: true })).metafile),
      buildCli(forCli, 'dist'),
    ]),
    ...forTests().map((options) => build(options)),
  ]);
  await writeFile('THIRD-PARTY-NOTICES.md', noticesOf(metafiles));
  await writeStamp();
}
