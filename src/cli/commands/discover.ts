import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { initiativeMissing } from '../../core/index.ts';
import { leftOutSentences } from '../../presenter/format.ts';
import { agentUncovered } from '../../report/agent/uncovered.ts';
import { oneLine, showPath, toJson } from '../../report/sanitize.ts';
import { createGit } from '../../repository/node/git/run-git.ts';
import { openRepository } from '../../repository/node/repository.ts';
import { leftOutBelow } from '../../repository/left-out.ts';
import { findUncovered } from '../../repository/uncovered.ts';
import { discover } from '../files/find-manifests.ts';
import { runHead } from '../assess/assess-paths.ts';
import { isRunByAgent } from '../command-line/agents.ts';
import { EXIT, UsageError, type Io } from '../command-line/io.ts';
import { errorLines } from '../command-line/outputs.ts';
import { relativePath } from '../files/paths.ts';

export interface DiscoverOptions {
  readonly format: 'pretty' | 'json' | 'ndjson';
  /** Exit with 1 where there is such a folder. */
  readonly failOnUncovered?: boolean;
  /** Names the repository in NDJSON. */
  readonly repository?: string;
}

/** `ai-initiative discover`: the folders that depend on AI SDKs and that no manifest covers. Returns the exit code. */
export async function discoverCommand(given: string, options: DiscoverOptions, io: Io): Promise<number> {
  const { format, failOnUncovered = false } = options;
  const target = path.resolve(io.cwd, given);
  if (!existsSync(target)) throw new UsageError(`${given}: no such folder`);
  const folder = realpathSync.native(target);
  const git = createGit(io.env);
  const repository = await openRepository(folder, io.env, git);
  const below = relativePath(repository.root, folder);
  const { files: manifests, problems } = await discover([repository.root], io.env, git);
  const fromRoot = (file: string) => relativePath(repository.root, file);
  const unreadable = new Set(problems.map(({ path: file }) => fromRoot(file)));
  const findNotable = async () => {
    const inIndex = (await repository.files.findNotable()).filter((file) => !unreadable.has(file));
    // git's index lacks a manifest that was just written
    return [...new Set([...inIndex, ...manifests.map(fromRoot)])];
  };
  const files = { ...repository.files, findNotable };
  const inRepository = below === '.' ? '' : below;
  const found = await findUncovered({ ...repository, files }, inRepository);
  const shownPath = (file: string) => relativePath(io.cwd, path.join(repository.root, file));
  const leftOut = await leftOutBelow(repository, inRepository);
  const shown = found.map(({ folder: relative, uses }) => ({
    path: shownPath(relative),
    sdks: uses.map(({ package: name, provider, file, line }) => ({
      package: name,
      provider: provider ?? null,
      file: shownPath(file),
      line: line ?? null,
    })),
  }));
  if (format === 'json')
    io.stdout.write(
      `${toJson({ ruleId: initiativeMissing.id, folders: shown, tooLarge: leftOut.tooLarge.map(shownPath), isCut: leftOut.isCut }, 2)}\n`,
    );
  else if (format === 'ndjson') {
    const head = runHead(io.today(), options.repository, io);
    for (const one of shown) io.stdout.write(`${toJson({ type: 'uncovered', ...head, ...one })}\n`);
  } else if (isRunByAgent(io)) {
    io.stdout.write(`${agentUncovered(shown).join('\n')}\n`);
  } else {
    for (const { path: name, sdks } of shown) {
      const places = sdks.map(({ package: sdk, file, line }) => `  ${sdk}  ${file}${line === null ? '' : `:${line}`}`);
      io.stdout.write(`${[showPath(name), ...places.map(oneLine)].join('\n')}\n`);
    }
    io.stdout.write(
      shown.length > 0
        ? `No manifest covers ${shown.length === 1 ? 'this folder' : `these ${shown.length} folders`}; create one with: ai-initiative init <folder>\n`
        : 'No folder depends on an AI SDK without being covered by a manifest\n',
    );
    for (const sentence of leftOutSentences(leftOut.tooLarge.length, leftOut.isCut)) io.stdout.write(`${sentence}\n`);
  }
  const errors = problems.map(({ path: file, message }) => ({ path: relativePath(io.cwd, file), message }));
  io.stderr.write(errorLines(errors).join(''));
  if (errors.length > 0) return EXIT.trouble;
  return failOnUncovered && shown.length > 0 ? EXIT.findings : EXIT.ok;
}
