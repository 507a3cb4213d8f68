import { contributes } from '../../src/extension/contributions/contributions.ts';

/** package.json with what the sources say the extension contributes. */
export function packageJson(manifest: object): object {
  return { ...manifest, contributes };
}
