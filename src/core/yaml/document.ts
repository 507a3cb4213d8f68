import { parseDocument as parseYaml } from 'yaml';
import { AliasError, buildTree } from './build.ts';
import { findLimitProblem, LIMITS, type LimitProblem } from './limits.ts';
import { lineStarts, positionAt, type Range, type Span } from './lines.ts';
import type { MapNode, Node } from './node.ts';

/** Why a text cannot be read, or not without doubt. `related` are other places that belong to the problem. */
export interface DocumentProblem extends Span {
  readonly kind: 'syntax' | 'limit' | 'empty' | 'duplicate-key';
  readonly message: string;
  readonly related: readonly (Span & { readonly message: string })[];
}

/** A YAML text that was read: its tree with places, and what is wrong with it as YAML. */
export interface SourceDocument {
  readonly text: string;
  readonly lineStarts: readonly number[];
  /** Undefined where the text cannot be read as one mapping; then `problems` says why. */
  readonly root: MapNode | undefined;
  readonly problems: readonly DocumentProblem[];
}

const PARSE_OPTIONS = {
  schema: 'failsafe',
  resolveKnownTags: false,
  // quadratic in the parser; duplicates are found in one pass below
  uniqueKeys: false,
  prettyErrors: false,
  // below 'error' the parser does not report further documents
  logLevel: 'error',
} as const;

/** Reads a YAML text. Never throws: whatever is wrong becomes a problem with its place. */
export function parseDocument(text: string): SourceDocument {
  const starts = lineStarts(text);
  const document = (root: Node | undefined, problems: readonly DocumentProblem[]): SourceDocument => ({
    text,
    lineStarts: starts,
    root: root?.kind === 'map' ? root : undefined,
    problems,
  });

  const limit = findLimitProblem(text);
  if (limit) return document(undefined, [problem('limit', limit, limitMessage(limit))]);

  const shift = starts[0] ?? 0;
  const parsed = parseYaml(shift === 0 ? text : text.slice(shift), PARSE_OPTIONS);
  const problems = parsed.errors.map((error) => {
    const span = within(text, { start: error.pos[0] + shift, end: error.pos[1] + shift });
    return error.code === 'MULTIPLE_DOCS'
      ? problem('empty', span, 'A second YAML document begins here; keep one initiative a file and remove the "---"')
      : problem('syntax', span, error.message);
  });
  if (problems.length > 0) return document(undefined, problems);
  if (!parsed.contents)
    return document(undefined, [problem('empty', { start: shift, end: shift }, 'The file is empty')]);
  try {
    const root = buildTree(parsed.contents, text, shift);
    if (root.kind === 'map') return document(root, findDuplicateKeys(root));
    if (root.kind === 'scalar' && root.value === null) {
      return document(undefined, [problem('empty', root, 'The file is empty')]);
    }
    const what = root.kind === 'list' ? 'a list' : 'a single value';
    return document(undefined, [
      problem('empty', firstLine(text, root), `The file holds ${what}, not "key: value" lines`),
    ]);
  } catch (error) {
    if (!(error instanceof AliasError)) throw error;
    return document(undefined, [problem(error.kind, error.span, error.message)]);
  }
}

/** The range of a span of offsets in the document. */
export function rangeOf(document: Pick<SourceDocument, 'text' | 'lineStarts'>, span: Span): Range {
  const { text, lineStarts: starts } = document;
  return { start: positionAt(starts, text.length, span.start), end: positionAt(starts, text.length, span.end) };
}

function problem(
  kind: DocumentProblem['kind'],
  { start, end }: Span,
  message: string,
  related: DocumentProblem['related'] = [],
): DocumentProblem {
  return { kind, start, end, message, related };
}

function limitMessage({ limit }: LimitProblem): string {
  const what = {
    bytes: `more than ${LIMITS.bytes / 1024} KiB`,
    lines: `more than ${LIMITS.lines} lines`,
    nesting: `more than ${LIMITS.nesting} levels of nesting`,
    keysInMap: `more than ${LIMITS.keysInMap} entries in one mapping`,
    references: `more than ${LIMITS.references} anchors, tags and aliases`,
  }[limit];
  return `The file has ${what} and is not read; keep one initiative a file and move details into linked documents`;
}

/** The parser puts some errors just past the text, or gives them no width: moved onto a character that can be shown. */
function within(text: string, { start, end }: Span): Span {
  const from = Math.min(Math.max(0, start), Math.max(0, text.length - 1));
  return { start: from, end: Math.min(Math.max(end, from + 1), text.length) };
}

function firstLine(text: string, { start, end }: Span): Span {
  const line = /[\r\n]/.exec(text.slice(start, end));
  return { start, end: line ? start + line.index : end };
}

function findDuplicateKeys(root: Node): DocumentProblem[] {
  if (root.alias || root.kind === 'scalar') return [];
  if (root.kind === 'list') return root.items.flatMap(findDuplicateKeys);
  const first = new Map<string, Span>();
  return root.pairs.flatMap(({ key, keySpan, value }) => {
    const nested = findDuplicateKeys(value);
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, keySpan);
      return nested;
    }
    const related = [{ ...earlier, message: `"${key}" stands here first` }];
    const message = `"${key}" stands twice in this mapping, and only the last one counts; remove one of them`;
    return [problem('duplicate-key', keySpan, message, related), ...nested];
  });
}
