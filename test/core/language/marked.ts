import { defaultPolicy } from '../../../src/core/index.ts';
import { complete } from '../../../src/core/language/complete/complete.ts';
import type { CompletionContext, CompletionItem } from '../../../src/core/language/complete/item.ts';
import { manifestLanguage } from '../../../src/core/language/language.ts';
import { TODAY } from '../../../src/catalogue/exemplary.ts';

const CURSOR = '‸';

/** A text with its cursor marker `‸` taken out. */
export function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf(CURSOR);
  if (offset < 0) throw new Error(`No ${CURSOR} in ${text}`);
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}

const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  '': ['.git/', 'docs/', 'evals/', 'node_modules/', 'README.md', 'src/'],
  'src/': ['sap/', 'main.py'],
};

export const completionContext: CompletionContext = {
  language: manifestLanguage(defaultPolicy),
  today: TODAY,
  owners: [
    { value: 'group:finance', detail: 'CODEOWNERS' },
    { value: '@org/team', detail: 'CODEOWNERS' },
  ],
  initiatives: [{ value: 'contract-review', detail: 'Contract review' }],
  listFolder: (folder) =>
    Promise.resolve(
      (FOLDERS[folder] ?? []).map((name) => ({ name: name.replace('/', ''), isFolder: name.endsWith('/') })),
    ),
};

/** What is offered at the cursor of a marked text. */
export function completeAt(marked_: string, context = completionContext): Promise<readonly CompletionItem[]> {
  const { text, offset } = marked(marked_);
  return complete(text, offset, context);
}

/** The text after an item was taken, its tab stops filled with `answer`, as an editor does it. */
export function take(text: string, item: CompletionItem, answer = 'x'): string {
  const { start, end } = item.replace;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lead = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? '';
  const inserted = item.insert
    .replaceAll(/\\([\\$}])|\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{\d+:([^}]*)\}|\$\d+/g, (_, escaped, choice, preset) =>
      String(escaped ?? choice ?? preset ?? answer),
    )
    .replaceAll('\n', `\n${lead}`);
  return text.slice(0, start) + inserted + text.slice(end);
}
