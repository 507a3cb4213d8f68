import * as vscode from 'vscode';
import { symbolKindNames } from '../../core/language/kinds.ts';
import { symbols, type DocumentSymbol } from '../../core/language/symbols.ts';
import { sectionNotes } from '../../presenter/headline.ts';
import { manifestSelector } from '../store/manifests.ts';
import type { ManifestStore } from '../store/store.ts';
import { currentManifest, rangeIn } from './current.ts';

/** The outline of manifests, with the score of each section. */
export function registerSymbols(store: ManifestStore): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    manifestSelector,
    {
      async provideDocumentSymbols(document, token) {
        // VS Code keeps an outline for as long as the text stays as it is, so it is not given before the scores are known
        const manifest = await currentManifest(store, document, token);
        if (!manifest) return [];
        return symbols(document.getText(), sectionNotes(manifest.shown.assessment)).map((symbol) =>
          toSymbol(document, symbol),
        );
      },
    },
    { label: 'AI Initiative' },
  );
}

function toSymbol(document: vscode.TextDocument, symbol: DocumentSymbol): vscode.DocumentSymbol {
  const { name, detail, kind, range, selection, children } = symbol;
  const converted = new vscode.DocumentSymbol(
    name,
    detail,
    vscode.SymbolKind[symbolKindNames[kind]],
    rangeIn(document, range),
    rangeIn(document, selection),
  );
  converted.children = children.map((child) => toSymbol(document, child));
  return converted;
}
