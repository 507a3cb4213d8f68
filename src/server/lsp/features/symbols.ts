import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { symbolKindNames } from '../../../core/language/kinds.ts';
import { symbols, type DocumentSymbol as OwnSymbol } from '../../../core/language/symbols.ts';
import { sectionNotes } from '../../../presenter/headline.ts';
import { toRange } from '../convert.ts';
import type { ServerContext } from '../context.ts';

/** The outline of manifests, with the score of each section. */
export function registerSymbols({ connection, client, manifests }: ServerContext): void {
  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    const judged = await manifests.of(uri);
    if (!judged) return [];
    const { text, lastReadable } = await manifests.amongOthers(judged);
    const found = symbols(text.getText(), sectionNotes(lastReadable.assessment));
    return client.nestedSymbols
      ? found.map((symbol) => toSymbol(text, symbol))
      : found.flatMap((symbol) => flatten(text, symbol, undefined));
  });
}

function toSymbol(text: TextDocument, { name, detail, kind, range, selection, children }: OwnSymbol): DocumentSymbol {
  return {
    name,
    detail,
    kind: SymbolKind[symbolKindNames[kind]],
    range: toRange(text, range),
    selectionRange: toRange(text, selection),
    children: children.map((child) => toSymbol(text, child)),
  };
}

function flatten(text: TextDocument, symbol: OwnSymbol, container: string | undefined): readonly SymbolInformation[] {
  const { name, kind, range, children } = symbol;
  const own: SymbolInformation = {
    name,
    kind: SymbolKind[symbolKindNames[kind]],
    location: { uri: text.uri, range: toRange(text, range) },
    ...(container === undefined ? {} : { containerName: container }),
  };
  return [own, ...children.flatMap((child) => flatten(text, child, name))];
}
