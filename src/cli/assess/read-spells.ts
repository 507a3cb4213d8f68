import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { CalendarDate } from '../../core/index.ts';
import type { ReportedProblem } from '../../report/report-schema.ts';
import { placeOf } from '../../report/rows.ts';
import { GitError } from '../../repository/node/git/git-error.ts';
import { nodeHistory } from '../../repository/node/git/history.ts';
import { fileCourses } from '../../repository/node/git/manifest-log.ts';
import { createGit } from '../../repository/node/git/run-git.ts';
import { repositoryRoot } from '../../repository/node/root.ts';
import { spellsOf, type Spell } from '../../validation/spells.ts';
import type { Io } from '../command-line/io.ts';
import { expandGlobs } from '../files/expand-globs.ts';
import { readProblem } from '../files/find-manifests.ts';
import { isManifestName, SKIPPED } from '../files/manifest-names.ts';
import { relativePath } from '../files/paths.ts';
import { MAX_REPORT, parseJson, readWhole } from '../files/read-text.ts';
import { runHead, TOOL } from './assess-paths.ts';
import { createPolicyFinder } from './policy-for-manifest.ts';
import { isReport } from './read-sources.ts';

export interface SpellSourceOptions {
  readonly today: CalendarDate;
  readonly config?: string;
  readonly repository?: string;
}

/** The pilots of repositories and reports, each once, and what could not be read. */
export interface SpellSources {
  readonly spells: readonly Spell[];
  readonly errors: readonly ReportedProblem[];
}

/** Revisions of one manifest that are read: the newest. */
const MAX_REVISIONS = 2000;

/** Reads the pilots of folders out of git, and those of reports of other runs. */
export async function readSpells(given: readonly string[], options: SpellSourceOptions, io: Io): Promise<SpellSources> {
  const spells = new Map<string, Spell>();
  const errors: ReportedProblem[] = [];
  for (const source of expandGlobs(given, io.cwd)) {
    try {
      const read = isReport(source) ? await reportedSpells(source, io) : await committedSpells(source, options, io);
      for (const spell of read) spells.set(`${spell.commit} ${spell.path}`, spell);
    } catch (error) {
      if (!(error instanceof Error) || error.name === 'UsageError') throw error;
      errors.push({ path: source, message: error instanceof GitError ? inHistory(error.message) : readProblem(error) });
    }
  }
  return { spells: [...spells.values()], errors };
}

const inHistory = (reason: string) => `Its history cannot be read: ${reason}`;

async function committedSpells(given: string, options: SpellSourceOptions, io: Io): Promise<readonly Spell[]> {
  const folder = realpathSync.native(path.resolve(io.cwd, given));
  if (!statSync(folder).isDirectory()) throw new Error('It is no folder; a repository or a folder of one is read');
  const root = repositoryRoot(folder);
  if (root === undefined) throw new GitError('the folder is in no git repository');
  const git = createGit(io.env);
  const history = nodeHistory(git, root);
  if ('unknown' in history) throw new GitError(history.unknown);
  const { known } = history;
  const below = relativePath(root, folder);
  const policies = createPolicyFinder(io.cwd, options.config);
  const run = runHead(options.today, options.repository, io);
  const spells: Spell[] = [];
  for (const { path: file, revisions, deletedBy } of await fileCourses(git, root, isManifest, known)) {
    if (below !== '.' && !file.startsWith(`${below}/`)) continue;
    const newest = revisions.slice(-MAX_REVISIONS);
    const read = await known.texts(newest.map(({ id, path }) => ({ commit: id, path })));
    const absolute = path.join(root, file);
    const { policy } = await policies.of(absolute);
    const place = placeOf(run, relativePath(io.cwd, absolute));
    const course = {
      path: file,
      revisions: newest.flatMap(({ id, path, ...commit }, i) => {
        const text = read[i];
        return text === undefined ? [] : [{ commit: id, path, text, on: committedBy(commit) }];
      }),
      ...(deletedBy ? { deletedOn: committedBy(deletedBy) } : {}),
    };
    spells.push(...spellsOf(course, { policy, today: options.today, place }));
  }
  return spells;
}

function isManifest(file: string): boolean {
  const parts = file.split('/');
  return isManifestName(parts.at(-1) ?? '') && !parts.some((part) => SKIPPED.has(part));
}

/** The day by which a commit was there for certain: either of its days may be set back. */
function committedBy({ authoredOn, committedOn }: { readonly authoredOn: string; readonly committedOn: string }) {
  return authoredOn > committedOn ? authoredOn : committedOn;
}

async function reportedSpells(given: string, io: Io): Promise<readonly Spell[]> {
  // loaded on demand, since building the schema takes time
  const { validationSchema } = await import('../../report/validation/validation-schema.ts');
  const value = parseJson(readWhole(path.resolve(io.cwd, given), MAX_REPORT));
  const { data, error } = validationSchema.safeParse(value);
  if (!data) {
    const [issue] = error.issues;
    throw new Error(
      `It is no report of validate-rules --format json of this version (${issue?.path.join('.')}: ${issue?.message})`,
    );
  }
  if (data.tool.version !== TOOL.version) {
    throw new Error(
      `It was made by version ${data.tool.version}, whose rules differ from those of ${TOOL.version}: make it again`,
    );
  }
  return data.spells;
}
