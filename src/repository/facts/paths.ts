import type { PathFact } from '../../core/index.ts';
import type { FileAccess, Repository } from '../access.ts';
import { evidenceText } from '../evidence.ts';
import { isManifest } from '../notable.ts';
import { holdsOnlyManifests } from './only-manifests.ts';
import { isWithin, join, nameOf, resolvePath } from '../path.ts';
import type { Inquiry } from './inquiry.ts';
import { silentSystems } from './silent-systems.ts';

/** Longer texts are no stubs and need not be read. */
const MAX_BYTES = 64 * 1024;
/** Up to this size they are read, to check that they are text. */
const MAX_LONG = 1 << 20;

/** How many folders and files are visited before a folder counts as non-empty. */
const MAX_FOLDERS = 50;
const MAX_FILES = 30;

/** Characters of a text from which on it may be an evaluation. */
const MIN_EVALUATION = 20;

const LICENCE = /^(?:licen[cs]e|copying|notice|authors|code_of_conduct)(?:[._-].*)?$/i;
const PLACE_HOLDER = /^\.(?:git(?:keep|ignore|attributes)|keep|DS_Store)$/;
/** Files in which an evaluation may be written: code, notebooks, cases, prompts and their configuration. */
const EVALUATION =
  /\.(?:py|ipynb|[cm]?[jt]sx?|go|rb|rs|java|kts?|scala|cs|fs|php|exs?|swift|r|jl|sh|sql|jsonl?|ya?ml|toml|csv|tsv|parquet|xlsx?|prompt|jinja2?|j2|feature|robot|http|evals?)$/i;
const PROSE = /\.(?:md|mdx|rst|txt|adoc|docx?|pdf|html?)$/i;
const NO_EVALUATION =
  /^(?:package(?:-lock)?\.json|tsconfig.*\.json|pyproject\.toml|.*\.lock|pnpm-lock\.yaml|\.pre-commit-config\.yaml|__init__\.py)$/;

/** What is at each path that the manifest declares. */
export async function pathsFact(inquiry: Inquiry): Promise<Readonly<Record<string, PathFact>>> {
  const facts = inquiry.query.paths.map(async (declared) => [declared, await pathFact(inquiry, declared)] as const);
  return Object.fromEntries(await Promise.all(facts));
}

async function pathFact(inquiry: Inquiry, declared: string): Promise<PathFact> {
  const { repository, folder, manifest } = inquiry;
  const resolved = resolvePath(folder, declared);
  if (!('path' in resolved)) return /^https?:/i.test(declared) ? { ...resolved, kind: 'elsewhere' } : resolved;
  const { files } = repository;
  const { path } = resolved;
  if (path === '' || path === folder) return { kind: 'folder', evaluation: 'no', provesNothing: 'is the whole folder' };
  if (isWithin('.git', path)) return { kind: 'folder', evaluation: 'no', provesNothing: 'belongs to git' };
  const kind = await files.kindOf(path);
  const submodule = kind === 'outside' ? undefined : await submoduleOf(repository, path);
  if (submodule !== undefined && (await files.list(submodule)).length === 0) {
    return { kind: 'unseen', reason: `${submodule} is a submodule that is not checked out` };
  }
  if (kind === 'absent' && (await repository.isLeftOut(path))) {
    return { kind: 'unseen', reason: `${declared} is not checked out here` };
  }
  if (kind === 'absent' && (await holdsOnlyManifests(repository))) {
    return { kind: 'unseen', reason: `${declared} is not here, where there is nothing but manifests` };
  }
  if (kind === 'link') return { kind: 'unseen', reason: `${declared} is reached through a link` };
  if (kind !== 'file' && kind !== 'folder') return { kind };
  if (kind === 'folder' && /(?:^|\/)\.(?:github(?:\/workflows)?|gitlab|circleci)$/.test(path)) {
    return { kind, evaluation: 'no', provesNothing: 'is the folder of the CI workflows' };
  }
  const fact = await (kind === 'file' ? fileFact : folderFact)(files, path, manifest);
  const systems = inquiry.query.connections.filter((one) => one.path === declared).map(({ system }) => system);
  if (systems.length === 0 || fact.provesNothing !== undefined || fact.characters === 0) return fact;
  const silentOn = await silentSystems(files, path, systems);
  return silentOn.length > 0 ? { ...fact, silentOn } : fact;
}

