import type { PathFact } from '../../core/index.ts';
import type { FileAccess, Repository } from '../access.ts';
import { evidenceText } from '../evidence.ts';
import type { Inquiry } from './inquiry.ts';
import { isWithin, join, resolvePath } from '../path.ts';

/** Longer texts are no stubs, so they need not be read. */
const MAX_BYTES = 64 * 1024;

/** Folders looked into before a folder counts as one with files. */
const MAX_FOLDERS = 50;

/** What stands at each path that the manifest declares. */
export async function pathsFact(inquiry: Inquiry): Promise<Readonly<Record<string, PathFact>>> {
  const facts = inquiry.query.paths.map(async (declared) => [declared, await pathFact(inquiry, declared)] as const);
  return Object.fromEntries(await Promise.all(facts));
}

async function pathFact({ repository, folder }: Inquiry, declared: string): Promise<PathFact> {
  const resolved = resolvePath(folder, declared);
  if (!('path' in resolved)) return resolved;
  const { files } = repository;
  const { path } = resolved;
  const kind = await files.kindOf(path);
  const submodule = kind === 'outside' ? undefined : await submoduleOf(repository, path);
  if (submodule !== undefined && (await files.list(submodule)).length === 0) {
    return { kind: 'unseen', reason: `${submodule} is a submodule that is not checked out` };
  }
  if (kind === 'absent' && (await repository.isLeftOut(path))) {
    return { kind: 'unseen', reason: `${declared} is not checked out here` };
  }
  if (kind === 'link') return { kind: 'unseen', reason: `${declared} goes through a link` };
  if (kind === 'file') return { kind, ...characters(await files.readText(path, MAX_BYTES)) };
  if (kind === 'folder') return { kind, ...((await hasFiles(files, path)) ? {} : { characters: 0 }) };
  return { kind };
}

/** The submodule that a path from the root lies in. */
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

/** What cannot be read as text (pictures, slides, what Git LFS keeps elsewhere) is not counted. */
function characters(text: string | undefined): Pick<PathFact, 'characters'> {
  if (text === undefined || text.startsWith('version https://git-lfs.github.com/spec/')) return {};
  return { characters: text.trim().length };
}

/** Whether there is a file at or below a folder; a place holder for git is none. */
async function hasFiles(files: FileAccess, folder: string): Promise<boolean> {
  const waiting = [folder];
  for (let looked = 0; looked < MAX_FOLDERS; looked++) {
    const current = waiting.shift();
    if (current === undefined) return false;
    const names = await files.list(current);
    if (names.some((name) => !name.endsWith('/') && !/^\.git(?:keep|ignore)$/.test(name))) return true;
    waiting.push(...names.filter((name) => name.endsWith('/')).map((name) => join(current, name)));
  }
  return true;
}
