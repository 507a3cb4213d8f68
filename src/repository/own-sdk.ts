import type { Repository } from './access.ts';
import { findSdk } from './dependencies/sdk-table.ts';
import { packagesIn } from './proposal/packages.ts';
import { folderOf, nameOf } from './path.ts';
import { isAside } from './sources/roles.ts';
import type { Ecosystem } from './dependencies/dependency.ts';

const ECOSYSTEMS: Readonly<Record<string, Ecosystem>> = {
  'package.json': 'npm',
  'pyproject.toml': 'pypi',
  'setup.py': 'pypi',
  'Cargo.toml': 'cargo',
  'composer.json': 'packagist',
  'go.mod': 'go',
};
const MAX_PACKAGES = 60;

/** The AI SDK that a repository is itself the source of: what it publishes is used, and no initiative of its own. */
export function ownSdk(repository: Repository): Promise<string | undefined> {
  return repository.once('own sdk', async (files) => {
    const notable = await files.findNotable();
    const manifests = notable.filter((path) => ECOSYSTEMS[nameOf(path)] !== undefined && !isAside(path, ['']));
    for (const folder of [...new Set(manifests.map(folderOf))].slice(0, MAX_PACKAGES)) {
      for (const { file, name, module } of await packagesIn(files, folder)) {
        const ecosystem = ECOSYSTEMS[file];
        const full = module ?? name;
        if (ecosystem !== undefined && full !== undefined && findSdk(ecosystem, full)) return full;
      }
    }
    // gems and NuGet packages are named as their files, where nothing else is said
    const named = notable.filter((path) => /\.(?:gemspec|csproj)$/.test(path) && !isAside(path, ['']));
    return named.slice(0, MAX_PACKAGES).flatMap((path): readonly string[] => {
      const name = nameOf(path).replace(/\.\w+$/, '');
      return findSdk(path.endsWith('.gemspec') ? 'rubygems' : 'nuget', name) ? [name] : [];
    })[0];
  });
}
