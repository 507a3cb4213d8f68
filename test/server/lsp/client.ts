import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  CodeLensRefreshRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentLink,
  type DocumentSymbol,
  type Hover,
  type InitializeResult,
  type LocationLink,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';

/** A client that can do everything that the server makes use of. */
export const FULL: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true },
    hover: { contentFormat: ['markdown'] },
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown'],
        insertTextModeSupport: { valueSet: [1, 2] },
      },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
  },
};

export interface StartOptions {
  /** The bundled program. */
  readonly program: string;
  /** The open folders (absolute). */
  readonly roots: readonly string[];
  readonly capabilities?: ClientCapabilities;
  /** More arguments of `lsp`. */
  readonly args?: readonly string[];
}

export type Client = Awaited<ReturnType<typeof startClient>>;

/** Starts `ai-initiative lsp` and opens folders in it, as an editor does. */
export async function startClient({ program, roots, capabilities = FULL, args = [] }: StartOptions) {
  const server = spawn(process.execPath, [program, 'lsp', ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let stderr = '';
  server.stderr.on('data', (chunk: Buffer) => (stderr += String(chunk)));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const texts = new Map<string, { readonly version: number; readonly text: string }>();
  const pushed = new Map<string, PublishDiagnosticsParams>();
  const waiting = new Set<() => void>();
  let refreshes = 0;
  const registered: string[] = [];
  const tell = () => waiting.forEach((check) => check());
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    pushed.set(params.uri, params);
    tell();
  });
  connection.onRequest(DiagnosticRefreshRequest.type, () => {
    refreshes++;
    tell();
  });
  connection.onRequest(CodeLensRefreshRequest.type, () => undefined);
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    registered.push(...registrations.map(({ method }) => method));
    tell();
  });
  connection.listen();

  const folders = roots.map((root) => ({ uri: pathToFileURL(root).href, name: root }));
  const { capabilities: offered }: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folders,
    capabilities,
  });
  await connection.sendNotification('initialized', {});

  const request = <T>(method: string, params: object): Promise<T> =>
    connection.sendRequest<T>(`textDocument/${method}`, params);
  const about = (uri: string) => ({ textDocument: { uri } });

  return {
    pid: server.pid ?? 0,
    offered,
    notify: (method: string, params: object) => connection.sendNotification(method, params),
    async open(uri: string, text: string): Promise<void> {
      texts.set(uri, { version: 1, text });
      const textDocument = { uri, languageId: 'yaml', version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
    },
    /** Replaces a stretch of a document that is open, or all of it. */
    async change(uri: string, text: string, range?: Range): Promise<void> {
      const version = (texts.get(uri)?.version ?? 0) + 1;
      texts.set(uri, { version, text });
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [range ? { range, text } : { text }],
      });
    },
    async save(uri: string): Promise<void> {
      await connection.sendNotification('textDocument/didSave', about(uri));
    },
    async close(uri: string): Promise<void> {
      await connection.sendNotification('textDocument/didClose', about(uri));
    },
    pull: (uri: string, previousResultId?: string) =>
      request<DocumentDiagnosticReport>('diagnostic', {
        ...about(uri),
        ...(previousResultId ? { previousResultId } : {}),
      }),
    pullAll: (previousResultIds: readonly { uri: string; value: string }[] = []) =>
      connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds }),
    hover: (uri: string, position: Position) => request<Hover | null>('hover', { ...about(uri), position }),
    complete: (uri: string, position: Position) =>
      request<CompletionItem[] | null>('completion', { ...about(uri), position }),
    actions: (uri: string, range: Range, diagnostics: readonly Diagnostic[] = [], only?: readonly string[]) =>
      request<CodeAction[]>('codeAction', {
        ...about(uri),
        range,
        context: { diagnostics, ...(only ? { only } : {}) },
      }),
    symbols: (uri: string) => request<DocumentSymbol[]>('documentSymbol', about(uri)),
    links: (uri: string) => request<DocumentLink[]>('documentLink', about(uri)),
    define: (uri: string, position: Position) => request<LocationLink[]>('definition', { ...about(uri), position }),
    lenses: (uri: string) => request<CodeLens[]>('codeLens', about(uri)),
    /** What the server pushed for a document. */
    pushed: (uri: string) => pushed.get(uri),
    get refreshes() {
      return refreshes;
    },
    registered,
    /** Resolves when something that the server told makes this true. */
    until: (isTrue: () => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!isTrue()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    /** Memory of the server, in bytes; undefined where the system does not tell. */
    memory(): number | undefined {
      try {
        const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
        return Number(kilobytes) * 1024;
      } catch {
        return undefined;
      }
    },
    /** Ends the server as editors do. @returns its exit code and what it wrote to standard error */
    async stop() {
      const exited = once(server, 'exit');
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const [code] = (await exited) as [number | null];
      connection.dispose();
      return { code, stderr };
    },
  };
}
