import type { FactsQuery } from './facts.ts';
import type { Assessment } from './assess.ts';

/** What has to be looked up in the repository to judge a manifest: the paths and sources it declares. */
export function factsQuery(manifest: Assessment['manifest']): FactsQuery {
  const { learning, integration, enablement, outcomes } = manifest;
  const paths = [
    ...(integration?.points ?? []).map(({ path }) => path),
    learning?.feedback?.path,
    learning?.evaluation?.path,
    learning?.knowledge?.docs,
    ...(enablement?.training ?? []).map(({ path }) => path),
  ];
  return {
    paths: unique(paths),
    covers: manifest.covers ?? ['.'],
    sources: unique((outcomes?.metrics ?? []).map(({ source }) => source)),
  };
}

function unique(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
