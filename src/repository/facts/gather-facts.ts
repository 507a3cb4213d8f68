import type { Fact, Facts, FactsQuery } from '../../core/index.ts';
import type { History, Repository } from '../access.ts';
import { createEffort } from '../evidence.ts';
import { catalogFact } from './catalog.ts';
import { codeOwnersFact } from './codeowners.ts';
import { lastTouchedFact, stagesFact } from './history.ts';
import type { Inquiry } from './inquiry.ts';
import { measurementsFact } from './measurements.ts';
import { folderOf } from '../path.ts';
import { pathsFact } from './paths.ts';
import { sdksFact } from './sdks.ts';
import { workflowsFact } from './workflows.ts';

/**
 * Looks up what a repository shows about one manifest. What cannot be looked up is unknown, with the reason; never throws.
 *
 * @param manifest from the root of the repository
 */
export async function gatherFacts(repository: Repository, manifest: string, query: FactsQuery): Promise<Facts> {
  const inquiry: Inquiry = { repository, manifest, folder: folderOf(manifest), query, effort: createEffort() };
  const inHistory = async <T>(look: (history: History, about: Inquiry) => Promise<T>): Promise<Fact<T>> =>
    'known' in repository.history ? attempt(look(repository.history.known, inquiry)) : repository.history;

  const [paths, codeOwners, sdks, workflows, catalog, measurements, stages, lastTouched] = await Promise.all([
    attempt(pathsFact(inquiry)),
    attempt(codeOwnersFact(inquiry)),
    attempt(sdksFact(inquiry)),
    attempt(workflowsFact(inquiry)),
    attempt(catalogFact(inquiry)),
    attempt(measurementsFact(inquiry)),
    inHistory(stagesFact),
    inHistory(lastTouchedFact),
  ]);
  const records = { known: [] };
  return { paths, codeOwners, sdks, workflows, catalog, measurements, stages, records, lastTouched };
}

async function attempt<T>(look: Promise<T>): Promise<Fact<T>> {
  try {
    return { known: await look };
  } catch (error) {
    return { unknown: error instanceof Error ? error.message : String(error) };
  }
}
