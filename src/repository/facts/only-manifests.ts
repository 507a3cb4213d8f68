import { KNOWN_FILE, POLICY_FILES } from '../../core/index.ts';
import type { Repository } from '../access.ts';
import { isManifest } from '../notable.ts';
import { join } from '../path.ts';

/** Folders that are looked into; a register of more manifests than this begins like the rest of it. */
const MAX_FOLDERS = 100;

/** Is in a register beside its manifests, and in every other repository too. */
const BESIDE = /^(?:readme|licen[cs]e|codeowners|changelog|contributing)(?:\..*)?$|^\./i;

/** At the root: the table a register was imported from, and reports about it. */
const ABOUT = /\.(?:csv|xlsx|jsonl?|ndjson|sarif|html?|md|ics|gz)$/i;

/**
 * Whether a repository holds nothing but manifests, as a register does, or the folder of a manifest that is still alone: what
 * the manifests name is elsewhere then, and that it is not here says nothing.
 */
export function holdsOnlyManifests(repository: Repository): Promise<boolean> {
  return repository.once('only-manifests', async (files) => {
    const waiting = [''];
    for (let looked = 0; looked < MAX_FOLDERS; looked++) {
      const folder = waiting.shift();
      if (folder === undefined) break;
      for (const name of await files.list(folder)) {
        const path = join(folder, name);
        if (BESIDE.test(name) || (folder === '' && ABOUT.test(name))) continue;
        if (name.endsWith('/')) waiting.push(path);
        else if (!isManifest(path) && !OURS.includes(name)) return false;
      }
    }
    return true;
  });
}

const OURS: readonly string[] = [...POLICY_FILES, KNOWN_FILE];
