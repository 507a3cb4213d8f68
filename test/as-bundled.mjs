/** Loads for tests what the bundles hold: a style sheet as its text, and the build of `yaml` that is shipped. */
import { register } from 'node:module';

const yaml = new URL('../node_modules/yaml/browser/index.js', import.meta.url).href;

const hooks = `
import { readFile } from 'node:fs/promises';
export const resolve = (specifier, context, next) => next(specifier === 'yaml' ? '${yaml}' : specifier, context);
export async function load(url, context, next) {
  if (!url.endsWith('.css')) return next(url, context);
  const text = await readFile(new URL(url), 'utf8');
  return { format: 'module', source: 'export default ' + JSON.stringify(text), shortCircuit: true };
}`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
