import type { CodeFact, Place, SdkUse } from '../../core/index.ts';
import type { FileAccess } from '../access.ts';
import { isDependencyManifest } from '../dependencies/read.ts';
import { EvidenceError } from '../evidence.ts';
import { folderOf, join, upwards } from '../path.ts';
import { isAside, isProduction } from '../sources/roles.ts';
import { isCode } from '../sources/walk.ts';
import { below, survey } from '../survey.ts';
import { usesOf, type Uses } from '../uses.ts';
import { coverage } from './coverage.ts';
import type { Inquiry } from './inquiry.ts';

/** Dependency manifests read for one initiative. */
const MAX_FILES = 200;

/** What an initiative uses, by its packages and its code: what covers it, and what is beside its manifest. */
export async function usesFact(inquiry: Inquiry): Promise<Uses> {
  const { repository, folder, effort } = inquiry;
  const { files } = repository;
  const { manifests, dependencies } = await survey(repository);
  const covers = coverage(folder, inquiry.query.covers);
  // initiatives of their own in folders below answer for themselves
  const nested = new Set(
    below(manifests, folder)
      .map(folderOf)
      .filter((other) => other !== folder),
  );
  const isOwn = (path: string) => !upwards(folderOf(path)).some((other) => nested.has(other));
  // what is not committed yet counts too, where it is easily found
  const near = await Promise.all([folder, ...covers.folders].map((base) => filesIn(files, base)));
  const inReach = [...below(dependencies, folder), ...covers.among(dependencies)];
  const candidates = [...new Set([...inReach, ...near.flat().filter(isDependencyManifest)])].filter(isOwn);
  const bases = [folder, ...covers.folders];
  const within = candidates.filter((path) => covers.covers(path) && !isAside(path, bases) && isProduction(path, bases));
  // a covered folder without any is served by those beside the manifest
  const beside = candidates.filter((path) => folderOf(path) === folder);
  const chosen = [...new Set([...within, ...beside])].slice(0, MAX_FILES);
  // settings beside the manifest are of what it covers
  const includes = (path: string) =>
    isOwn(path) && (covers.covers(path) || (folderOf(path) === folder && !isCode(path)));
  return usesOf(repository, { bases: [...new Set(bases)], includes, dependencies: chosen }, effort);
}

/** The providers that production code uses. @throws {EvidenceError} where nothing was seen and not all could be read */
export function sdksFact({ packages, marks, unread }: Uses): readonly SdkUse[] {
  const [reason] = unread;
  if (packages.length === 0 && marks.length === 0 && reason !== undefined) throw new EvidenceError(reason);
  return [...packages, ...marks];
}

export function codeFact({ models, mentions, redirected, unread, files }: Uses): CodeFact {
  const placeOf = (key: 'telemetry' | 'feedback'): Place | undefined => {
    const file = files.find((scanned) => scanned[key] !== undefined && isProduction(scanned.file, ['']));
    const line = file?.[key];
    return file && line !== undefined ? { file: file.file, line } : undefined;
  };
  const [telemetry, feedback] = [placeOf('telemetry'), placeOf('feedback')];
  return {
    models,
    mentions: Object.fromEntries(mentions),
    ...(redirected ? { redirected } : {}),
    ...(telemetry ? { telemetry } : {}),
    ...(feedback ? { feedback } : {}),
    unread,
  };
}

async function filesIn(files: FileAccess, folder: string): Promise<readonly string[]> {
  return (await files.list(folder)).filter((name) => !name.endsWith('/')).map((name) => join(folder, name));
}
