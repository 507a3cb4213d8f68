import {
  answerProblem,
  manifestTemplate,
  type Known,
  type Observation,
  type Place,
  type TemplateAnswers,
} from '../../core/index.ts';
import type { Repository } from '../access.ts';
import { isDependencyManifest } from '../dependencies/read.ts';
import { createEffort, type Effort } from '../evidence.ts';
import { codeOwnersOf, ownersOf } from '../facts/codeowners.ts';
import { ownSdk } from '../own-sdk.ts';
import { isWithin, join, nameOf, relativeTo } from '../path.ts';
import { isAside, isProduction } from '../sources/roles.ts';
import { usesOf, type Uses } from '../uses.ts';
import { evaluationIn } from './evaluation.ts';
import { evaluationInCi } from './evaluation-in-ci.ts';
import { integrationPoints } from './integration-points.ts';
import { modelsUsed } from './models.ts';
import { initiativeName, kebabCase, oneSentence, sentenceCase } from './names.ts';
import { packagesIn } from './packages.ts';
import { headingOf } from './readme.ts';
import { firstUse } from './since.ts';

const MAX_README = 1 << 20;
const MAX_DEPENDENCIES = 200;
/** Dependency manifests whose history is looked at. */
const MAX_HISTORIES = 5;
/** For one proposal, in ms. */
const MAX_TIME = 2_500;
const STAGE = 'lifecycle.stage';
const HISTORY = 'lifecycle.stageHistory';
const DOCS = /^(?:docs?|documentation)\/$/i;

/** What a repository says for the manifest of a new initiative, by field, each with its evidence. What it does not say is not there. */
export type Proposal = ReadonlyMap<string, Known>;

/** What a person says who creates a manifest; what they leave out is filled in. */
export type NewManifest = Partial<Omit<TemplateAnswers, 'known'>>;

/** The answers that a proposal has to the questions asked, as far as they are valid. */
export function proposedAnswers(proposal: Proposal): Pick<NewManifest, 'name' | 'title' | 'owner'> {
  const valueOf = (field: string) => {
    const value = proposal.get(field)?.value;
    return typeof value === 'string' && answerProblem(field, value) === undefined ? value : undefined;
  };
  return { name: valueOf('name'), title: valueOf('title'), owner: valueOf('ownership.owner') };
}

/**
 * The text of a new manifest: the given answers, what the repository says, and the rest as questions.
 *
 * @param seen what else the repository shows, which answers none of them
 */
export function newManifestText(
  { name = 'new-initiative', title = 'New initiative', stage, owner }: NewManifest,
  proposal: Proposal,
  seen: readonly Observation[] = [],
): string {
  // an owner that was proposed and not confirmed is left out
  const known = new Map([...proposal].filter(([path]) => owner !== undefined || path !== 'ownership.owner'));
  // the repository cannot say how far an initiative is, so what is written of it is no claim
  if (stage === undefined)
    known.set('assumed', {
      value: proposal.has(HISTORY) ? [STAGE, HISTORY] : [STAGE],
      evidence: 'a guess: confirm the stage and its dates, then remove this list',
    });
  const text = manifestTemplate({ name, title, stage: stage ?? 'idea', owner, known });
  return seen.length === 0 ? text : `${[text, '# Also seen in the repository:', ...seen.map(seenLine)].join('\n')}\n`;
}

function seenLine({ text, place }: Observation): string {
  const line = place?.line === undefined ? '' : ` line ${place.line}`;
  return `# - ${text}${place ? `: ${place.file.replaceAll(/[\s\p{C}]+/gu, ' ')}${line}` : ''}`;
}

