/** What the bench runs in its own process, bundled as the extension and the CLI are. */
export { assess, defaultPolicy, factsQuery, parseDocument } from '../src/core/index.ts';
export { discover } from '../src/cli/files/find-manifests.ts';
export { createFactsSource } from '../src/repository/node/facts-source.ts';
