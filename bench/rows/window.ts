import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openWorkbench } from '../../test/host/workbench.ts';
import { PROJECT } from '../bundle.ts';
import { runCli } from '../processes.ts';
import type { Row } from '../row.ts';
import { inScratchFolder, writeManifests } from '../scratch.ts';

type Phase = 'load' | 'type' | 'policy' | 'again';

/** What the probe in the extension host saw, in milliseconds. */
type Seen = Readonly<Record<Phase, Readonly<Record<'longestOwn' | 'busiest', number>>>> & {
  readonly load: { readonly first: number; readonly all: number };
  readonly again: { readonly all: number };
};

const PHASES: Readonly<Record<Phase, string>> = {
  load: 'assessed for the first time',
  type: 'there and one is typed in',
  policy: 'assessed again under a new policy',
  again: 'assessed again by Assess Workspace',
};

/**
 * A real window with its view open: how soon its manifests are assessed, and for how much processor time its event loop is
 * blocked at a time.
 */
export async function windowRows(manifests: number): Promise<readonly Row[]> {
  const own = await watch(manifests, true);
  const host = await watch(manifests, false);
  const turns = (['load', 'type', 'policy', 'again'] as const).flatMap((phase): readonly Row[] => [
    {
      what: `longest turn of our code in the extension host while ${manifests} manifests are ${PHASES[phase]}`,
      measured: own[phase].longestOwn,
      unit: 'ms',
      atMost: 50,
    },
    {
      what: 'longest turn of that event loop, whatever ran in it',
      peer: `${Math.round(host[phase].busiest)} ms without the extension`,
      measured: own[phase].busiest,
      unit: 'ms',
    },
  ]);
  const window = `a window with ${manifests} manifests`;
  return [
    { what: `${window}, until the first is assessed`, measured: own.load.first, unit: 'ms', atMost: 1000 },
    { what: `${window}, until all are`, measured: own.load.all, unit: 'ms', atMost: 5000 },
    { what: `${window}, Assess Workspace`, measured: own.again.all, unit: 'ms', atMost: 6000 },
    {
      what: `${window}, Assess Workspace`,
      peer: 'CLI on the same folder',
      measured: own.again.all / own.cli,
      atMost: 3,
    },
    ...turns,
  ];
}

/** @returns what the probe saw, and the milliseconds that the command line takes for the same folder */
const watch = (manifests: number, isInstalled: boolean): Promise<Seen & { readonly cli: number }> =>
  inScratchFolder(async (scratch) => {
    const workspace = path.join(scratch, 'workspace');
    const extensionsDir = path.join(scratch, 'extensions');
    const result = path.join(scratch, 'seen.json');
    mkdirSync(workspace);
    writeManifests(workspace, manifests);
    cpSync(path.join(PROJECT, 'bench/probe'), path.join(extensionsDir, 'bench.probe-0.0.0'), { recursive: true });
    const workbench = await openWorkbench({
      workspace,
      extensionsDir,
      extensionDevelopmentPaths: isInstalled ? [PROJECT] : [],
      env: {
        PROBE_RESULT: result,
        PROBE_SUBJECT: path.join(PROJECT, 'dist'),
        PROBE_MANIFESTS: isInstalled ? String(manifests) : '0',
      },
    });
    try {
      for (let waited = 0; !existsSync(result) && waited < 400; waited++) await delay(1000);
      const seen = JSON.parse(readFileSync(result, 'utf8')) as Seen & { readonly error?: string };
      if (seen.error !== undefined) throw new Error(seen.error);
      return { ...seen, cli: runCli(['assess', '--quiet'], workspace).milliseconds };
    } finally {
      await workbench.stop();
    }
  });
