import * as vscode from 'vscode';

/** The text of a manifest; `version` is that of the open document, undefined where it comes from the disk. */
export interface ManifestText {
  readonly text: string;
  readonly version: number | undefined;
}

/** Where manifests come from. */
export interface ManifestSource {
  /** The manifests of all workspace folders. */
  find(token?: vscode.CancellationToken): Promise<readonly vscode.Uri[]>;
  /** Undefined where there is no manifest (any more). Rejects where it is there and cannot be read. */
  read(uri: vscode.Uri): Promise<ManifestText | undefined>;
}

export const MANIFEST_GLOB = '**/ai-initiative.{yaml,yml}';

/** Open documents that are manifests, by their names: the language stays `yaml`. */
export const manifestSelector: vscode.DocumentFilter = { pattern: MANIFEST_GLOB };

/** Beyond this size, in bytes, a file is not read: far over the limit of a manifest, whose finding is all it can give. */
const READABLE_SIZE = 4 * 1024 * 1024;

/** Whether a resource is a manifest. The other side of a diff, an old commit and the like are copies, not manifests. */
export function isManifest({ path, scheme }: vscode.Uri): boolean {
  return /(?:^|\/)ai-initiative\.ya?ml$/.test(path) && !isForeign(path) && isWorkedIn(scheme);
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

/** The manifests of this window. The text of an open document wins over the disk. */
export const windowManifests: ManifestSource = {
  async find(token) {
    const files = await vscode.workspace.findFiles(MANIFEST_GLOB, '**/node_modules/**', undefined, token);
    return files.filter(isManifest);
  },

  async read(uri) {
    if (!isManifest(uri)) return undefined;
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    if (document && (await isAlive(document))) return { text: document.getText(), version: document.version };
    return vscode.workspace.getWorkspaceFolder(uri) ? readFile(uri) : undefined;
  },
};

/** Whether a document still stands for something: the editor of a deleted file stays open, with nothing to save. */
async function isAlive(document: vscode.TextDocument): Promise<boolean> {
  const there = document.isUntitled || document.isDirty || (await sizeOf(document.uri)) !== undefined;
  return there && !document.isClosed;
}

/** Whether a resource is a folder that is there. */
export async function isFolder(uri: vscode.Uri): Promise<boolean> {
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  return stat !== undefined && (stat.type & vscode.FileType.Directory) !== 0;
}

async function readFile(uri: vscode.Uri): Promise<ManifestText | undefined> {
  const size = await sizeOf(uri);
  if (size === undefined) return undefined;
  if (size > READABLE_SIZE) return { text: ' '.repeat(READABLE_SIZE), version: undefined };
  const bytes = await vscode.workspace.fs.readFile(uri);
  return { text: await vscode.workspace.decode(bytes, { uri }), version: undefined };
}

/** In bytes; undefined where there is no such file. */
async function sizeOf(uri: vscode.Uri): Promise<number | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
