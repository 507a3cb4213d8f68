import type { FileAccess } from './access.ts';

/** Why something in a repository is not taken as evidence. The message is the reason that people read. */
export class EvidenceError extends Error {}

/**
 * The text of a file, read as evidence; undefined where there is no such file.
 *
 * @param maxBytes limit of this kind of file, in bytes
 * @throws {EvidenceError} where it is larger, or no text file
 */
export async function evidenceText(
  files: Pick<FileAccess, 'kindOf' | 'readText'>,
  path: string,
  maxBytes: number,
): Promise<string | undefined> {
  const text = await files.readText(path, maxBytes);
  if (text === undefined && (await files.kindOf(path)) === 'file') {
    throw new EvidenceError(
      `${path} is too large to be read as evidence (over ${maxBytes / 1024} KiB), or no text file`,
    );
  }
  return text;
}

/** The time budget for all facts of one manifest. */
export interface Effort {
  /**
   * Does a piece of work that never waits, and counts the time it takes. Time spent waiting for git or for other
   * manifests is not counted, so that the answer does not depend on how busy the machine is.
   *
   * @throws {EvidenceError} where the pieces before it took all the time there is
   */
  run<T>(work: () => T): T;
}

/** Time for all facts of one manifest, in ms. Each piece of work is bounded, so the total stays close to it. */
const LIMIT = 1500;

/**
 * Processor time in ms where it is known, so that a busy machine sees no less than an idle one; else a clock.
 */
function processorTime(): number {
  if (typeof process === 'undefined' || typeof process.cpuUsage !== 'function') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** @param now a clock in ms that only runs forward */
export function createEffort(now = processorTime, limit = LIMIT): Effort {
  let spent = 0;
  return {
    run(work) {
      if (spent >= limit) throw new EvidenceError('reading the evidence takes too long: the rest was not looked at');
      const start = now();
      try {
        return work();
      } finally {
        spent += now() - start;
      }
    },
  };
}
