import * as vscode from 'vscode';
import { findFiles, type Wanted } from '../host/find-files.ts';
import { windowSettings } from '../host/settings.ts';

/** The text of a manifest that is assessed. */
export interface ManifestText {
  readonly text: string;
  /** Of the open document whose text it is; undefined where it comes from the disk. */
  readonly version: number | undefined;
  /** Whether it is open, so that what counts may be a text in the making. */
  readonly isOpen: boolean;
}

/** Where manifests come from. */
export interface ManifestSource {
  /** The manifests of all workspace folders. */
  find(token?: vscode.CancellationToken): Promise<readonly vscode.Uri[]>;
  /** Undefined where there is no manifest (any more). Rejects where it is there and cannot be read. */
  read(uri: vscode.Uri): Promise<ManifestText | undefined>;
}

export const MANIFEST_GLOB = '**/ai-initiative.{yaml,yml}';
const NAME = /(?:^|\/)ai-initiative\.ya?ml$/;

const MAX_MANIFESTS = 50_000;
const WANTED: Wanted = {
  glob: MANIFEST_GLOB,
  exclude: '**/node_modules/**',
  isWanted: (path) => NAME.test(path),
  max: MAX_MANIFESTS,
};

/** Open documents that are manifests, by their names: the language stays `yaml`. */
export const manifestSelector: vscode.DocumentFilter = { pattern: MANIFEST_GLOB };

/** Beyond this size, in bytes, a file is not read: far over the limit of a manifest, whose finding is all it can give. */
const READABLE_SIZE = 4 * 1024 * 1024;

/** Whether a resource is a manifest. The other side of a diff, an old commit and the like are copies, not manifests. */
export function isManifest({ path, scheme }: vscode.Uri): boolean {
  return NAME.test(path) && !isForeign(path) && isWorkedIn(scheme);
}

/** Whether a path leads into folders whose files are not those of the project. */
export function isForeign(path: string): boolean {
  return /\/(?:node_modules|\.git)\//.test(path);
}

function isWorkedIn(scheme: string): boolean {
  return (
    scheme === 'file' ||
    scheme === 'untitled' ||
    vscode.workspace.fs.isWritableFileSystem(scheme) === true ||
    (vscode.workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme === scheme)
  );
}

/** The open document of a resource. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

/** Whether the changes of a document count only when they are saved; a document without a file never is. */
export function countsWhenSaved({ uri, isUntitled }: vscode.TextDocument): boolean {
  return !isUntitled && windowSettings.get('validate.run', uri) === 'onSave';
}

/** Whether a document has changes that count only when they are saved. */
export function waitsForSave(document: vscode.TextDocument): boolean {
  return document.isDirty && countsWhenSaved(document);
}

/** The manifests of this window. The text of an open document wins over the disk, unless it waits to be saved. */
export const windowManifests: ManifestSource = {
  async find(token) {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = await Promise.all(folders.map(({ uri }) => findFiles(uri, WANTED, token)));
    // a folder of the window may lie in another
    return [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()].filter(isManifest);
  },

  async read(uri) {
    if (!isManifest(uri)) return undefined;
    const document = openDocument(uri);
    const isOpen = document !== undefined && (await isAlive(document));
    if (isOpen && !waitsForSave(document)) return { text: document.getText(), version: document.version, isOpen };
    const text = isOpen || vscode.workspace.getWorkspaceFolder(uri) ? await readFile(uri) : undefined;
    return text === undefined ? undefined : { text, version: undefined, isOpen };
  },
};

/** Whether a document still stands for something: the editor of a deleted file stays open, with nothing to save. */
async function isAlive(document: vscode.TextDocument): Promise<boolean> {
  const there = document.isUntitled || document.isDirty || (await statOf(document.uri)) !== undefined;
  return there && !document.isClosed;
}

/** Whether a resource is an existing folder. */
export async function isFolder(uri: vscode.Uri): Promise<boolean> {
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  return stat !== undefined && (stat.type & vscode.FileType.Directory) !== 0;
}

async function readFile(uri: vscode.Uri): Promise<string | undefined> {
  const stat = await statOf(uri);
  if (!stat) return undefined;
  // a pipe or a device may never end, and where a link leads cannot be asked here
  if (stat.type !== vscode.FileType.File)
    throw new Error('it is a link, or no regular file. Put the file itself in its place');
  if (stat.size > READABLE_SIZE) return ' '.repeat(READABLE_SIZE);
  return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
}

/** Undefined where there is no such file. */
async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
