import { statSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { DidChangeWatchedFilesNotification, type Connection } from 'vscode-languageserver/node';
import { KNOWN_FILE, POLICY_FILES } from '../../core/index.ts';
import { NOTABLE_NAMES, WORKFLOW_FOLDERS } from '../../repository/notable.ts';
import type { Client } from './client.ts';

/** Asks a client that watches files to tell of those that say something about an initiative. */
export async function registerWatchers(connection: Connection, client: Client): Promise<void> {
  if (!client.watchesFiles) return;
  const names = [...NOTABLE_NAMES, ...POLICY_FILES, KNOWN_FILE].map((name) => `**/${name}`);
  const workflows = WORKFLOW_FOLDERS.map((folder) => `**/${folder}/**/*.{yaml,yml}`);
  const watchers = [...names, ...workflows].map((globPattern) => ({ globPattern }));
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

/** Follows what clients do not: commits and branches, and the files that manifests declare. */
export interface Watching {
  /** The repositories, and the files or folders declared in them (absolute), in place of those before. */
  follow(roots: readonly string[], declared: readonly string[]): void;
  close(): void;
}

/** More folders are not watched: an operating system has a limit for all programs together. */
const MAX_FOLDERS = 64;

/** Quiet time after a change of files before they are read again, in ms. */
const PAUSE = 300;

/** Files in `.git` that a commit or a change of branch writes. */
const OF_COMMITS = /^(?:HEAD|index|COMMIT_EDITMSG|ORIG_HEAD|packed-refs)$/;

/** @param onChange called once for changes that come together */
export function createWatching(onChange: () => void): Watching {
  const watchers = new Map<string, FSWatcher>();
  let pause: ReturnType<typeof setTimeout> | undefined;
  const changeSoon = () => {
    clearTimeout(pause);
    pause = setTimeout(onChange, PAUSE);
  };
  const start = (folder: string, isWanted: (name: string) => boolean) => {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name === null || isWanted(name)) changeSoon();
      });
      // a folder that goes, or a file system that cannot be watched: saving still tells
      watcher.on('error', () => watcher.close());
      watchers.set(folder, watcher);
    } catch {
      // as above
    }
  };
  return {
    follow(roots, declared) {
      const gitFolders = new Set(roots.map((root) => path.join(root, '.git')).filter(isFolder));
      const wanted = new Set([...gitFolders, ...declared.flatMap(folderOf)].slice(0, MAX_FOLDERS));
      for (const [folder, watcher] of watchers) {
        if (wanted.has(folder)) continue;
        watcher.close();
        watchers.delete(folder);
      }
      for (const folder of wanted) {
        if (watchers.has(folder)) continue;
        start(folder, gitFolders.has(folder) ? (name) => OF_COMMITS.test(name) : () => true);
      }
    },
    close() {
      clearTimeout(pause);
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}

/** The folder in which something changes when this does; none where not even the folder around it is there. */
function folderOf(file: string): readonly string[] {
  return [file, path.dirname(file)].filter(isFolder).slice(0, 1);
}

function isFolder(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
