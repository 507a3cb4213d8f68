import type { Trace } from '../../repository/node/trace.ts';

/** Digests of all that an assessment depends on, beside the run. */
export interface Proof {
  /** Of the manifest. */
  readonly content: string;
  readonly policy: string;
  readonly facts: Trace;
}
