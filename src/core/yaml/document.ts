import { AliasError, buildTree } from './build.ts';
import { findDuplicateKeys, type DuplicateKey } from './duplicates.ts';
import { findLimitProblem, LIMITS, type LimitProblem } from './limits.ts';
import { endOfLine, lineStarts, positionAt, type Range, type Span } from './lines.ts';
import type { MapNode, Node } from './node.ts';
import {
  haveDuplicateKeys,
  joinSections,
  parseYaml,
  readSections,
  type Section,
  type SectionedText,
} from './sections.ts';
import { explainErrors, type SyntaxError, type SyntaxProblem } from './syntax/explain.ts';
import type { TextFix } from './syntax/mistake.ts';

/** Why a text cannot be read, or not without doubt. `related` are other places that belong to the problem. */
export interface DocumentProblem extends Span {
  readonly kind: 'syntax' | 'limit' | 'empty' | 'duplicate-key';
  readonly message: string;
  readonly related: readonly (Span & { readonly message: string })[];
  /** A repair of the text that is certain to be right. */
  readonly fix?: TextFix;
}

/** A YAML text that was read: its tree with places, and what is wrong with it as YAML. */
export interface SourceDocument {
  readonly text: string;
  readonly lineStarts: readonly number[];
  /** Undefined where the text cannot be read as one mapping; then `problems` says why. */
  readonly root: MapNode | undefined;
  readonly problems: readonly DocumentProblem[];
  /** The top-level sections, for the next reading of a text that differs in one of them. */
  readonly sections: readonly Section[];
}

/**
 * Reads a YAML text. Never throws: whatever is wrong becomes a problem with its place.
 *
 * @param previous an earlier reading of nearly the same text: its unchanged sections are not parsed again
 */
export function parseDocument(text: string, previous?: SectionedText): SourceDocument {
  const starts = lineStarts(text);
  const unreadable = (...problems: readonly DocumentProblem[]): SourceDocument => ({
    text,
    lineStarts: starts,
    root: undefined,
    problems,
    sections: [],
  });

  const sections = readSections(text, starts, previous);
  if (sections) {
    const root = joinSections(sections);
    const duplicates = haveDuplicateKeys(sections) ? findDuplicateKeys(root) : [];
    return { text, lineStarts: starts, root, problems: duplicates.map(duplicateProblem), sections };
  }

  const limit = findLimitProblem(text);
  if (limit) return unreadable(problem('limit', limit, limitMessage(limit)));

  const { tree, errors, tooManyNodes } = readTree(text);
  if (tooManyNodes) return unreadable(problem('limit', tooManyNodes, tooManyNodes.message));
  if (errors.length > 0) {
    const problems = explainErrors(text, errors, (repaired) => readTree(repaired).errors);
    return unreadable(...problems.slice(0, MAX_PROBLEMS).map((one) => parseProblem(text, one)));
  }
  const start = starts[0] ?? 0;
  if (!tree || (tree.kind === 'scalar' && tree.value === null)) {
    return unreadable(problem('empty', { start, end: start }, 'The file is empty'));
  }
  if (tree.kind === 'map') {
    return {
      text,
      lineStarts: starts,
      root: tree,
      problems: findDuplicateKeys(tree).map(duplicateProblem),
      sections: [],
    };
  }
  const what = tree.kind === 'list' ? 'a list' : 'a single value';
  return unreadable(problem('empty', firstLine(text, tree), `The file holds ${what}, not "key: value" lines`));
}

/** A text as the parser reads it, or what keeps it from being read. */
interface TreeReading {
  readonly tree: Node | undefined;
  readonly errors: readonly SyntaxError[];
  /** Aliases make too much of it. */
  readonly tooManyNodes?: Span & { readonly message: string };
}

function readTree(text: string): TreeReading {
  // the parser counts from the start of what it is given: a line end in place of the byte order mark keeps its offsets ours
  const { contents, errors } = parseYaml(text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text);
  if (errors.length > 0) {
    return { tree: undefined, errors: errors.map(({ code, pos: [start, end] }) => ({ code, start, end })) };
  }
  try {
    return { tree: contents ? buildTree(contents, text) : undefined, errors: [] };
  } catch (error) {
    if (!(error instanceof AliasError)) throw error;
    const problem = { ...error.span, message: error.message };
    if (error.kind === 'limit') return { tree: undefined, errors: [], tooManyNodes: problem };
    return { tree: undefined, errors: [{ code: 'BAD_ALIAS', ...problem }] };
  }
}

/** The next ones show when these are fixed. */
const MAX_PROBLEMS = 100;

function parseProblem(text: string, { code, message, fix, ...place }: SyntaxProblem): DocumentProblem {
  const span = within(text, place);
  if (code === 'MULTIPLE_DOCS') return problem('empty', firstLine(text, span), message);
  return fix ? { ...problem('syntax', span, message), fix } : problem('syntax', span, message);
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
  return `The file has ${what} and is not read; keep one initiative per file and move details into linked documents`;
}

/** The parser puts some errors just past the text, or gives them no width: moved onto a character that can be shown. */
function within(text: string, { start, end }: Span): Span {
  const from = Math.min(Math.max(0, start), Math.max(0, text.length - 1));
  return { start: from, end: Math.min(Math.max(end, from + 1), text.length) };
}

function firstLine(text: string, { start, end }: Span): Span {
  return { start, end: Math.min(end, endOfLine(text, start)) };
}

function duplicateProblem({ key, keySpan, first }: DuplicateKey): DocumentProblem {
  const related = [{ ...first, message: `"${key}" stands here first` }];
  const message = `"${key}" is written twice in this mapping, and only the last one counts; remove one of them`;
  return problem('duplicate-key', keySpan, message, related);
}
