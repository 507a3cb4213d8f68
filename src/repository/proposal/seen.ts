import { observedAt, type Observation, type Place } from '../../core/index.ts';
import type { Repository } from '../access.ts';
import { createEffort } from '../evidence.ts';
import { deploymentOf } from '../facts/deployment.ts';
import { relativeTo } from '../path.ts';
import { isProduction } from '../sources/roles.ts';
import { sourcesBelow } from '../sources/sources.ts';

/** What else shows of an initiative in a folder (from the root), to think of when its manifest is written; places as from there. */
export async function seenBelow(repository: Repository, folder: string): Promise<readonly Observation[]> {
  const { files } = await sourcesBelow(repository, folder, createEffort());
  const traced = files.find(({ file, telemetry }) => telemetry !== undefined && isProduction(file, [folder]));
  const deployment = await deploymentOf(repository);
  const telemetry: Place | undefined = traced && {
    file: relativeTo(folder, traced.file),
    ...(traced.telemetry === undefined ? {} : { line: traced.telemetry }),
  };
  return [...observedAt('deployment', deployment), ...observedAt('telemetry', telemetry)];
}