async function fileFact(files: FileAccess, path: string, manifest: string): Promise<PathFact> {
  const name = nameOf(path);
  const kind = 'file';
  if (path === manifest || isManifest(path)) return { kind, evaluation: 'no', provesNothing: 'is a manifest itself' };
  if (LICENCE.test(name)) return { kind, evaluation: 'no', provesNothing: 'is no part of the initiative' };
  const text = await files.readText(path, MAX_BYTES);
  // what cannot be read as text: pictures, slides, what Git LFS keeps elsewhere, files of zeros
  if (text === undefined || text.startsWith('version https://git-lfs.github.com/spec/')) {
    const isLong = text === undefined && (await files.readText(path, MAX_LONG)) !== undefined;
    return isLong
      ? { kind, evaluation: evaluationOf(name, MIN_EVALUATION) }
      : { kind, evaluation: EVALUATION.test(name) ? 'prose' : 'no', provesNothing: 'is no text that can be read' };
  }
  const characters = text.trim().length;
  return { kind, characters, evaluation: evaluationOf(name, characters) };
}

function evaluationOf(name: string, characters: number): PathFact['evaluation'] {
  if (characters < MIN_EVALUATION || NO_EVALUATION.test(name)) return 'no';
  if (EVALUATION.test(name) || /^(?:Makefile|Dockerfile|justfile)$/.test(name)) return 'yes';
  return PROSE.test(name) ? 'prose' : 'no';
}

/** What the files at or below a folder come to. */
async function folderFact(files: FileAccess, folder: string, manifest: string): Promise<PathFact> {
  const waiting = [folder];
  let [looked, text, evaluation, unread]: [number, number, PathFact['evaluation'], number] = [0, 0, 'no', 0];
  for (let folders = 0; folders < MAX_FOLDERS && looked < MAX_FILES; folders++) {
    const current = waiting.shift();
    if (current === undefined) break;
    for (const name of await files.list(current)) {
      const path = join(current, name);
      if (name.endsWith('/')) waiting.push(path);
      else if (!PLACE_HOLDER.test(name) && !LICENCE.test(name) && path !== manifest && looked < MAX_FILES) {
        looked++;
        const fact = await fileFact(files, path, manifest);
        if (fact.provesNothing !== undefined) unread++;
        else text += fact.characters ?? MIN_EVALUATION;
        if (fact.evaluation === 'yes' || (fact.evaluation === 'prose' && evaluation === 'no'))
          evaluation = fact.evaluation;
      }
    }
  }
  if (looked === 0) return { kind: 'folder', characters: 0, evaluation: 'no' };
  const isWhole = waiting.length === 0 && looked < MAX_FILES;
  if (text > 0) return { kind: 'folder', evaluation: evaluation === 'no' && !isWhole ? 'prose' : evaluation };
  // empty files only, such as those that make a folder a package
  if (unread === 0) return { kind: 'folder', characters: isWhole ? 0 : 1, evaluation: 'no' };
  return { kind: 'folder', evaluation, provesNothing: 'holds no text that can be read' };
}

/** The submodule that holds a path from the root. */
export async function submoduleOf(repository: Repository, path: string): Promise<string | undefined> {
  const folders = await repository.once('submodules', async (files) => {
    const text = await evidenceText(files, '.gitmodules', MAX_BYTES);
    return (text ?? '').split(/\r\n?|\n/).flatMap((line) => {
      const [key = '', ...value] = line.split('=');
      return key.trim() === 'path' ? [value.join('=').trim()] : [];
    });
  });
  return folders.find((folder) => isWithin(folder, path));
}
