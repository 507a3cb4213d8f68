import type { Finding } from '../findings/finding.ts';
import { manifestConventions } from '../manifest/conventions.ts';
import { fieldAt, type FieldInfo } from '../manifest/describe.ts';
import { manifestFields } from '../manifest/fields.ts';
import { PLACEHOLDER } from '../yaml/render.ts';
import { lineStart } from '../yaml/lines.ts';
import { pathAt } from '../yaml/locate.ts';
import { nodeAt } from '../yaml/node.ts';
import { parseDocument, type SourceDocument } from '../yaml/document.ts';
import { toTextEdits, type Edit } from '../yaml/edit.ts';
import { applyTextEdits, type TextEdit } from '../yaml/text-edit.ts';
import { applyEdits, smallestEdit } from './fix.ts';
import { escapeSnippet } from './complete/snippet.ts';

/** What a finding's fix does, in a few words: `Insert ownership.owner`. Undefined where there is no fix. */
export function fixTitle({ fix }: Pick<Finding, 'fix'>): string | undefined {
  const [edit] = fix?.edits ?? [];
  switch (edit?.op) {
    case 'insert':
      if (isSection(edit)) return `Insert section ${edit.path}`;
      return `Insert ${[...new Set((fix?.edits ?? []).map(({ path }) => path))].join(', ')}`;
    case 'replace':
      return `Change to ${String(edit.value)}`;
    case 'rename':
      return `Rename to ${edit.key}`;
    case 'remove':
      return `Remove ${edit.path}`;
    case 'reorder':
      return `Put ${edit.path} in order`;
    case 'repair':
      return edit.title;
    case undefined:
      return undefined;
  }
}

function isSection({ path, value }: Edit & { op: 'insert' }): boolean {
  return !path.includes('.') && typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a requirement may be set aside by a waiver: those of the scorecard, not the form of the file. */
export function isWaivable({ group, status }: Pick<Finding, 'group' | 'status'>): boolean {
  return status !== 'waived' && group !== 'shape' && group !== 'waivers' && group !== 'workspace';
}

/**
 * All that the present stage, or also the next one, asks for and is not there, as one edit; none where nothing is.
 *
 * @param ahead whether what the next stage asks for is inserted as well
 */
export function insertRequired(
  document: SourceDocument,
  findings: readonly Finding[],
  { ahead }: { readonly ahead: boolean },
): readonly TextEdit[] {
  const asked = findings.filter(({ status }) => status === 'open' || (ahead && status === 'upcoming'));
  return inOneEdit(
    document,
    asked.flatMap(({ fix }) => (fix?.kind === 'scaffold' ? fix.edits.filter(({ op }) => op === 'insert') : [])),
  );
}

/** A fix may make place for another, as a renamed section does for the keys in it; more rounds than this it never takes. */
const MAX_ROUNDS = 10;

/**
 * Everything that can be fixed without asking anyone, as one edit; none where nothing can.
 *
 * @param judge the findings of a document
 */
export function fixAll(
  document: SourceDocument,
  judge: (document: SourceDocument) => readonly Finding[],
): readonly TextEdit[] {
  let current = document;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const text = applyEdits(current, safeEdits(judge(current)));
    if (text === current.text) break;
    current = parseDocument(text);
  }
  return current === document ? [] : [smallestEdit(document.text, current.text)];
}

function safeEdits(findings: readonly Finding[]): readonly Edit[] {
  const edits = findings.flatMap(({ fix }) => (fix?.kind === 'safe' ? fix.edits : []));
  // repairs count in the text as it is, so they come first, from its end on
  const offset = (edit: Edit) => (edit.op === 'repair' ? Math.max(...edit.edits.map(({ start }) => start)) : -1);
  // a renamed key would no longer be found under its old name by the edits below it
  const depth = ({ path }: Edit) => path.split(/[.[]/).length;
  const isRename = ({ op }: Edit) => Number(op === 'rename');
  return edits.toSorted((a, b) => offset(b) - offset(a) || isRename(a) - isRename(b) || depth(b) - depth(a));
}

/** What someone says who sets a requirement aside. */
export interface NewWaiver {
  readonly rule: string;
  readonly reason: string;
  readonly approvedBy: string;
  readonly expiresOn: string;
  /** Narrows it to one item, as a dotted path. */
  readonly path?: string;
}

/** Adds a waiver to the others. */
export function addWaiver(document: SourceDocument, waiver: NewWaiver): readonly TextEdit[] {
  const waivers = nodeAt(document.root, ['waivers']);
  const index = waivers?.kind === 'list' ? waivers.items.length : 0;
  return toTextEdits(document, { op: 'insert', path: `waivers[${index}]`, value: { ...waiver } }, manifestConventions);
}

/** What is said of a requirement that is declared not needed, for good. */
export interface NewExemption {
  readonly rule: string;
  readonly because: string;
  readonly by: string;
}

/** Declares a requirement not needed, after the others. */
export function addExemption(document: SourceDocument, exemption: NewExemption): readonly TextEdit[] {
  const list = nodeAt(document.root, ['notNeeded']);
  const index = list?.kind === 'list' ? list.items.length : 0;
  return toTextEdits(
    document,
    { op: 'insert', path: `notNeeded[${index}]`, value: { ...exemption } },
    manifestConventions,
  );
}

/**
 * An edit as a snippet in which every placeholder is a tab stop; undefined where it holds none. It begins where its
 * line begins: elsewhere editors indent the further lines of a snippet like the line it is put into. A text is typed
 * inside the quotes of its placeholder, all other values take the place of the quotes too.
 */
export function withTabStops(text: string, edit: TextEdit): TextEdit | undefined {
  const start = lineStart(text, edit.start);
  const lead = text.slice(start, edit.start);
  const { root } = parseDocument(applyTextEdits(text, [edit]));
  let stops = 0;
  const stop = (shown: string) => `\${${++stops}:${shown}}`;
  let snippet = '';
  let last = 0;
  for (const { 0: found, index } of edit.newText.matchAll(PLACEHOLDERS)) {
    if (found.includes('#')) continue;
    snippet += escapeSnippet(edit.newText.slice(last, index));
    last = index + found.length;
    const quote = found.startsWith('"') ? '"' : '';
    const field = fieldAt(manifestFields, pathAt(root, edit.start + index + 1)?.path ?? []);
    snippet += quote && takesAnyText(field) ? quote + stop(PLACEHOLDER) + quote : stop(found);
  }
  if (stops === 0) return undefined;
  return { start, end: edit.end, newText: escapeSnippet(lead) + snippet + escapeSnippet(edit.newText.slice(last)) };
}

/** Those in comments stay. */
const PLACEHOLDERS = new RegExp(`(?:^|\\s)#.*|"${PLACEHOLDER}"|\\b${PLACEHOLDER}\\b`, 'gm');

/** Whether a value may hold what YAML reads as something else outside of quotes, as `@team` and prose do. */
function takesAnyText(field: FieldInfo | undefined): boolean {
  const { words, meta, accepts } = field ?? {};
  const format = meta?.format;
  return !words && format !== 'date' && format !== 'name' && (format !== undefined || accepts?.('a') !== false);
}

function inOneEdit(document: SourceDocument, edits: readonly Edit[]): readonly TextEdit[] {
  const text = applyEdits(document, edits);
  return text === document.text ? [] : [smallestEdit(document.text, text)];
}
