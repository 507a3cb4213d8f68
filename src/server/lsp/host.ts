import type { CalendarDate } from '../../core/index.ts';
import type { Environment } from '../../repository/node/git/run-git.ts';

/** What the language server is given by the program that runs it. */
export interface ServerHost {
  readonly version: string;
  readonly env: Environment;
  /** The day on which manifests are judged; asked anew each time, as a server runs for days. */
  readonly today: () => CalendarDate;
  /** A policy file (absolute) in place of all that would be found. */
  readonly config: string | undefined;
  /** The folder with the page of each rule (absolute); undefined where the pages are not shipped. */
  readonly rulePages: string | undefined;
  /** The manifests below folders, all paths absolute. */
  readonly findManifests: (folders: readonly string[]) => Promise<readonly string[]>;
  /** The text of a file. Throws where it cannot be read. */
  readonly readText: (file: string) => string;
}
