import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openWorkbench } from '../../test/host/workbench.ts';
import { PROJECT } from '../bundle.ts';
import type { Row } from '../row.ts';
import { inScratchFolder, writeManifests } from '../scratch.ts';

/** What the probe in the extension host saw, in milliseconds. */
type Seen = Readonly<
  Record<'load' | 'type' | 'policy', Readonly<Record<'longest' | 'ninetyNinth' | 'longestOwn' | 'busiest', number>>>
>;

const PHASES = { load: 'assessed', type: 'there and one is typed in', policy: 'assessed again under a new policy' };

/** Processor time for which the event loop of the extension host is blocked at a time, in a real window with its view open. */
export async function extensionHostRows(manifests: number): Promise<readonly Row[]> {
  const own = await watch(manifests, true);
  const host = await watch(manifests, false);
  return (['load', 'type', 'policy'] as const).flatMap((phase): readonly Row[] => [
    {
      what: `longest turn of our code in the extension host while ${manifests} manifests are ${PHASES[phase]}`,
      measured: own[phase].longestOwn,
      unit: 'ms',
      atMost: 50,
    },
    {
      what: 'longest turn of that event loop, whoever had it',
      peer: `${Math.round(host[phase].busiest)} ms without the extension`,
      measured: own[phase].busiest,
      unit: 'ms',
    },
  ]);
}

const watch = (manifests: number, isInstalled: boolean): Promise<Seen> =>
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
      return seen;
    } finally {
      await workbench.stop();
    }
  });