/** Reads a folder of a repository (from its root) for what its manifest can say already; its evidence is named as from there. */
export async function propose(repository: Repository, folder: string): Promise<Proposal> {
  const effort = createEffort(undefined, MAX_TIME);
  const proposal = new Map<string, Known>();
  const add = (path: string, value: unknown, evidence: string) => {
    if (value !== undefined && value !== '' && !proposal.has(path)) proposal.set(path, { value, evidence });
  };
  await proposeIdentity(repository, folder, proposal, add);
  const owners = await codeOwnersOf(repository).catch(() => undefined);
  const entry = owners && ownersOf(owners.lines, join(folder, 'any-file'));
  if (entry) add('ownership.owner', entry.owners[0], `${entry.file} line ${entry.line}`);

  const dependencies = await dependenciesBelow(repository, folder);
  const includes = (path: string) => isWithin(folder, path);
  const uses = await usesOf(repository, { bases: [folder], includes, dependencies }, effort);
  // what an SDK offers to others is nothing that it uses itself
  const isSdk = folder === '' && (await ownSdk(repository)) !== undefined;
  if (!isSdk) await proposeUse(repository, folder, uses, effort, add);

  const points = await integrationPoints(repository, { folder, dependencies, files: uses.files }, effort);
  if (points.length > 0) {
    const evidence = points.map((seen) => seen.evidence).join(', ');
    add(
      'integration.points',
      points.map(({ point }) => point),
      evidence,
    );
  }
  const evaluation =
    (await evaluationIn(repository.files, folder, uses.files)) ?? (await evaluationInCi(repository, folder));
  if (evaluation) add('learning.evaluation', { path: evaluation.path }, evaluation.evidence);
  const docs = (await repository.files.list(folder)).find((name) => DOCS.test(name));
  if (docs !== undefined) add('learning.knowledge', { docs }, 'folder of that name');
  return proposal;
}

type Add = (path: string, value: unknown, evidence: string) => void;

async function proposeIdentity(repository: Repository, folder: string, proposal: Proposal, add: Add): Promise<void> {
  const { files } = repository;
  for (const { file, name, description, homepage } of await packagesIn(files, folder)) {
    add('name', initiativeName(name ?? '', folder, repository.name), `name in ${file}`);
    add('description', oneSentence(description ?? ''), `description in ${file}`);
    if (homepage !== undefined && /^https?:\/\/\S+$/.test(homepage))
      add('links', [{ title: 'Home page', url: homepage }], `in ${file}`);
  }
  const ofFolder = initiativeName(nameOf(folder), folder, repository.name) || kebabCase(repository.name);
  add('name', ofFolder, 'name of the folder');
  const names = await files.list(folder);
  const readme = names.find((name) => /^readme\.(?:md|rst|txt)$/i.test(name));
  const heading = readme && headingOf((await files.readText(join(folder, readme), MAX_README)) ?? '');
  if (heading) add('title', heading, `heading of ${readme}`);
  const name = proposal.get('name')?.value;
  if (typeof name === 'string') add('title', sentenceCase(name), 'made of the name');
}

async function dependenciesBelow({ files }: Repository, folder: string): Promise<readonly string[]> {
  const near = (await files.list(folder)).filter((name) => !name.endsWith('/')).map((name) => join(folder, name));
  const all = [...new Set([...near, ...(await files.findNotable())])].filter(
    (path) =>
      isDependencyManifest(path) && isWithin(folder, path) && isProduction(path, [folder]) && !isAside(path, [folder]),
  );
  return all.slice(0, MAX_DEPENDENCIES);
}

async function proposeUse(repository: Repository, folder: string, uses: Uses, effort: Effort, add: Add): Promise<void> {
  const at = ({ file, line }: Place) => `${relativeTo(folder, file)}${line === undefined ? '' : ` line ${line}`}`;
  const models = modelsUsed(uses);
  if (models.length > 0) {
    const places = models.map(
      ({ shownBy }) => `${'package' in shownBy ? shownBy.package : shownBy.name} in ${at(shownBy)}`,
    );
    add(
      'sourcing.models',
      models.map(({ model }) => model),
      [...new Set(places)].join(', '),
    );
  }
  const taking = uses.files.filter(({ file, feedback: line }) => line !== undefined && isProduction(file, [folder]));
  const feedback = taking.find(({ file }) => /feedback/i.test(file)) ?? taking[0];
  if (feedback && (uses.packages.length > 0 || uses.marks.length > 0))
    add(
      'learning.feedback',
      { path: relativeTo(folder, feedback.file) },
      `line ${feedback.feedback} of it takes feedback in`,
    );
  const files = [...new Set(uses.packages.map(({ file }) => file))].slice(0, MAX_HISTORIES);
  const found = await Promise.all(files.map((file) => firstUse(repository, file, effort).catch(() => undefined)));
  const [since] = found.filter((use) => use !== undefined).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  if (since) {
    const evidence = `commit ${since.commit.slice(0, 8)} brought an AI SDK into ${relativeTo(folder, since.file)}`;
    add(HISTORY, [{ stage: 'idea', since: since.on }], evidence);
  }
}
