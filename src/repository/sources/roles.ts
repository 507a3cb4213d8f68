import { folderOf, isWithin, nameOf } from '../path.ts';

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Folders of code that is not what an initiative runs: seen from the folder asked about. */
const ASIDE = words(`
  node_modules vendor third_party thirdparty website _includes fixtures __fixtures__ testdata test tests __tests__ testing spec specs e2e
  integration_tests integration-tests unittests examples example samples sample demos templates template docs doc documentation
  dist build out .venv venv site-packages mocks __mocks__ cassettes recordings benchmarks benchmark bench notebooks notebook
  cookbook cookbooks tutorials tutorial playground playgrounds stories .storybook testutils test-utils snapshots __snapshots__ i18n locale locales translations
`);

/** Folders of code that is run by those who work on it, beside those. */
const WORK = words(`
  scripts script tools tooling hack dev devtools ci .github .gitlab .circleci evals eval evaluation evaluations
  auto_evaluation llm-evals promptfoo experiments experiment research .devcontainer migrations migrate alembic
`);

const TEST_FILE =
  /^(?:test_.*|conftest)\.py$|_(?:tests?|bench(?:mark)?)\.(?:py|go|rb|exs|dart)$|[._-](?:test|spec|stories|bench|mock)s?\.[cm]?[jt]sx?$|(?:Tests?|Spec|IT)\.(?:java|kt|cs|php|scala|swift)$|_spec\.rb$|\.ipynb$|\.md$/;

/** Settings of tools that test, check and build. */
const TOOL_FILE =
  /^(?:playwright|vitest|jest|cypress|karma|wdio|tailwind|postcss|eslint|prettier|stylelint|commitlint|babel|webpack|rollup|vite|tsup|esbuild|codegen)\.(?:config|setup)\.[cm]?[jt]s$/;

/** Whether a path is in a folder that is kept aside, seen from the nearest of the folders asked about. */
export function isAside(path: string, bases: readonly string[]): boolean {
  return partsBelow(path, bases).some(
    (part) => ASIDE.has(part) || /(?:^|[._-])(?:unit|integration|e2e)?[._-]?tests?$/.test(part),
  );
}

/** Whether a file is code that the initiative runs: not of tests, examples, notebooks, evaluations or tools of its makers. */
export function isProduction(path: string, bases: readonly string[]): boolean {
  const name = nameOf(path);
  return (
    !isAside(path, bases) &&
    !TEST_FILE.test(name) &&
    !TOOL_FILE.test(name) &&
    !partsBelow(path, bases).some((part) => WORK.has(part))
  );
}

function partsBelow(path: string, bases: readonly string[]): readonly string[] {
  const containing = bases.filter((base) => isWithin(base, path)).map((base) => base.length);
  const nearest = Math.max(0, ...containing);
  // what follows is the name of a package, in which `samples` or `example` means nothing
  const [folders = ''] = folderOf(path.slice(nearest))
    .toLowerCase()
    .split(/(?<=\bsrc\/main\/(?:java|kotlin|scala|groovy))\//);
  return folders.split('/');
}
