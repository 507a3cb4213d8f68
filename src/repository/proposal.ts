import { parse } from 'smol-toml';
import {
  answerProblem,
  manifestTemplate,
  PLACEHOLDER,
  type Known,
  type SdkUse,
  type TemplateAnswers,
} from '../core/index.ts';
import type { Repository } from './access.ts';
import { codeOwnersOf, ownersOf } from './facts/codeowners.ts';
import { coverage } from './facts/coverage.ts';
import { at } from './dependencies/dependency.ts';
import { isDependencyManifest, parseDependencies } from './dependencies/read.ts';
import { createEffort, type Effort } from './evidence.ts';
import { headingOf } from './readme.ts';
import { integrationPoints } from './integration-points.ts';
import { isWithin, join, nameOf, relativeTo } from './path.ts';
import { findSdk } from './dependencies/sdk-table.ts';
import { isAside, sdksIn } from './facts/sdks.ts';

const MAX_BYTES = 256 * 1024;
const MAX_COMMITS = 10_000;
const EVALUATIONS = /^(?:evals?|evaluations?|llm-evals?|promptfoo)\/$/i;
const DOCS = /^(?:docs?|documentation)\/$/i;

/** What a repository says for the manifest of a new initiative, by field, each with its evidence. What it does not say is not there. */
export type Proposal = ReadonlyMap<string, Known>;

/** What somebody says who creates a manifest; what they leave out is filled in. */
export type NewManifest = Partial<Omit<TemplateAnswers, 'known'>>;

/** The answers that a proposal has for those who are asked, as far as they are valid. */
export function proposedAnswers(proposal: Proposal): Pick<NewManifest, 'name' | 'title' | 'owner'> {
  const valueOf = (field: string) => {
    const value = proposal.get(field)?.value;
    return typeof value === 'string' && answerProblem(field, value) === undefined ? value : undefined;
  };
  return { name: valueOf('name'), title: valueOf('title'), owner: valueOf('ownership.owner') };
}

/** The text of a new manifest: what somebody says, what the repository says, and the rest as questions. */
export function newManifestText(
  { name = 'new-initiative', title = 'New initiative', stage = 'idea', owner }: NewManifest,
  proposal: Proposal,
): string {
  // whoever is asked and names no owner does not take the one that was proposed
  const known = new Map([...proposal].filter(([path]) => owner !== undefined || path !== 'ownership.owner'));
  return manifestTemplate({ name, title, stage, owner, known });
}

/** Reads a folder of a repository (from its root) for what its manifest can say already; its evidence is named as from there. */
export async function propose(repository: Repository, folder: string): Promise<Proposal> {
  const { files } = repository;
  const effort = createEffort();
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
    await read('composer.json'),
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
  const name = proposal.get('name')?.value;
  if (typeof name === 'string') add('title', sentenceCase(name), 'made of the name');

  // what is too large to be read proposes nothing
  const owners = await codeOwnersOf(repository).catch(() => undefined);
  if (owners) {
    const entry = ownersOf(owners.lines, join(folder, 'any-file'));
    add('ownership.owner', entry?.owners[0], `${entry?.file} line ${entry?.line}`);
  }

  const uses = await sdkUses(repository, folder, effort);
  const providers = uses.filter(({ provider }, i) => uses.findIndex((other) => other.provider === provider) === i);
  const models = providers.flatMap(({ provider }) => (provider === undefined ? [] : [{ provider, name: PLACEHOLDER }]));
  const places = providers.filter(({ provider }) => provider !== undefined).map((use) => place(use, folder));
  if (models.length > 0) add('sourcing.models', models, places.join(', '));

  const points = await integrationPoints(repository, folder, effort);
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

  const since = uses[0] && (await sdkSince(repository, uses[0].file, effort).catch(() => undefined));
  if (since !== undefined) {
    add(
      'lifecycle.stageHistory',
      [{ stage: 'idea', since }],
      `an AI SDK is in ${relativeTo(folder, uses[0]?.file ?? '')} since then; correct the stage and add those entered since`,
    );
  }
  return proposal;
}

async function sdkUses(repository: Repository, folder: string, effort: Effort): Promise<readonly SdkUse[]> {
  const { files } = repository;
  const { covers } = coverage('', [folder === '' ? '.' : folder]);
  const near = (await files.list(folder)).filter((name) => !name.endsWith('/')).map((name) => join(folder, name));
  const all = [...new Set([...near, ...(await files.findNotable())])].filter(
    (path) => isDependencyManifest(path) && covers(path) && isWithin(folder, path) && !isAside(path, [folder]),
  );
  const found = await Promise.all(all.slice(0, 200).map((path) => sdksIn(repository, path, effort).catch(() => [])));
  return found.flat().flatMap(({ use, optional }) => (optional ? [] : [use]));
}

function place({ package: name, file, line }: SdkUse, folder: string): string {
  return `${name} in ${relativeTo(folder, file)}${line === undefined ? '' : ` line ${line}`}`;
}

/** The day of the commit in which a dependency manifest first names an AI SDK, given that it has named one ever since. */
async function sdkSince({ history }: Repository, file: string, effort: Effort): Promise<string | undefined> {
  if (!('known' in history)) return undefined;
  const commits = (await history.known.log(file, MAX_COMMITS)).toReversed();
  let [first, last] = [0, commits.length - 1];
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    const [text = ''] = await history.known.texts([{ commit: commits[middle]?.id ?? '', path: file }]);
    const names = await parseDependencies(file, text, effort);
    if (names.some(({ ecosystem, name }) => findSdk(ecosystem, name))) last = middle;
    else first = middle + 1;
  }
  return commits[first]?.authoredOn;
}

interface Package {
  readonly file: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly homepage?: string | undefined;
}

function packages(
  json: string | undefined,
  python: string | undefined,
  cargo: string | undefined,
  php: string | undefined,
): readonly Package[] {
  const sources = [
    ['package.json', json, JSON.parse, []],
    ['pyproject.toml', python, parse, ['project']],
    ['pyproject.toml', python, parse, ['tool', 'poetry']],
    ['Cargo.toml', cargo, parse, ['package']],
    ['composer.json', php, JSON.parse, []],
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

function oneSentence(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function kebabCase(text: string): string {
  const words = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/^@[^/]+\//, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase();
  return words.replaceAll(/[^a-z\d]+/g, '-').replaceAll(/^-+|-+$/g, '');
}

/** A title made of a name. */
export function sentenceCase(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
