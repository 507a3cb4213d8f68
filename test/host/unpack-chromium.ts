import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const archives = ['swiftshader.tar', 'al2023.tar', 'fonts.tar'];

/**
 * Unpacks Chromium with its libraries and fonts.
 * @param dir where the npm packages are now
 * @param finalDir where `dir` will be in the end: the font configuration holds absolute paths
 */
export async function unpackChromium(dir: string, finalDir: string): Promise<void> {
  const source = join(dir, 'node_modules/@sparticuz/chromium/bin');
  const target = join(dir, 'chromium');
  await mkdir(target);
  for (const archive of archives) {
    const tar = join(target, archive);
    await writeFile(tar, brotliDecompressSync(await readFile(join(source, `${archive}.br`))));
    execFileSync('tar', ['xf', tar, '-C', target, '--no-same-owner']);
    await rm(tar);
  }
  const executable = brotliDecompressSync(await readFile(join(source, 'chromium.br')));
  await writeFile(join(target, 'chromium'), executable, { mode: 0o755 });
  await writeFile(join(target, 'fonts.conf'), fontConfiguration(finalDir));
}

const fontConfiguration = (dir: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${dir}/chromium/fonts</dir>
  <dir>${dir}/node_modules/dejavu-fonts-ttf/ttf</dir>
  <alias binding="same">
    <family>monospace</family>
    <prefer><family>DejaVu Sans Mono</family></prefer>
  </alias>
  <cachedir>${dir}/chromium/fontcache</cachedir>
</fontconfig>
`;
