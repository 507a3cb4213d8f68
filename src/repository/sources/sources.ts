import type { Repository } from '../access.ts';
import type { Effort } from '../evidence.ts';
import type { Scan } from './scan.ts';
import { isCode, walkSources } from './walk.ts';

/** Larger files are generated or data. */
export const MAX_SOURCE_BYTES = 128 * 1024;
/** Characters read below one folder. */
const MAX_TEXT = 20 << 20;

/** A file and what it shows; files that show nothing are not listed. */
export interface ScannedFile extends Scan {
  readonly file: string;
}

/** What code and configuration below a folder show. */
export interface Sources {
  readonly files: readonly ScannedFile[];
  /** Whether everything was looked at, so that what is not shown is not there. */
  readonly isWhole: boolean;
  /** Files that are too large to be read, or no text. */
  readonly tooLarge: readonly string[];
}

/** Reads the code and configuration below a folder (from the root), once for all that ask. */
export function sourcesBelow(repository: Repository, base: string, effort: Effort): Promise<Sources> {
  return repository.once(`sources ${base}`, async (access) => {
    // large, so loaded only where there is something to read
    const { scanSource } = await import('./scan.ts');
    const walked = await walkSources(access, base, repository.maxSources);
    const files: ScannedFile[] = [];
    const tooLarge: string[] = [];
    let [room, isWhole] = [MAX_TEXT, walked.isWhole];
    for (const file of walked.files) {
      const text = await access.readText(file, MAX_SOURCE_BYTES);
      if (text === undefined) {
        if ((await access.kindOf(file)) === 'file') tooLarge.push(file);
        continue;
      }
      room -= text.length;
      if (room < 0) {
        isWhole = false;
        break;
      }
      try {
        const scan = effort.run(() => scanSource(text, !isCode(file)));
        if (
          scan.marks.length > 0 ||
          scan.systems.size > 0 ||
          [scan.redirected, scan.telemetry, scan.feedback].some(Boolean)
        )
          files.push({ ...scan, file });
      } catch {
        // no time left: what was seen so far counts
        isWhole = false;
        break;
      }
    }
    return { files, isWhole, tooLarge };
  });
}
