import * as vscode from 'vscode';

/**
 * Writes a file that appears whole: written beside it, then put in its place. What an earlier window left there when it
 * was ended is written over.
 *
 * @param overwrite whether a file that is there is replaced
 * @throws vscode.FileSystemError
 */
export async function writeFile(
  uri: vscode.Uri,
  text: string,
  { overwrite }: { readonly overwrite: boolean },
): Promise<void> {
  const { fs } = vscode.workspace;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const draft = vscode.Uri.joinPath(uri, '..', `.${name}.tmp`);
  try {
    await fs.writeFile(draft, new TextEncoder().encode(text));
    await fs.rename(draft, uri, { overwrite });
  } catch (error) {
    await Promise.resolve(fs.delete(draft)).catch(() => undefined);
    throw error;
  }
}
