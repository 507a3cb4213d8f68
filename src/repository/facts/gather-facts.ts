import type { Fact, Facts, FactsQuery } from '../../core/index.ts';
import type { History, Repository } from '../access.ts';
import { createEffort } from '../evidence.ts';
import { catalogFact } from './catalog.ts';
import { codeOwnersFact } from './codeowners.ts';
import { deploymentOf } from './deployment.ts';
import { activityFact, lastTouchedFact } from './history.ts';
import type { Inquiry } from './inquiry.ts';
import { measurementsFact } from './measurements.ts';
import { folderOf } from '../path.ts';
import { pathsFact } from './paths.ts';
import { recordsFact, revisionsOf, stagesFact } from './revisions.ts';
import { codeFact, sdksFact, usesFact } from './sdks.ts';
import type { Uses } from '../uses.ts';
import { workflowsFact } from './ci/workflows.ts';

/**
 * Looks up what a repository shows about one manifest. What cannot be looked up is unknown, with the reason; never throws.
 *
 * @param manifest from the root of the repository
 */
export async function gatherFacts(repository: Repository, manifest: string, query: FactsQuery): Promise<Facts> {
  const inquiry: Inquiry = { repository, manifest, folder: folderOf(manifest), query, effort: createEffort() };
  const inHistory = async <T>(look: (history: History, about: Inquiry) => Promise<T>): Promise<Fact<T>> =>
    'known' in repository.history ? attempt(look(repository.history.known, inquiry)) : repository.history;

  const uses = attempt(usesFact(inquiry));
  const ofUses = async <T>(make: (uses: Uses) => T): Promise<Fact<T>> => {
    const answer = await uses;
    return 'known' in answer ? attempt(Promise.resolve(answer.known).then(make)) : answer;
  };
  const revisions = inHistory(revisionsOf);
  const ofRevisions = async <T>(make: (found: Awaited<ReturnType<typeof revisionsOf>>) => T): Promise<Fact<T>> => {
    const answer = await revisions;
    return 'known' in answer ? { known: make(answer.known) } : answer;
  };
  const codeFiles = async () => {
    const answer = await uses;
    if (!('known' in answer)) return [];
    const { marks, models } = answer.known;
    return [...new Set([...marks, ...models].map(({ file }) => file))];
  };

  const [paths, codeOwners, sdks, code, workflows, deployment, catalog, measurements, ...ofHistory] = await Promise.all(
    [
      attempt(pathsFact(inquiry)),
      attempt(codeOwnersFact(inquiry)),
      ofUses(sdksFact),
      ofUses(codeFact),
      attempt(workflowsFact(inquiry)),
      attempt(deploymentOf(repository)),
      attempt(catalogFact(inquiry)),
      attempt(measurementsFact(inquiry)),
      ofRevisions(stagesFact),
      ofRevisions((found) => recordsFact(found, query.stage)),
      inHistory(lastTouchedFact),
      inHistory(async (history, about) =>
        query.stage === 'pilot' || query.stage === 'production'
          ? activityFact(history, about, await codeFiles())
          : { code: [], evaluation: [] },
      ),
    ],
  );
  const [stages, records, lastTouched, activity] = ofHistory;
  return {
    paths,
    codeOwners,
    sdks,
    code,
    workflows,
    deployment,
    catalog,
    measurements,
    stages,
    records,
    lastTouched,
    activity,
  };
}

async function attempt<T>(look: Promise<T>): Promise<Fact<T>> {
  try {
    return { known: await look };
  } catch (error) {
    return { unknown: error instanceof Error ? error.message : String(error) };
  }
}
