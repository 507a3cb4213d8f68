import type { FactsQuery } from './facts.ts';
import type { Assessment } from '../assessment/assess.ts';
import { manifestFields } from '../manifest/fields.ts';
import { readBySchema } from '../manifest/read-manifest.ts';
import type { SourceDocument } from '../yaml/document.ts';

/** What has to be looked up in the repository to judge a manifest: the paths and sources it declares. */
export function factsQuery(document: SourceDocument): FactsQuery {
  const manifest = readManifest(document);
  const { lifecycle, learning, integration, enablement, outcomes } = manifest;
  const touched = unique([learning?.feedback?.path, learning?.evaluation?.path, learning?.knowledge?.docs]);
  const paths = [
    ...(integration?.points ?? []).map(({ path }) => path),
    ...touched,
    ...(enablement?.training ?? []).map(({ path }) => path),
  ];
  return {
    paths: unique(paths),
    connections: (integration?.points ?? []).flatMap(({ path, system, kind, status }) =>
      path !== undefined && system !== undefined && isConnectionOfCode(kind) && !isAhead(status)
        ? [{ path, system }]
        : [],
    ),
    evaluations: unique([learning?.evaluation?.path]),
    covers: manifest.covers ?? ['.'],
    sources: unique((outcomes?.metrics ?? []).map(({ source }) => source)),
    metrics: unique((outcomes?.metrics ?? []).flatMap(({ id, name }) => [id, name])),
    stage: lifecycle?.stage,
    touched: lifecycle?.stage === 'production' ? touched : [],
  };
}

/** Whether a connection of a kind is made by code that would name what it connects to. */
const isConnectionOfCode = (kind: string | undefined) =>
  kind === undefined || kind === 'api' || kind === 'event' || kind === 'database';

const isAhead = (status: string | undefined) => status === 'planned' || status === 'in-progress';

/** Whether a text says a stage, without which nothing of it is judged. */
export function saysStage(document: SourceDocument): boolean {
  return readManifest(document).lifecycle?.stage !== undefined;
}

/** What is there and valid of a manifest, whatever it says of it. */
export function readManifest(document: SourceDocument): Assessment['manifest'] {
  return readBySchema<Assessment['manifest']>(document, manifestFields).value;
}

function unique(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
