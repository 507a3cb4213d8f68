/** Every format but the usual one: loaded together, as most alone would be a file of a few lines. */
export { agent } from './agent.ts';
export { badge } from './badge.ts';
export { csv } from './csv.ts';
export { github } from './github.ts';
export { gitlab } from './gitlab.ts';
export { json } from './json.ts';
export { junit } from './junit.ts';
export { markdown } from './markdown.ts';
export { ndjson } from './ndjson.ts';
export { sarif } from './sarif.ts';
