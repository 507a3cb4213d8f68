import type { CalendarDate } from '../../core/index.ts';

/** Where text goes. */
export interface Output {
  readonly write: (text: string) => void;
  /** Resolves when there is room for more, so that a slow reader does not make us buffer a long text. */
  readonly drained: () => Promise<unknown>;
  /** Whether it is a terminal, with a person reading. */
  readonly isTerminal: boolean;
  /** The width of the terminal, in characters; undefined where there is none. */
  readonly columns?: number | undefined;
}

/** Everything a run gets from its environment, so that tests can replace it. */
export interface Io {
  /** The folder that paths are relative to; absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The bytes of standard input, at most so many. */
  readonly readInput: (maxBytes: number) => Promise<Uint8Array>;
  /** `--color` or `--no-color`; undefined where neither is given. */
  readonly color?: boolean | undefined;
  /** The local calendar date. */
  readonly today: () => CalendarDate;
}

/** Exit codes; of several that apply the highest wins. */
export const EXIT = { ok: 0, findings: 1, trouble: 2 } as const;

/** Ends a run for a reason the user can fix: one line on standard error, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Whether colours are wanted: as the command line says, else FORCE_COLOR, else on a terminal unless NO_COLOR is set. */
export function wantsColor({ color, env, stdout }: Pick<Io, 'color' | 'env' | 'stdout'>): boolean {
  const forced = env['FORCE_COLOR'];
  if (color !== undefined) return color;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stdout.isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
