import type { CalendarDate } from '../../util/calendar.ts';
import type { RuleResult } from '../../assessment/result.ts';
import type { Stage } from '../../vocabulary.ts';
import type { Span } from '../../yaml/lines.ts';
import type { Language } from '../language.ts';

/** Something that can be written at a cursor. */
export interface CompletionItem {
  readonly label: string;
  /** `key` and `word` come from the schema alone, the others from what is around the document. */
  readonly kind: 'key' | 'word' | 'date' | 'owner' | 'path' | 'folder' | 'rule' | 'initiative';
  /** One line beside the label. */
  readonly detail: string;
  /** Markdown; nothing of any document stands in it unescaped. */
  readonly documentation: string;
  /** Text with tab stops, in the syntax of VS Code's snippets; further lines are indented relative to the first. */
  readonly insert: string;
  /** What it takes the place of, on one line. */
  readonly replace: Span;
  /** Items are shown in the order of these. */
  readonly sortText: string;
  /** What is typed is compared with this. */
  readonly filterText: string;
  /** The present stage asks for it. */
  readonly required: boolean;
  /** After it there is something to complete again. */
  readonly continues: boolean;
}

/** A name that can be written, and where it comes from. */
export interface Suggestion {
  readonly value: string;
  readonly detail: string;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** What completion must know beside the document; the host finds it. */
export interface CompletionContext {
  readonly language: Language;
  readonly today: CalendarDate;
  /** Of the last readable text, where there is one: rules that fail come first. */
  readonly assessment?: { readonly rules: readonly Pick<RuleResult, 'ruleId' | 'outcome'>[] } | undefined;
  readonly owners: readonly Suggestion[];
  /** Names of the other initiatives. */
  readonly initiatives: readonly Suggestion[];
  /** What is in a folder, given as `''` or `src/sap/` relative to the document; empty where there is no such folder. */
  readonly listFolder: (folder: string) => Promise<readonly FolderEntry[]>;
}

/** The context together with what the text says of the initiative. */
export interface Completing extends CompletionContext {
  readonly stage: Stage;
}

/** Makes the order in which items are given the order in which they are shown. */
export function inOrder(items: readonly NewItem[]): readonly OrderedItem[] {
  return items.map((item, i) => ({ ...item, sortText: String(i).padStart(4, '0') }));
}

/** An item before it has its place among the others. */
export type NewItem = Omit<OrderedItem, 'sortText'>;

/** An item before it is known what it takes the place of. */
export type OrderedItem = Omit<CompletionItem, 'filterText'>;
