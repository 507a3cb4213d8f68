import type { YAMLParseError } from 'yaml';
import { AliasError, buildTree } from './build.ts';
import { findDuplicateKeys, type DuplicateKey } from './duplicates.ts';
import { findLimitProblem, LIMITS, type LimitProblem } from './limits.ts';
import { endOfLine, lineStarts, positionAt, type Range, type Span } from './lines.ts';
import type { MapNode } from './node.ts';
import {
  haveDuplicateKeys,
  joinSections,
  parseYaml,
  readSections,
  type Section,
  type SectionedText,
} from './sections.ts';
import { syntaxMessage } from './syntax.ts';

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

  const start = starts[0] ?? 0;
  // the parser counts from the start of what it is given: a line end in place of the byte order mark keeps its offsets ours
  const source = start === 0 ? text : `\n${text.slice(start)}`;
  const parsed = parseYaml(source);
  // of several complaints about one place the first is the cause
  const causes = new Map(parsed.errors.toReversed().map((error) => [error.pos[0], error]));
  if (causes.size > 0)
    return unreadable(
      ...[...causes.values()]
        .toReversed()
        .slice(0, MAX_PROBLEMS)
        .map((error) => parseProblem(text, error)),
    );
  const empty = problem('empty', { start, end: start }, 'The file is empty');
  if (!parsed.contents) return unreadable(empty);
  try {
    const root = buildTree(parsed.contents, text);
    if (root.kind === 'map') {
      return {
        text,
        lineStarts: starts,
        root,
        problems: findDuplicateKeys(root).map(duplicateProblem),
        sections: [],
      };
    }
    if (root.kind === 'scalar' && root.value === null) return unreadable(empty);
    const what = root.kind === 'list' ? 'a list' : 'a single value';
    return unreadable(problem('empty', firstLine(text, root), `The file holds ${what}, not "key: value" lines`));
  } catch (error) {
    if (!(error instanceof AliasError)) throw error;
    return unreadable(
      problem(
        error.kind,
        error.span,
        error.kind === 'syntax' ? syntaxMessage(error.message, 'BAD_ALIAS') : error.message,
      ),
    );
  }
}

/** Whoever has mended these sees the next ones. */
const MAX_PROBLEMS = 100;

function parseProblem(text: string, { code, pos, message }: YAMLParseError): DocumentProblem {
  const span = within(text, { start: pos[0], end: pos[1] });
  return code === 'MULTIPLE_DOCS'
    ? problem(
        'empty',
        firstLine(text, span),
        'A second YAML document begins here; keep one initiative a file and remove the "---"',
      )
    : problem('syntax', span, syntaxMessage(message, code));
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
  return { start, end: Math.min(end, endOfLine(text, start)) };
}

function duplicateProblem({ key, keySpan, first }: DuplicateKey): DocumentProblem {
  const related = [{ ...first, message: `"${key}" stands here first` }];
  const message = `"${key}" stands twice in this mapping, and only the last one counts; remove one of them`;
  return problem('duplicate-key', keySpan, message, related);
}
