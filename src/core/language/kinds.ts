import type { Finding } from '../findings/finding.ts';
import type { CompletionItem } from './complete/item.ts';
import type { DocumentSymbol } from './symbols.ts';

/**
 * How editors show what the core gives, by names that both VS Code and the language server protocol have. Their numbers
 * differ, so each adapter looks the name up in the enumeration of its own.
 */

export const severityNames = {
  error: 'Error',
  warning: 'Warning',
  info: 'Information',
  hint: 'Hint',
} as const satisfies Readonly<Record<Finding['severity'], string>>;

export const completionKindNames = {
  key: 'Property',
  word: 'EnumMember',
  date: 'Value',
  owner: 'Constant',
  path: 'File',
  folder: 'Folder',
  rule: 'Reference',
  initiative: 'Module',
} as const satisfies Readonly<Record<CompletionItem['kind'], string>>;

export const symbolKindNames = {
  section: 'Module',
  item: 'Object',
  field: 'Property',
} as const satisfies Readonly<Record<DocumentSymbol['kind'], string>>;

/** Characters after which an editor asks for completions by itself. */
export const COMPLETION_TRIGGERS = [' ', ':', '-', '/', '[', '{', '"'] as const;

/** Names the findings of this tool among those of others. */
export const DIAGNOSTIC_SOURCE = 'ai-initiative';

/** The kind of the action that applies every safe fix, for *fix on save*. */
export const FIX_ALL_KIND = 'source.fixAll.aiInitiative';
