/** The VS Code server, as a child process that never outlives this one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installVSCode, type VSCodeVersion } from './install.ts';

export interface ServerOptions {
  readonly version: VSCodeVersion;
  /** Folder for settings, logs and sockets; settings stand in `data/User` and `data/Machine`. */
  readonly dataDir: string;
  readonly extensionsDir: string;
  /** Asks whether a workspace is trusted; every one is unless given. */
  readonly workspaceTrust?: boolean;
  /** Lets the page load extensions under development and run their tests; suppresses toast notifications. */
  readonly testDriver: boolean;
  /** Asked of the browser once; without it everybody on this machine may connect. */
  readonly connectionToken?: string;
  /** 0 (the default) takes a free one. */
  readonly port?: number;
  /** Added to this process's environment; extension hosts inherit it. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface Server {
  readonly port: number;
  /** The folder the server runs from. */
  readonly root: string;
  /** How an extension host ended, once one has. The workbench reports success even if it crashed. */
  extensionHostExit(): { readonly code: number; readonly signal: string | undefined } | undefined;
  /** The last lines that the server wrote, oldest first. */
  log(): readonly string[];
  /** Settles when the server has ended. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Runs in the server: ends its whole process group within a second after this process is gone, however it went. */
const parentWatch = `data:text/javascript,${encodeURIComponent(`
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid === parent) return;
    try { process.kill(-process.pid, 'SIGKILL'); } catch { process.exit(1); }
  }, 1000).unref();`)}`;

const readyWithin = 60_000;

/**
 * Starts a server and waits until it listens on 127.0.0.1.
 * @throws HostUnavailable where VS Code can't be fetched; Error with the server's last lines where it ends early
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { root, node } = await installVSCode(options.version);
  const child = spawn(node, ['--import', parentWatch, join(root, 'out/server-main.js'), ...serverArguments(options)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...serverEnvironment(options.dataDir), ...options.env },
  });
  const kill = () => {
    try {
      process.kill(-(child.pid ?? Number.NaN), 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  process.once('exit', kill);
  const ended = once(child, 'close').then(() => void process.off('exit', kill));

  const log: string[] = [];
  let extensionHostExit: ReturnType<Server['extensionHostExit']>;
  const listening = new Promise<number>((resolve, reject) => {
    const read = (line: string) => {
      log.push(line);
      if (log.length > 200) log.shift();
      const port = /agent listening on (\d+)/.exec(line)?.[1];
      if (port) resolve(Number(port));
      const exit = /Extension Host Process exited with code: (\w+), signal: (\w+)/.exec(line);
      if (exit) extensionHostExit = { code: Number(exit[1]), signal: exit[2] === 'null' ? undefined : exit[2] };
    };
    createInterface(child.stdout).on('line', read);
    createInterface(child.stderr).on('line', read);
    const fail = (what: string) => reject(new Error(`the VS Code server ${what}\n${log.slice(-15).join('\n')}`));
    child.once('error', (error) => fail(`does not start: ${error.message}`));
    child.once('close', (code) => fail(`ended with ${code}`));
    setTimeout(() => fail(`is not ready after ${readyWithin / 1000} s`), readyWithin).unref();
  });
  const stop = async () => {
    kill();
    await ended;
  };

  try {
    const port = await listening;
    return { port, root, extensionHostExit: () => extensionHostExit, log: () => log, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function serverArguments(options: ServerOptions): string[] {
  return [
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    options.connectionToken ? `--connection-token=${options.connectionToken}` : '--without-connection-token',
    `--server-data-dir=${options.dataDir}`,
    `--extensions-dir=${options.extensionsDir}`,
    '--accept-server-license-terms',
    '--telemetry-level=off',
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
  ];
}

const serverEnvironment = (dataDir: string) => ({
  // No marketplace, and no sockets where another server would find them.
  EXTENSIONS_GALLERY: '{"serviceUrl":""}',
  XDG_RUNTIME_DIR: dataDir,
});

/** Installs a packaged extension (.vsix) into a folder of extensions, as an end user would. */
export async function installExtension(vsix: string, extensionsDir: string, dataDir: string): Promise<void> {
  const { root, node } = await installVSCode('newest');
  const child = spawn(
    node,
    [
      join(root, 'out/server-main.js'),
      `--install-extension=${vsix}`,
      `--extensions-dir=${extensionsDir}`,
      `--server-data-dir=${dataDir}`,
      '--accept-server-license-terms',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...serverEnvironment(dataDir) } },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${vsix} could not be installed:\n${output}`);
}
