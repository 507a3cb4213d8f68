/** Runs suites of tests inside the extension host of a real VS Code. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests, SilentReporter } from '@vscode/test-electron';
import type { VSCodeVersion } from './install.ts';
import { bundledTestsDir, cacheDir, projectRoot } from './paths.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { copyOfFolder } from './workbench.ts';

const desktopReleases: Readonly<Record<VSCodeVersion, string>> = { newest: 'stable', oldest: '1.100.3' };

/** An executable that takes the arguments of a desktop VS Code, and the environment that it wants. */
export interface VSCodeExecutable {
  readonly kind: 'desktop' | 'npm';
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A desktop VS Code where one can be downloaded and shown, else the one from npm. */
export async function resolveVSCode(version: VSCodeVersion): Promise<VSCodeExecutable> {
  const fromNpm: VSCodeExecutable = {
    kind: 'npm',
    path: join(import.meta.dirname, 'code.mjs'),
    env: { VSCODE_HOST_VERSION: version },
  };
  if (process.platform === 'linux' && !process.env['DISPLAY']) return fromNpm;
  try {
    const path = await downloadAndUnzipVSCode({
      version: desktopReleases[version],
      cachePath: cacheDir,
      reporter: new SilentReporter(),
    });
    return { kind: 'desktop', path, env: {} };
  } catch {
    // Not reachable from here.
    return fromNpm;
  }
}

export interface HostRun {
  /** A folder under `test/` whose `*.test.ts` run, such as `extension`. */
  readonly suite: string;
  /** The folder that is opened: a copy of it, so that tests may write. */
  readonly workspace: string;
  /** A `.code-workspace` file in that folder, which is opened in its place. */
  readonly workspaceFile?: string;
  /** `newest` unless given. */
  readonly version?: VSCodeVersion;
  /** The extension under development; this project's unless given. */
  readonly extensionDevelopmentPath?: string;
  /** Where extensions are installed already; none are unless given. */
  readonly extensionsDir?: string;
  readonly settings?: Settings;
}

/** Runs a suite and relays its output. @throws Error where a test fails or VS Code crashes */
export async function runInHost(run: HostRun): Promise<void> {
  const vscode = await resolveVSCode(run.version ?? 'newest');
  const profile = await mkdtemp(join(tmpdir(), 'vscode-profile-'));
  const workspace = await copyOfFolder(run.workspace);
  try {
    await mkdir(join(profile, 'user/User'), { recursive: true });
    await writeFile(join(profile, 'user/User/settings.json'), JSON.stringify({ ...defaultSettings, ...run.settings }));
    await runTests({
      vscodeExecutablePath: vscode.path,
      extensionDevelopmentPath: run.extensionDevelopmentPath ?? projectRoot,
      extensionTestsPath: join(bundledTestsDir, 'host/mocha/run.cjs'),
      extensionTestsEnv: { ...vscode.env, VSCODE_TEST_SUITE: run.suite },
      launchArgs: [
        join(workspace.path, run.workspaceFile ?? ''),
        `--user-data-dir=${join(profile, 'user')}`,
        `--extensions-dir=${run.extensionsDir ?? join(profile, 'extensions')}`,
        '--disable-workspace-trust',
      ],
    });
  } finally {
    await workspace.remove();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
