import { fileURLToPath } from 'node:url';
import { InsertTextMode, MarkupKind, type InitializeParams } from 'vscode-languageserver/node';

/** What the client can do, as it announced on initialization. */
export interface Client {
  /** The folders that are open (absolute). */
  readonly roots: readonly string[];
  /** It asks for diagnostics by itself; others have them pushed. */
  readonly pullsDiagnostics: boolean;
  /** It can be told to ask again. */
  readonly refreshesDiagnostics: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly watchesFiles: boolean;
  readonly followsFolders: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly snippets: boolean;
  readonly labelDetails: boolean;
  readonly adjustsIndentation: boolean;
  readonly markdownInHover: boolean;
  readonly markdownInCompletion: boolean;
  readonly nestedSymbols: boolean;
  readonly locationLinks: boolean;
  readonly versionedEdits: boolean;
  /** It goes through the placeholders of an edit, as Tab does. */
  readonly snippetEdits: boolean;
}

export function readClient(params: InitializeParams): Client {
  const { workspace, textDocument } = params.capabilities;
  const { hover, completion, documentSymbol, definition, diagnostic, publishDiagnostics } = textDocument ?? {};
  const item = completion?.completionItem;
  return {
    roots: rootsOf(params),
    pullsDiagnostics: diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    followsFolders: workspace?.workspaceFolders === true,
    relatedInformation: (diagnostic ?? publishDiagnostics)?.relatedInformation === true,
    codeDescription: (diagnostic ?? publishDiagnostics)?.codeDescriptionSupport === true,
    snippets: item?.snippetSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    adjustsIndentation: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation) === true,
    markdownInHover: hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    markdownInCompletion: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    nestedSymbols: documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    locationLinks: definition?.linkSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
  };
}

// the deprecated ways to name a root are all that older clients have
function rootsOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders?.length) return workspaceFolders.flatMap(({ uri }) => pathOf(uri) ?? []);
  if (rootUri) return [pathOf(rootUri)].filter((root) => root !== undefined);
  return rootPath ? [rootPath] : [];
}

/** The path of a file on this machine; undefined for every other address. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    // of another machine, or no address at all
    return undefined;
  }
}
