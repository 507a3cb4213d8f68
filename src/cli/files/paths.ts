import path from 'node:path';

/** With forward slashes, relative to a folder where that is possible. */
export function relativePath(folder: string, file: string): string {
  return (path.relative(folder, file) || '.').split(path.sep).join('/');
}
