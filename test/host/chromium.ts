/** A headless Chromium from npm that needs no library and no font of the machine. */
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { installBrowser } from './install.ts';

/** Starts the browser. It reaches nothing but this machine. */
export async function launchChromium(): Promise<Browser> {
  const dir = join(await installBrowser(), 'chromium');
  return chromium.launch({
    executablePath: join(dir, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: join(dir, 'lib'), FONTCONFIG_FILE: join(dir, 'fonts.conf') },
    chromiumSandbox: false,
    args: [
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-component-update',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
}
