import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';

const EXAMPLES = join(projectRoot, 'examples');

/** The manifest of a folder of `examples/`. */
export const example = (folder: string): string => readFileSync(join(EXAMPLES, folder, 'ai-initiative.yaml'), 'utf8');

/** The folders of `examples/` that have a manifest. */
export const exampleFolders = (): string[] =>
  readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('/ai-initiative.yaml'))
    .map((file) => file.slice(0, -'/ai-initiative.yaml'.length))
    .toSorted();
