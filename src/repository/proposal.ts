import { parse } from 'smol-toml';
import type { Known, SdkUse } from '../core/index.ts';
import type { Repository } from './access.ts';
import { findCodeOwners, ownersOf, parseCodeOwners } from './codeowners.ts';
import { coverage } from './coverage.ts';
import { at } from './dependencies/dependency.ts';
import { isDependencyManifest } from './dependencies/read.ts';
import { integrationPoints } from './integration-points.ts';
import { isWithin, join, nameOf } from './path.ts';
import { isAside, sdksIn } from './sdks.ts';

const MAX_BYTES = 256 * 1024;
const MAX_COMMITS = 10_000;
const EVALUATIONS = /^(?:evals?|evaluations?|llm-evals?|promptfoo)\/$/i;
const DOCS = /^(?:docs?|documentation)\/$/i;

/** What a repository says for the manifest of a new initiative, by field, each with its evidence. What it does not say is not there. */
export type Proposal = ReadonlyMap<string, Known>;

/** Reads a folder of a repository (from its root) for what its manifest can say already. */
export async function propose(repository: Repository, folder: string): Promise<Proposal> {
  const { files } = repository;
  const proposal = new Map<string, Known>();
  const add = (path: string, value: unknown, evidence: string) => {
    if (value !== undefined && value !== '' && !proposal.has(path)) proposal.set(path, { value, evidence });
  };

  const names = await files.list(folder);
  const read = async (name: string) =>
    names.includes(name) ? files.readText(join(folder, name), MAX_BYTES) : undefined;
  for (const { file, name, description, homepage } of packages(
    await read('package.json'),
    await read('pyproject.toml'),
    await read('Cargo.toml'),
  )) {
    add('name', kebabCase(name ?? ''), `name in ${file}`);
    add('description', oneSentence(description ?? ''), `description in ${file}`);
    if (homepage !== undefined && /^https?:\/\/\S+$/.test(homepage))
      add('links', [{ title: 'Home page', url: homepage }], `in ${file}`);
  }
  const readme = names.find((name) => /^readme\.(?:md|rst|txt)$/i.test(name));
  const heading = readme && headingOf((await read(readme)) ?? '');
  if (heading) add('title', heading, `heading of ${readme}`);
  const own = nameOf(folder) || repository.name;
  add('name', kebabCase(own), 'name of the folder');
  add('title', sentenceCase(kebabCase(own)), 'made of the name');

  const owners = await findCodeOwners(files, folder);
  if (owners) {
    const within = folder.slice(owners.base === '' ? 0 : owners.base.length + 1);
    const entry = ownersOf(parseCodeOwners(owners.text, owners.file), join(within, 'any-file'));
    add('ownership.owner', entry?.owners[0], `${entry?.file} line ${entry?.line}`);
  }

  const uses = await sdkUses(repository, folder);
  const providers = uses.filter(({ provider }, i) => uses.findIndex((other) => other.provider === provider) === i);
  const models = providers.flatMap(({ provider }) => (provider === undefined ? [] : [{ provider, name: 'TODO' }]));
  const places = providers.filter(({ provider }) => provider !== undefined).map(place);
  if (models.length > 0) add('sourcing.models', models, places.join(', '));

  const points = await integrationPoints(repository, folder);
  if (points.length > 0)
    add(
      'integration.points',
      points.map(({ point }) => point),
      points.map(({ evidence }) => evidence).join(', '),
    );
  const evaluation = names.find((name) => EVALUATIONS.test(name));
  if (evaluation !== undefined) add('learning.evaluation', { path: evaluation }, 'folder of that name');
  const docs = names.find((name) => DOCS.test(name));
  if (docs !== undefined) add('learning.knowledge', { docs }, 'folder of that name');

  const since = uses[0] && (await firstCommitted(repository, uses[0].file));
  if (since !== undefined) {
    add(
      'lifecycle.stageHistory',
      [{ stage: 'idea', since }],
      `first commit of ${uses[0]?.file ?? ''}; correct the stage and add those entered since`,
    );
  }
  return proposal;
}

async function sdkUses({ files }: Repository, folder: string): Promise<readonly SdkUse[]> {
  const { covers } = coverage('', [folder === '' ? '.' : folder]);
  const near = (await files.list(folder)).filter((name) => !name.endsWith('/')).map((name) => join(folder, name));
  const all = [...new Set([...near, ...(await files.findNotable())])].filter(
    (path) => isDependencyManifest(path) && covers(path) && isWithin(folder, path) && !isAside(path, [folder]),
  );
  const found = await Promise.all(all.slice(0, 200).map((path) => sdksIn(files, path)));
  return found.flat().flatMap(({ use, optional }) => (optional ? [] : [use]));
}

function place({ package: name, file, line }: SdkUse): string {
  return `${name} in ${file}${line === undefined ? '' : ` line ${line}`}`;
}

async function firstCommitted({ history }: Repository, file: string): Promise<string | undefined> {
  if (!('known' in history)) return undefined;
  return (await history.known.log([file], MAX_COMMITS).catch(() => [])).at(-1)?.authoredOn;
}

interface Package {
  readonly file: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly homepage?: string | undefined;
}

function packages(json: string | undefined, python: string | undefined, cargo: string | undefined): readonly Package[] {
  const sources = [
    ['package.json', json, JSON.parse, []],
    ['pyproject.toml', python, parse, ['project']],
    ['pyproject.toml', python, parse, ['tool', 'poetry']],
    ['Cargo.toml', cargo, parse, ['package']],
  ] as const;
  return sources.flatMap(([file, text, reader, keys]): readonly Package[] => {
    if (text === undefined) return [];
    try {
      const value = at(reader(text), ...keys);
      const textAt = (key: string) => {
        const found = at(value, key);
        return typeof found === 'string' ? found : undefined;
      };
      return [{ file, name: textAt('name'), description: textAt('description'), homepage: textAt('homepage') }];
    } catch {
      return [];
    }
  });
}

/** The first heading of a text in Markdown or reStructuredText, without its marks. */
function headingOf(text: string): string | undefined {
  const found =
    /^#\s+(.+)$/m.exec(text)?.[1] ??
    /^(\S.*)\n[=~*-]{3,}$/m.exec(text)?.[1] ??
    /<h1[^>]*>([^]*?)<\/h1>/i.exec(text)?.[1];
  const plain = found
    ?.replaceAll(/!\[[^\]]*\]\([^)]*\)|<[^>]*>|[*_`#]|:[a-z_]+:|\p{Extended_Pictographic}|\ufe0f/gu, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain === undefined || plain.length > 80 ? undefined : plain;
}

function oneSentence(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function kebabCase(text: string): string {
  const words = text
    .replace(/^@[^/]+\//, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase();
  return words.replaceAll(/[^a-z\d]+/g, '-').replaceAll(/^-+|-+$/g, '');
}

function sentenceCase(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
