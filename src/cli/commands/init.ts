import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { answerProblem } from '../../core/index.ts';
import { schemaUrl } from '../../report/links.ts';
import { oneLine } from '../../report/sanitize.ts';
import { openRepository } from '../../repository/node/repository.ts';
import { newManifestText, propose, proposedAnswers, type NewManifest } from '../../repository/proposal/propose.ts';
import { leftOutSentences } from '../../presenter/format.ts';
import { seenBelow } from '../../repository/proposal/seen.ts';
import { leftOutBelow } from '../../repository/left-out.ts';
import { EXIT, UsageError, type Io } from '../command-line/io.ts';
import { MANIFEST_NAMES } from '../files/manifest-names.ts';
import { LEADS_OUT, orUsageError } from '../command-line/outputs.ts';
import { clearDrafts } from '../files/drafts.ts';
import { leadsOut } from '../files/leads-out.ts';
import { relativePath } from '../files/paths.ts';
import { createFile, isLeftEmpty } from '../files/write-file.ts';

export interface InitOptions {
  /** Ask nothing: take what the repository says. */
  readonly yes?: boolean;
}

/** By which editors without our extension or language server complete and explain the keys. */
const SCHEMA_LINE = `# yaml-language-server: $schema=${schemaUrl('ai-initiative.schema.json')}`;

/** `ai-initiative init`: writes a manifest of what the repository says already. Returns the exit code. */
export async function initCommand(given: string, { yes = false }: InitOptions, io: Io): Promise<number> {
  const target = path.resolve(io.cwd, given);
  if (!existsSync(target) || !statSync(target).isDirectory()) throw new UsageError(`${given}: no such folder`);
  const folder = realpathSync.native(target);
  if (leadsOut(target, io.cwd)) throw new UsageError(`${given}: ${LEADS_OUT}`);
  const existing = MANIFEST_NAMES.find((name) => lstatSync(path.join(folder, name), { throwIfNoEntry: false }));
  const file = path.join(folder, existing ?? MANIFEST_NAMES[0]);
  clearDrafts(file);
  if (existing !== undefined && !isLeftEmpty(file))
    throw new UsageError(`${path.join(given, existing)} already exists and was not changed`);

  const repository = await openRepository(folder, io.env);
  const below = relativePath(repository.root, folder);
  const inRepository = below === '.' ? '' : below;
  const known = await propose(repository, inRepository);
  const proposed = proposedAnswers(known);
  const answers = yes || !io.stdout.isTerminal ? proposed : await ask(proposed, process.stdin, process.stdout);
  const seen = await seenBelow(repository, inRepository);
  const text = `${SCHEMA_LINE}\n${newManifestText(answers, known, seen)}`;
  // never over another one, even if it was written meanwhile
  orUsageError(relativePath(io.cwd, file), () => createFile(file, [text]));
  const { tooLarge, isCut } = await leftOutBelow(repository, inRepository);
  io.stdout.write(
    `wrote ${oneLine(relativePath(io.cwd, file))}, with ${known.size} answers taken from the repository; check them, then fill in the rest\n`,
  );
  for (const sentence of leftOutSentences(tooLarge.length, isCut)) io.stdout.write(`${sentence}\n`);
  return EXIT.ok;
}

/** Asks for what heads a manifest. Throws a {@link UsageError} where the input ends before all is answered. */
export async function ask(
  proposed: NewManifest,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<NewManifest> {
  const reader = createInterface({ input, output });
  // a question would wait forever on an input that has ended
  const ended = new AbortController();
  reader.once('close', () => ended.abort());
  const question = async (field: string, what: string, proposal: string | undefined): Promise<string | undefined> => {
    const hint = proposal === undefined ? '' : ` (${oneLine(proposal)})`;
    const answer = (await reader.question(`${what}${hint}: `, { signal: ended.signal })).trim();
    if (answer === '') return proposal;
    const problem = answerProblem(field, answer);
    if (problem === undefined) return answer;
    output.write(`${oneLine(problem)}\n`);
    return question(field, what, proposal);
  };
  try {
    return {
      name: await question('name', 'Name', proposed.name),
      title: await question('title', 'Title', proposed.title),
      owner: await question('ownership.owner', 'Owner', proposed.owner),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ABORT_ERR') throw error;
    throw new UsageError('stopped before every question was answered; nothing was written');
  } finally {
    reader.close();
  }
}
