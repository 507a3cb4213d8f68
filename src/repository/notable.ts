import { nameOf } from './path.ts';

/**
 * Names of files that say something about an initiative, in the pattern syntax of VS Code: one list, so that a large
 * repository is asked once.
 */
export const NOTABLE_NAMES: readonly string[] = `
  ai-initiative.yaml ai-initiative.yml catalog-info.yaml catalog-info.yml CODEOWNERS .gitmodules
  package.json *requirements*.txt *requirements.in setup.py setup.cfg pylock.toml pylock.*.toml pyproject.toml Pipfile environment.yml environment.yaml go.mod pom.xml
  mix.exs Package.swift deno.json deno.jsonc *.gemspec build.sbt packages.config pubspec.yaml
  build.gradle build.gradle.kts *.versions.toml Gemfile Cargo.toml *.csproj *.fsproj *.vbproj composer.json
  .gitlab-ci.yml azure-pipelines*.yml azure-pipelines*.yaml Jenkinsfile *.jenkinsfile
  openapi*.yaml openapi*.yml openapi*.json swagger*.yaml swagger*.yml swagger*.json
  asyncapi*.yaml asyncapi*.yml asyncapi*.json README.md
`
  .trim()
  .split(/\s+/);

/** Folders in which every YAML file is a CI workflow, or part of one. */
export const WORKFLOW_FOLDERS = [
  '.github/workflows',
  '.gitlab',
  '.circleci',
  '.azure-pipelines',
  '.azuredevops',
] as const;

/** More than any repository should have; the rest is left unseen. */
export const MAX_NOTABLE = 50_000;

const exact = new Set<string>(NOTABLE_NAMES.filter((name) => !name.includes('*')));
const patterns = new RegExp(
  `^(?:${NOTABLE_NAMES.filter((name) => name.includes('*'))
    .map((name) => name.split('*').map(escape).join('.*'))
    .join('|')})$`,
);
const workflow = new RegExp(`(?:^|/)(?:${WORKFLOW_FOLDERS.map(escape).join('|')})/.*\\.ya?ml$`);

/** @param path from the root of the repository */
export function isNotable(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return exact.has(name) || patterns.test(name) || (/\.ya?ml$/.test(name) && workflow.test(path));
}

/** Whether a file is a CI workflow, seen from some folder above it. */
export const mayBeWorkflow = (path: string): boolean =>
  workflow.test(path) ||
  /(?:^|\/)(?:\.gitlab-ci\.yml|azure-pipelines[^/]*\.ya?ml|Jenkinsfile[^/]*|[^/]+\.jenkinsfile)$/i.test(path);

export const isManifest = (path: string): boolean => /^ai-initiative\.ya?ml$/.test(nameOf(path));

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
