/** SHA-256 of some content, short enough for a file name. Node's crypto is loaded where somebody asks first: that takes a while. */
export function digestOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64url');
}
