import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { oneLine } from '../../report/sanitize.ts';
import { FileRefusal } from '../../repository/node/guard.ts';
import { repositoryRoot } from '../../repository/node/root.ts';
import { EXIT, UsageError, type Io } from '../command-line/io.ts';
import { LEADS_OUT, orUsageError } from '../command-line/outputs.ts';
import { leadsOut } from '../files/leads-out.ts';
import { packageFile } from '../files/package-files.ts';
import { relativePath } from '../files/paths.ts';
import { readWhole } from '../files/read-text.ts';
import { createFile, makeFolder } from '../files/write-file.ts';

export interface SkillOptions {
  /** Write it into the repository of the current folder. */
  readonly install?: boolean;
}

/** Where agents look for the skills of a repository. */
const PLACE = '.agents/skills/ai-initiative/SKILL.md';

/** `ai-initiative skill`: how agents write a manifest that is true. Returns the exit code. */
export function skillCommand({ install = false }: SkillOptions, io: Io): number {
  const shipped = packageFile('skills/ai-initiative/SKILL.md');
  if (shipped === undefined) throw new UsageError('the skill was left out of this package; reinstall ai-initiative');
  const skill = readFileSync(shipped, 'utf8');
  if (!install) {
    io.stdout.write(skill);
    return EXIT.ok;
  }
  const root = repositoryRoot(realpathSync.native(io.cwd)) ?? io.cwd;
  const file = path.join(root, PLACE);
  const name = relativePath(io.cwd, file);
  if (leadsOut(file, root)) throw new UsageError(`${name} was not written: ${LEADS_OUT}`);
  if (existsSync(file)) {
    if (isSame(file, skill)) io.stdout.write(`${oneLine(name)} is up to date\n`);
    else throw new UsageError(`${name} was changed and stays as it is; remove it to install the skill of this version`);
    return EXIT.ok;
  }
  orUsageError(name, () => {
    makeFolder(path.dirname(file));
    createFile(file, [skill]);
  });
  io.stdout.write(`wrote ${oneLine(name)}\n`);
  return EXIT.ok;
}

/** Anything that is no file, or is longer, differs. */
function isSame(file: string, text: string): boolean {
  try {
    return readWhole(file, Buffer.byteLength(text)) === text;
  } catch (error) {
    if (error instanceof FileRefusal) return false;
    throw error;
  }
}
