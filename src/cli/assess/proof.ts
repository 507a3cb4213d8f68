import { createHash } from 'node:crypto';
import type { Trace } from '../../repository/node/trace.ts';

/** Digests of all that an assessment depends on, beside the run. */
export interface Proof {
  /** Of the manifest. */
  readonly content: string;
  readonly policy: string;
  readonly facts: Trace;
}

export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url');
}
