import {
  nodeAt,
  parseDocument,
  sectionText,
  STAGES,
  toPlainText,
  type CalendarDate,
  type Stage,
  type StageCommit,
} from '../../core/index.ts';
import type { Commit, History, Revision } from '../access.ts';
import type { Inquiry } from './inquiry.ts';
import { resolvePath } from '../path.ts';
import { submoduleOf } from './paths.ts';

/** Changes of one manifest that are looked at; older ones no longer matter. */
const MAX_COMMITS = 200;
const MAX_RENAMES = 10;

/** A commit that changed a file, and the path the file had then. */
export interface FileCommit extends Commit {
  readonly path: string;
}

/** The commits that changed a file, newest first, with those of the names it had before; at most `limit` of each name. */
export async function fileHistory(history: History, path: string, limit = MAX_COMMITS): Promise<readonly FileCommit[]> {
  const found: FileCommit[] = [];
  let name: string | undefined = path;
  for (let renames = 0; name !== undefined && renames <= MAX_RENAMES; renames++) {
    const current: string = name;
    const known = new Set(found.map(({ id }) => id));
    const commits = (await history.log(current, limit)).filter(({ id }) => !known.has(id));
    found.push(...commits.map((commit) => ({ ...commit, path: current })));
    const first = commits.at(-1);
    // what the first commit of a repository brought had no name before
    name =
      first && first.parents.length > 0 ? await history.renamedFrom({ commit: first.id, path: current }) : undefined;
  }
  return found;
}

/**
 * The commits that moved the manifest into a stage, oldest first: in it after the commit, and in it in none of its
 * parents, so that branches and merges count once.
 */
export async function stagesFact(history: History, { manifest }: Inquiry): Promise<readonly StageCommit[]> {
  const commits = (await fileHistory(history, manifest)).toReversed();
  const paths = [...new Set(commits.map(({ path }) => path))];
  const before = commits.map(({ parents }) => parents.flatMap((commit) => paths.map((path) => ({ commit, path }))));
  const stages = await stagesAt(history, [...commits.map(({ id, path }) => ({ commit: id, path })), ...before.flat()]);
  return commits.flatMap(({ id, path, authoredOn }, i) => {
    const stage = stages({ commit: id, path });
    const isNew = stage && !(before[i] ?? []).some((revision) => stages(revision) === stage);
    return isNew ? [{ stage, on: authoredOn, commit: id }] : [];
  });
}

/** The latest day on which a commit that touched each path was written or committed. */
export async function lastTouchedFact(
  history: History,
  { repository, folder, query }: Inquiry,
): Promise<Readonly<Record<string, CalendarDate | undefined>>> {
  const days = query.touched.map(async (declared) => {
    const resolved = resolvePath(folder, declared);
    if (!('path' in resolved)) return [declared, undefined] as const;
    const path = (await submoduleOf(repository, resolved.path)) ?? resolved.path;
    const [commit] = await history.log(path, 1);
    return [declared, commit && later(commit.authoredOn, commit.committedOn)] as const;
  });
  return Object.fromEntries(await Promise.all(days));
}

async function stagesAt(history: History, revisions: readonly Revision[]) {
  const key = ({ commit, path }: Revision) => `${commit}:${path}`;
  const unique = [...new Map(revisions.map((revision) => [key(revision), revision])).values()];
  const texts = await history.texts(unique);
  const stages = new Map(unique.map((revision, i) => [key(revision), stageIn(texts[i])]));
  return (revision: Revision) => stages.get(key(revision));
}

function stageIn(text: string | undefined): Stage | undefined {
  // there may be hundreds of revisions, and the rest of them says nothing of the stage
  const section = text === undefined ? '' : sectionText(text, 'lifecycle');
  const node = nodeAt(parseDocument(section).root, ['lifecycle', 'stage']);
  return node && STAGES.find((stage) => stage === toPlainText(node));
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}
