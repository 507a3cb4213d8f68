import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem,
  type Range,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { complete } from '../../../core/language/complete/complete.ts';
import type { CompletionItem as OwnItem, FolderEntry } from '../../../core/language/complete/item.ts';
import { completionKindNames } from '../../../core/language/kinds.ts';
import { manifestLanguage, policyLanguage } from '../../../core/language/language.ts';
import { initiativeSuggestions, ownerSuggestions } from '../../../core/language/suggestions.ts';
import { pathOf, type Client } from '../client.ts';
import { toRange } from '../convert.ts';
import type { ServerContext } from '../context.ts';
import { plainText, withoutTabStops } from '../markup.ts';
import type { Place } from '../places.ts';
import { isPolicyUri } from '../policies.ts';

/** Completion in manifests and policies. */
export function registerCompletion(context: ServerContext): void {
  const { connection, client, documents, manifests, policies, placeOf, host } = context;
  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    const judged = await manifests.of(uri);
    const text = judged?.text ?? (isPolicyUri(uri) ? documents.get(uri) : undefined);
    const file = pathOf(uri);
    if (!text || file === undefined) return null;
    const all = await manifests.all();
    const others = all.filter((other) => other.uri !== uri);
    const policy = judged?.policy ?? (await policies.of(file)).policy;
    const place = placeOf(file);
    const named = all.map(({ label, document }) => ({ label, text: document.text }));
    const items = await complete(text.getText(), text.offsetAt(position), {
      language: judged ? manifestLanguage(policy) : policyLanguage(policy),
      today: host.today(),
      assessment: judged?.lastReadable.assessment,
      owners: ownerSuggestions(policy, await place.codeOwners(), named),
      initiatives: initiativeSuggestions(others.map(({ assessment }) => assessment.manifest)),
      listFolder: (folder) => listFolder(place, folder),
    });
    return items.map((item) => toItem(item, text, client));
  });
}

function toItem(item: OwnItem, text: TextDocument, client: Client): CompletionItem {
  const { label, detail, kind, insert, replace, sortText, filterText, documentation } = item;
  const range = toRange(text, replace);
  const newText = client.snippets ? insert : indented(withoutTabStops(insert), text, range, client);
  return {
    label,
    kind: CompletionItemKind[completionKindNames[kind]],
    ...(client.labelDetails ? { labelDetails: { description: detail } } : { detail }),
    sortText,
    filterText,
    documentation: client.markdownInCompletion
      ? { kind: MarkupKind.Markdown, value: documentation }
      : plainText(documentation),
    insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(client.adjustsIndentation ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
    textEdit: { range, newText },
  };
}

/** Snippets are indented like the line they are put into by every client, plain text only by some. */
function indented(plain: string, text: TextDocument, { start }: Range, client: Client): string {
  if (client.adjustsIndentation) return plain;
  const lead = /^[ \t]*/.exec(text.getText({ start: { line: start.line, character: 0 }, end: start }))?.[0] ?? '';
  return plain.replaceAll('\n', `\n${lead}`);
}

async function listFolder(place: Place, folder: string): Promise<readonly FolderEntry[]> {
  const names = await place.list(folder);
  return names.map((name) => ({ name: name.replace(/\/$/, ''), isFolder: name.endsWith('/') }));
}
