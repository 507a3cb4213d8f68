import type { Fact } from '../../core/index.ts';
import type { Commit, Revision } from '../../repository/access.ts';
import type { Listing } from '../../repository/node/git/index-listing.ts';
import type { ReportedFile } from '../../report/schema.ts';
import type { Outcome, Task } from './assessor.ts';

/** What a worker asks its employer to ask git, of the repository whose root is given. */
export type GitQuestion = { readonly root: string } & (
  | { readonly ask: 'history' }
  | { readonly ask: 'list' }
  | { readonly ask: 'log'; readonly paths: readonly string[]; readonly limit: number }
  | { readonly ask: 'renamedFrom'; readonly revision: Revision }
  | { readonly ask: 'texts'; readonly revisions: readonly Revision[] }
);

/** The answer to each, in the same words. */
export interface GitAnswers {
  /** Whether there is a history to rely on. */
  readonly history: Fact<true>;
  readonly list: Listing;
  readonly log: readonly Commit[];
  readonly renamedFrom: string | undefined;
  readonly texts: readonly (string | undefined)[];
}

/** To a worker. */
export type ToWorker =
  | { readonly type: 'work'; readonly tasks: readonly (readonly [place: number, task: Task])[] }
  | ({ readonly type: 'answer'; readonly id: number } & ({ readonly known: unknown } | { readonly error: string }));

/** From a worker. */
export type FromWorker =
  | { readonly type: 'outcome'; readonly place: number; readonly outcome: Outcome }
  /** All tasks are done. */
  | { readonly type: 'done'; readonly policies: readonly ReportedFile[] }
  | { readonly type: 'question'; readonly id: number; readonly question: GitQuestion };
