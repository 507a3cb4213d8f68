import { PLACEHOLDER } from '../../core/index.ts';
import type { Repository } from '../access.ts';
import { dependenciesIn } from '../dependencies/read.ts';
import type { Effort } from '../evidence.ts';
import { isWithin, nameOf, relativeTo } from '../path.ts';
import { isAside, isProduction } from '../sources/roles.ts';
import type { ScannedFile } from '../sources/sources.ts';
import { isCode } from '../sources/walk.ts';
import { SYSTEMS } from '../sources/systems.ts';

/** An integration point as a manifest writes it, as far as it can be seen, and where. */
export interface SeenPoint {
  readonly point: { readonly system: string; readonly kind: 'api' | 'event' | 'database'; readonly path?: string };
  readonly evidence: string;
}

const MAX_POINTS = 10;
const INTERFACE = /^(?:openapi|swagger|asyncapi)[\w.-]*\.(?:ya?ml|json)$/i;

/**
 * The systems that a folder (from the root) shows to be connected to: interfaces it describes, and clients that it both
 * requires and uses.
 *
 * @param dependencies dependency manifests in the folder
 */
export async function integrationPoints(
  repository: Repository,
  { folder, dependencies, files }: { folder: string; dependencies: readonly string[]; files: readonly ScannedFile[] },
  effort: Effort,
): Promise<readonly SeenPoint[]> {
  const relative = (path: string) => relativeTo(folder, path);
  const notable = await repository.files.findNotable();
  const described = notable
    // interfaces are documented in `docs/` too, which is aside for code only
    .filter((path) => INTERFACE.test(nameOf(path)) && isWithin(folder, path) && !/\.github\//.test(path))
    .filter((path) => !isAside(path.replaceAll(/\bdocs?\//g, ''), [folder]))
    .map((path): SeenPoint => {
      const kind = /^asyncapi/i.test(nameOf(path)) ? 'event' : 'api';
      return { point: { system: PLACEHOLDER, kind, path: relative(path) }, evidence: relative(path) };
    });
  // manifests that are too large propose nothing
  const read = dependencies.map((path) =>
    dependenciesIn(repository, path, effort).then(
      (all) => all.map((dependency) => ({ ...dependency, path })),
      () => [],
    ),
  );
  const required = (await Promise.all(read)).flat().filter(({ development, optional }) => !development && !optional);
  const requiresBoto = required.some(({ name }) => name === 'boto3');
  const production = files.filter(({ file }) => isProduction(file, [folder]));
  const clients = SYSTEMS.flatMap(({ system, kind, packages }): readonly SeenPoint[] => {
    const using = production.filter((file) => file.systems.has(system));
    const use = using.find(({ file }) => isCode(file)) ?? using[0];
    const client = use && required.find(({ name }) => packages.test(name));
    const isBoto = requiresBoto && system.startsWith('Amazon ');
    if (!use || (!client && !isBoto)) return [];
    const place = `${relative(use.file)} line ${use.systems.get(system)}`;
    const evidence = client ? `${client.name} in ${relative(client.path)}, used in ${place}` : `boto3 in ${place}`;
    // settings are not the code of the connection
    const path = isCode(use.file) ? { path: relative(use.file) } : {};
    return [{ point: { system, kind, ...path }, evidence }];
  });
  return [...described, ...clients].slice(0, MAX_POINTS);
}
