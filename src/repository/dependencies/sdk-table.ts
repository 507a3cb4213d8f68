import { relatedProviders } from '../../core/index.ts';
import type { Ecosystem } from './dependency.ts';
import { go } from './sdks/go.ts';
import { maven } from './sdks/jvm.ts';
import { npm } from './sdks/npm.ts';
import { cargo, hex, nuget, packagist, pub, rubygems, swift } from './sdks/others.ts';
import { pypi } from './sdks/pypi.ts';

/** An AI SDK. */
export interface Sdk {
  /** The package, by the name in its registry; one that ends in `*` matches every name that begins with what is before it. */
  readonly name: string;
  /** The provider whose models it reaches, by its id; undefined where it serves several. */
  readonly provider: string | undefined;
  /** On github.com. */
  readonly source: string;
}

const TABLES: Readonly<Record<Ecosystem, string>> = {
  npm,
  pypi,
  go,
  maven,
  rubygems,
  cargo,
  nuget,
  packagist,
  hex,
  swift,
  pub,
};

/** The known SDKs of a registry, those without `*` first. */
export function sdksOf(ecosystem: Ecosystem): readonly Sdk[] {
  return TABLES[ecosystem]
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', provider = '-', source = ''] = line.trim().split(/\s+/);
      return { name, provider: provider === '-' ? undefined : provider, source };
    });
}

/** An index of the SDKs of one registry, built on first use. */
const indexes = new Map<Ecosystem, { readonly exact: ReadonlyMap<string, Sdk>; readonly prefixes: readonly Sdk[] }>();

function indexOf(ecosystem: Ecosystem) {
  const known = indexes.get(ecosystem);
  if (known) return known;
  const sdks = sdksOf(ecosystem);
  const index = {
    exact: new Map(sdks.map((sdk) => [keyOf(ecosystem, sdk.name), sdk])),
    prefixes: sdks.filter(({ name }) => name.endsWith('*')),
  };
  indexes.set(ecosystem, index);
  return index;
}

/** An AI SDK by the name of its package; undefined for any other package. */
export function findSdk(ecosystem: Ecosystem, name: string) {
  const { exact, prefixes } = indexOf(ecosystem);
  const key = keyOf(ecosystem, name);
  const sdk =
    exact.get(key) ?? prefixes.find((candidate) => key.startsWith(keyOf(ecosystem, candidate.name.slice(0, -1))));
  if (!sdk) return undefined;
  const { provider } = sdk;
  return { provider, alsoServes: provider === undefined ? [] : relatedProviders(provider) };
}

/** NuGet and Swift take letter case for the same. */
function keyOf(ecosystem: Ecosystem, name: string): string {
  return ecosystem === 'nuget' || ecosystem === 'swift' ? name.toLowerCase() : name;
}
