import { relatedProviders, type ModelUse, type Place, type SdkUse } from '../core/index.ts';
import type { Repository } from './access.ts';
import type { Effort } from './evidence.ts';
import { sdksIn } from './dependencies/sdks-in.ts';
import { isProduction } from './sources/roles.ts';
import { sourcesBelow, type ScannedFile } from './sources/sources.ts';

/** The providers that a part of a repository uses, and what shows each. */
export interface Uses {
  /** By packages that are required, in the order of their files. */
  readonly packages: readonly SdkUse[];
  /** By production code and configuration. */
  readonly marks: readonly SdkUse[];
  readonly models: readonly ModelUse[];
  /** Where a client is given another address than its provider's. */
  readonly redirected: Place | undefined;
  /** Every provider that anything there speaks of, tests and tools included, and where. */
  readonly mentions: ReadonlyMap<string, Place>;
  /** Why some of it was not looked at; nothing where all was. */
  readonly unread: readonly string[];
  readonly files: readonly ScannedFile[];
}

/** Files that list models, with their prices and limits or for people to choose from. */
const LIST =
  /\bschemas?\b.*\.json$|(?:llm|model)s?[-_.]?(?:list|catalog(?:ue)?|registry|infos?|specs?|presets?|options|pricing|prices|costs?|limits)|pricing|token(?:izer|_counter|-counter)/i;

export interface Part {
  /** The folders in question, from the root. */
  readonly bases: readonly string[];
  readonly includes: (path: string) => boolean;
  /** Its dependency manifests. */
  readonly dependencies: readonly string[];
}

/** What a part of a repository uses, as far as it can be read. */
export async function usesOf(repository: Repository, part: Part, effort: Effort): Promise<Uses> {
  const { bases, includes } = part;
  const unread: string[] = [];
  const read = part.dependencies.map((path) =>
    sdksIn(repository, path, effort).catch((error: unknown) => {
      unread.push(error instanceof Error ? error.message : String(error));
      return [];
    }),
  );
  const required = (await Promise.all(read)).flat();
  const packages = required.filter(({ development }) => !development).map(({ use }) => use);
  const scanned = await Promise.all(bases.map((base) => sourcesBelow(repository, base, effort)));
  const files = [...new Map(scanned.flatMap((sources) => sources.files).map((file) => [file.file, file])).values()];
  const own = files.filter(({ file }) => includes(file));
  const production = own.filter(({ file }) => isProduction(file, bases));

  const mentions = new Map<string, Place>();
  const mention = (provider: string | undefined, { file, line }: Place) => {
    if (provider !== undefined && !mentions.has(provider)) mentions.set(provider, { file, ...(line ? { line } : {}) });
  };
  for (const { use } of required) mention(use.provider, use);
  for (const { file, marks } of own) for (const { provider, line } of marks) mention(provider, { file, line });

  const marks = production.flatMap(marksIn);
  const models = production.flatMap(({ file, marks: found, isCatalogue, isMenu }) =>
    isCatalogue || isMenu || LIST.test(file)
      ? []
      : found.flatMap(({ provider, kind, text, line, servedBy = hostIn(file) }) =>
          kind === 'model' ? [{ file, line, name: text, maker: provider, ...(servedBy ? { servedBy } : {}) }] : [],
        ),
  );
  const redirecting = production.find(({ redirected }) => redirected !== undefined);
  return {
    packages,
    marks,
    models,
    redirected: redirecting && { file: redirecting.file, line: redirecting.redirected ?? 1 },
    mentions,
    unread: scanned.every(({ isWhole }) => isWhole) ? unread : [...unread, 'there is more code than is looked at'],
    files: own,
  };
}

/** The platform that a file sets up, and whose models it names. */
function hostIn(file: string): string | undefined {
  return file.endsWith('.bicep') ? 'azure' : undefined;
}

/** The uses of providers that the marks of a file show; none where it lists providers to choose from. */
export function marksIn({ file, marks, isMenu }: ScannedFile): readonly SdkUse[] {
  if (isMenu) return [];
  return marks.flatMap(({ provider, kind, text, line }): readonly SdkUse[] =>
    kind === 'model' ? [] : [{ file, line, package: text, by: kind, provider, alsoServes: relatedProviders(provider) }],
  );
}
