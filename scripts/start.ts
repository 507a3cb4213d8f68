/**
 * `npm start`: builds, assesses `examples/` in the terminal, then opens VS Code with the extension on it; with
 * `--no-open` only the former. Where there is no desktop VS Code, the one from npm is served until Ctrl-C.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, constants, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { whatHostNeeds } from '../test/host/install.ts';
import { projectRoot } from '../test/host/paths.ts';
import { installExtension, startServer } from '../test/host/server.ts';
import { defaultSettings } from '../test/host/settings.ts';

const examples = join(projectRoot, 'examples');
const onWindows = process.platform === 'win32';

/** Runs a program with its output shown here. @returns its exit code, null where a signal ended it */
async function run(program: string, ...args: string[]): Promise<number | null> {
  const child = spawn(program, args, { cwd: projectRoot, stdio: 'inherit', shell: onWindows });
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

/** The day as of which the examples are assessed, or they would go stale. */
function exampleDate(): string {
  const settings = readFileSync(join(examples, '.vscode/settings.json'), 'utf8');
  const date = /"aiInitiative\.assess\.asOf":\s*"([\d-]+)"/.exec(settings)?.[1];
  if (date === undefined) throw new Error('examples/.vscode/settings.json has no aiInitiative.assess.asOf');
  return date;
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Installs the packaged extension into a fresh VS Code and serves it to a browser on this machine. */
async function serveVSCode(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'vscode-start-'));
  try {
    const extensionsDir = join(dir, 'extensions');
    const connectionToken = randomBytes(16).toString('hex');
    await mkdir(join(dir, 'data/User'), { recursive: true });
    await writeFile(join(dir, 'data/User/settings.json'), JSON.stringify(defaultSettings));
    if ((await run('npm', 'run', '-s', 'vsix')) !== 0) throw new Error('the extension could not be packaged');
    await installExtension(join(projectRoot, 'ai-initiative-scorecard.vsix'), extensionsDir, dir);
    const server = await startServer({
      version: 'newest',
      dataDir: dir,
      extensionsDir,
      connectionToken,
      testDriver: false,
    });
    const query = new URLSearchParams({ tkn: connectionToken, folder: examples });
    console.log(`\nVS Code with the extension, on examples/: http://127.0.0.1:${server.port}/?${query}`);
    console.log('Open this address in a browser. Ctrl-C ends it.');
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), server.ended]);
    await server.stop();
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}

const { values } = parseArgs({ options: { 'no-open': { type: 'boolean' } } });
if ((await run('node', 'esbuild.mjs')) !== 0) process.exit(1);
// Findings are what the examples are there for; only a failure of the program itself (2) ends this.
// What is wrong as a text is to be seen in the editor: in the terminal it hides what the initiatives show.
const options = ['--today', exampleDate(), '--ignore-pattern', 'examples/mistakes/'];
const assessed = await run('node', 'dist/cli.cjs', 'assess', 'examples', ...options);
if (assessed === 2) process.exit(2);

if (!values['no-open']) {
  if (isOnPath(onWindows ? 'code.cmd' : 'code')) {
    process.exitCode = (await run('code', `--extensionDevelopmentPath=${projectRoot}`, examples)) ?? 1;
  } else if (whatHostNeeds) {
    console.error(`There is no VS Code on this machine's PATH (command 'code'), and ${whatHostNeeds}.`);
    process.exitCode = 1;
  } else {
    await serveVSCode();
  }
}
