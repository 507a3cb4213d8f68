import { existsSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { answerProblem, manifestTemplate, type TemplateAnswers } from '../../core/index.ts';
import { openRepository } from '../../repository/node/repository.ts';
import { propose } from '../../repository/proposal.ts';
import { EXIT, UsageError, type Io } from '../io.ts';
import { relativePath } from '../paths.ts';

export interface InitOptions {
  /** Ask nothing: take what the repository says. */
  readonly yes?: boolean;
}

const NAMES = ['ai-initiative.yaml', 'ai-initiative.yml'];

/** `ai-initiative init`: writes a manifest of what the repository says already. Returns the exit code. */
export async function initCommand(given: string, { yes = false }: InitOptions, io: Io): Promise<number> {
  const target = path.resolve(io.cwd, given);
  if (!existsSync(target) || !statSync(target).isDirectory()) throw new UsageError(`${given}: there is no such folder`);
  const folder = realpathSync.native(target);
  const existing = NAMES.find((name) => existsSync(path.join(folder, name)));
  if (existing !== undefined) throw new UsageError(`${path.join(given, existing)} is there already and stays as it is`);

  const repository = await openRepository(folder, io.env);
  const below = relativePath(repository.root, folder);
  const known = await propose(repository, below === '.' ? '' : below);
  const valueOf = (field: string) => {
    const value = known.get(field)?.value;
    return typeof value === 'string' && answerProblem(field, value) === undefined ? value : undefined;
  };
  const proposed = { name: valueOf('name'), title: valueOf('title'), owner: valueOf('ownership.owner') };
  const answers = yes || !io.stdout.isTerminal ? proposed : await ask(proposed);
  const { name = 'new-initiative', title = 'New initiative', owner } = answers;
  const text = manifestTemplate({ name, title, stage: 'idea', owner, known });
  const file = path.join(folder, NAMES[0] ?? '');
  // never over another one, even if it was written meanwhile
  writeFileSync(file, text, { flag: 'wx' });
  io.stdout.write(
    `wrote ${relativePath(io.cwd, file)}, with ${known.size} answers that the repository gives; look through them, then answer the rest\n`,
  );
  return EXIT.ok;
}

type Asked = Partial<Pick<TemplateAnswers, 'name' | 'title' | 'owner'>>;

async function ask(proposed: Asked): Promise<Asked> {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const question = async (field: string, what: string, proposal: string | undefined): Promise<string | undefined> => {
    const hint = proposal === undefined ? '' : ` (${proposal})`;
    const answer = (await reader.question(`${what}${hint}: `)).trim();
    if (answer === '') return proposal;
    const problem = answerProblem(field, answer);
    if (problem === undefined) return answer;
    process.stdout.write(`${problem}\n`);
    return question(field, what, proposal);
  };
  try {
    return {
      name: await question('name', 'Name', proposed.name),
      title: await question('title', 'Title', proposed.title),
      owner: await question('ownership.owner', 'Owner', proposed.owner),
    };
  } finally {
    reader.close();
  }
}
