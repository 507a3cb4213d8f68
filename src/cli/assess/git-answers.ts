import type { RepositoryGit } from '../../repository/node/repository.ts';
import type { GitAnswers, GitQuestion } from './messages.ts';

/** Answers the questions of workers; what git cannot answer is the reason why. @param open opens a repository once */
export function answerer(open: (root: string) => Promise<RepositoryGit>) {
  return async (question: GitQuestion): Promise<{ readonly known: unknown } | { readonly error: string }> => {
    try {
      return { known: await ask(await open(question.root), question) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
}

async function ask(git: RepositoryGit, question: GitQuestion): Promise<GitAnswers[GitQuestion['ask']]> {
  const { history } = git;
  if (question.ask === 'list') return git.list();
  if (question.ask === 'history') return 'known' in history ? { known: true } : history;
  if (!('known' in history)) throw new Error(history.unknown);
  if (question.ask === 'log') return history.known.log(question.paths, question.limit);
  if (question.ask === 'renamedFrom') return history.known.renamedFrom(question.revision);
  return history.known.texts(question.revisions);
}
