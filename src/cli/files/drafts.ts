import { readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

const DRAFT = /^\.(.+)\.([\w-]*)-(\d+)\.tmp$/;

/** Another machine that shares the folder has process ids of its own: its drafts are removed at this age, in ms. */
const ABANDONED = 60 * 60 * 1000;

const machine = () =>
  hostname()
    .slice(0, 32)
    .replaceAll(/[^\w-]/g, '_');

/** The file beside the target that is written first and renamed once it is complete. */
export function draftOf(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.${machine()}-${process.pid}.tmp`);
}

/** Whether a file name is a draft's. */
export const isDraft = (name: string): boolean => DRAFT.test(name);

/**
 * Removes the drafts of a file that earlier runs left when they were killed; those of runs that are still going stay.
 * @param now of the file system, in ms; without it only drafts of this machine are judged
 */
export function clearDrafts(file: string, now = 0): void {
  const folder = path.dirname(file);
  for (const name of namesIn(folder)) {
    const [, target, where, pid] = DRAFT.exec(name) ?? [];
    if (target !== path.basename(file)) continue;
    const draft = path.join(folder, name);
    const isLeft = where === machine() ? !isRunning(Number(pid)) : ageOf(draft, now) > ABANDONED;
    if (isLeft) rmSync(draft, { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // writing to it will say why
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ageOf(draft: string, now: number): number {
  return now - (statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? now);
}
