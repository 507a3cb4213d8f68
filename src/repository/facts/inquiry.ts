import type { FactsQuery } from '../../core/index.ts';
import type { Repository } from '../access.ts';
import type { Effort } from '../evidence.ts';

/** A question about one manifest of a repository, and what is needed to answer it. */
export interface Inquiry {
  readonly repository: Repository;
  /** From the root of the repository. */
  readonly manifest: string;
  /** Of the manifest, from the root. */
  readonly folder: string;
  readonly query: FactsQuery;
  readonly effort: Effort;
}
