import type { Place } from '../../core/index.ts';
import type { FileAccess, Repository } from '../access.ts';
import { isAside } from '../sources/roles.ts';
import { survey } from '../survey.ts';

const MAX_BYTES = 128 * 1024;
const MAX_WORKFLOWS = 100;

/** `environment: production`, or its name on a line of its own, as GitHub, GitLab and Azure Pipelines write it. */
const ENVIRONMENT = /^\s*(?:-\s+)?["']?environment["']?\s*:\s*(?:\{\s*name:\s*)?["']?([\w .–-]{0,60})/;
const NAME = /^\s+name\s*:\s*["']?([\w .–-]{1,60})/;
const PRODUCTION = /(?:^|[^a-z])(?:prod|production)(?:[^a-z]|$)/i;
const BEFORE_IT = /(?:pre|non|not|no|test)[ -]?prod/i;

/** The first place where a CI workflow deploys to an environment for production, once for all manifests. */
export function deploymentOf(repository: Repository): Promise<Place | undefined> {
  return repository.once('deployment', async (files) => {
    const { workflows } = await survey(repository);
    const own = workflows.filter((file) => !isAside(file, ['']));
    return firstIn(files, own.slice(0, MAX_WORKFLOWS));
  });
}

async function firstIn(files: FileAccess, workflows: readonly string[]): Promise<Place | undefined> {
  for (const file of workflows) {
    const line = productionLine((await files.readText(file, MAX_BYTES)) ?? '');
    if (line !== undefined) return { file, line };
  }
  return undefined;
}

/** From 1. */
function productionLine(text: string): number | undefined {
  const lines = text.split(/\r?\n/);
  const found = lines.findIndex((line, i) => {
    const name = ENVIRONMENT.exec(line)?.[1];
    if (name === undefined) return false;
    const said = name.trim() === '' ? (NAME.exec(lines[i + 1] ?? '')?.[1] ?? '') : name;
    return PRODUCTION.test(said) && !BEFORE_IT.test(said);
  });
  return found < 0 ? undefined : found + 1;
}
