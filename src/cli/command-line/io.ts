import type { CalendarDate } from '../../core/index.ts';

/** Where text goes. */
export interface Output {
  readonly write: (text: string) => void;
  /** Settles when there is room for more, so that a long text does not pile up before a slow reader. */
  readonly drained: () => Promise<unknown>;
  /** Whether a person reads along. */
  readonly isTerminal: boolean;
}

/** What a run of the tool sees of its surroundings, so that tests can give others. */
export interface Io {
  /** The folder that paths are relative to; absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The local calendar date. */
  readonly today: () => CalendarDate;
}

/** Exit codes; of several that apply the highest wins. */
export const EXIT = { ok: 0, findings: 1, trouble: 2 } as const;

/** A run that cannot go on, for a reason the user can fix: said in one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Whether colours are wanted: on a terminal, unless NO_COLOR is set. */
export function wantsColor({ env, stdout }: Pick<Io, 'env' | 'stdout'>): boolean {
  return stdout.isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
