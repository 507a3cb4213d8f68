import { oneLine, showPath } from '../sanitize.ts';
import { cut, shellPath } from './shell.ts';

/** A folder without a manifest, and what it depends on. */
export interface UncoveredFolder {
  readonly path: string;
  readonly sdks: readonly { readonly package: string; readonly file: string; readonly line: number | null }[];
}

/** Folders listed. */
const MOST = 20;

/** Folders that depend on an AI SDK and have no manifest, one a line, and how the first gets one. */
export function agentUncovered(folders: readonly UncoveredFolder[]): readonly string[] {
  const [first] = folders;
  if (!first) return ['no folder depends on an AI SDK without being covered by a manifest'];
  const { shown, note } = cut(folders, MOST, (left) => `not listed: ${left} more folders (--format json has all)`);
  const lines = shown.map(({ path, sdks }) => {
    const [sdk, ...more] = sdks;
    const place = sdk ? `${sdk.package} in ${sdk.file}${sdk.line === null ? '' : `:${sdk.line}`}` : '';
    return `${showPath(path)}: ${oneLine(place)}${more.length > 0 ? ` and ${more.length} more` : ''}`;
  });
  return [...lines, ...note, `next: ai-initiative init ${shellPath(first.path)} --yes`];
}
