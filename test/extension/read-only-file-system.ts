import * as vscode from 'vscode';

/** A file system in memory that refuses to be written to. */
export class ReadOnlyFileSystem implements vscode.FileSystemProvider {
  /** The paths of what was looked at or read, in order. */
  readonly asked: string[] = [];
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  /** @param files their texts by path */
  constructor(private readonly files: Readonly<Record<string, string>>) {}

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    this.asked.push(path);
    const text = this.files[path];
    if (text !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length };
    if (this.below(path).length === 0) throw vscode.FileSystemError.FileNotFound(path);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    this.asked.push(path);
    const names = new Set(this.below(path).map((name) => name.split('/')[0] ?? ''));
    return [...names].map((name) => [name, this.stat(vscode.Uri.file(`${path}/${name}`)).type]);
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    this.asked.push(path);
    const text = this.files[path];
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return new TextEncoder().encode(text);
  }

  createDirectory = refuse;
  writeFile = refuse;
  delete = refuse;
  rename = refuse;

  private below(folder: string): string[] {
    const prefix = `${folder}/`;
    return Object.keys(this.files)
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length));
  }
}

function refuse(uri: vscode.Uri): never {
  throw vscode.FileSystemError.NoPermissions(uri);
}
