import type { groups } from './cases.ts';

/** Which text the child process shall read, and as what. */
export interface Request {
  readonly group: keyof typeof groups;
  readonly index: number;
  readonly as: 'manifest' | 'policy';
}

/** What came of it, and how long the slowest answer took. */
export type Answer = { readonly milliseconds: number } & ({ readonly outcome: string } | { readonly thrown: string });

export function isRequest(message: unknown): message is Request {
  return typeof message === 'object' && message !== null && 'group' in message;
}

export function isAnswer(message: unknown): message is Answer {
  return typeof message === 'object' && message !== null && 'milliseconds' in message;
}
