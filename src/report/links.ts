import { repository, version } from '../../package.json';

const SOURCES = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/** The page of a rule of the catalogue, of this version. */
export function rulePageUrl(ruleId: string): string {
  return `${SOURCES}/blob/v${version}/docs/rules/${encodeURIComponent(ruleId)}.md`;
}

/** A JSON schema of this version, for editors that fetch it. */
export function schemaUrl(file: string): string {
  return `${SOURCES.replace('://github.com/', '://raw.githubusercontent.com/')}/v${version}/schemas/${file}`;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Where the commit of a CI job is shown, file by file; undefined elsewhere. */
export function sourcesUrl(env: Env): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = env;
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA)
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`;
  return CI_PROJECT_URL && CI_COMMIT_SHA ? `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}` : undefined;
}
