import {
  CodeLensRefreshRequest,
  createConnection,
  ProposedFeatures,
  TextDocuments,
  type Connection,
  type InitializeParams,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { factsQuery } from '../../core/index.ts';
import { initializeResult } from './capabilities.ts';
import { pathOf, readClient, type Client } from './client.ts';
import type { ServerContext } from './context.ts';
import { createManifestFacts } from './manifest-facts.ts';
import { registerCodeActions } from './features/code-actions.ts';
import { registerCodeLens } from './features/code-lens.ts';
import { registerCompletion } from './features/completion.ts';
import { registerDiagnostics } from './features/diagnostics.ts';
import { registerHover } from './features/hover.ts';
import { registerLinks } from './features/links.ts';
import { registerSymbols } from './features/symbols.ts';
import type { ServerHost } from './host.ts';
import { createManifests, isManifestFile } from './manifests.ts';
import { placeOf } from './places.ts';
import { createPolicies, isPolicyUri } from './policies.ts';
import { warmUp } from './warm-up.ts';
import { createWatching, registerWatchers } from './watch.ts';

/**
 * Serves one client over standard input and output, until it ends the connection: the process ends with it, as the
 * protocol has it.
 */
export function startLanguageServer(host: ServerHost): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  connection.onInitialize((params: InitializeParams) => {
    const client = readClient(params);
    serve(connection, client, host);
    return initializeResult(client, host.version);
  });
  connection.listen();
}

function serve(connection: Connection, client: Client, host: ServerHost): void {
  const documents = new TextDocuments(TextDocument);
  let { roots } = client;
  const warn = (message: string) => connection.console.warn(message);
  const background = (work: Promise<unknown>) => void work.catch((error: unknown) => warn(String(error)));

  const policies = createPolicies(host, () => roots, warn);
  const facts = createManifestFacts(host, () => roots, onFacts, warn);
  const manifests = createManifests({
    host,
    documents,
    roots: () => roots,
    facts,
    policyFor: policies.of,
    isExcluded: policies.isExcluded,
  });
  const context: ServerContext = {
    host,
    connection,
    client,
    documents,
    manifests,
    policies,
    placeOf: (file) => placeOf(roots, file),
  };
  registerHover(context);
  registerCompletion(context);
  registerCodeActions(context);
  registerSymbols(context);
  registerLinks(context);
  registerCodeLens(context);
  const diagnostics = registerDiagnostics(context);
  const watching = createWatching(lookAgain);

  /** Facts that come together are told together. */
  let tells: ReturnType<typeof setImmediate> | undefined;
  function tell(): void {
    diagnostics.refresh();
    if (client.refreshesCodeLenses) background(connection.sendRequest(CodeLensRefreshRequest.type));
  }
  function onFacts(file: string): void {
    manifests.invalidate([file]);
    tells ??= setImmediate(() => {
      tells = undefined;
      tell();
    });
  }
  /** Something may have changed on the disk: everything is read anew when it is asked for. */
  function lookAgain(): void {
    facts.forget();
    policies.forget();
    manifests.invalidate();
    tell();
    background(followFiles());
  }
  async function followFiles(): Promise<void> {
    const all = await manifests.all();
    const declared = all.flatMap(({ file, document }) => {
      const { paths, sources } = factsQuery(document);
      const place = placeOf(roots, file);
      return [...paths, ...sources].flatMap((one) => place.absolute(one) ?? []);
    });
    const found = new Set(all.map(({ file }) => placeOf(roots, file).root));
    watching.follow([...found], declared);
  }
  async function discover(): Promise<void> {
    const files = await host.findManifests(roots);
    manifests.touch(files);
    tell();
    await followFiles();
  }

  connection.onInitialized(() => {
    background(registerWatchers(connection, client));
    background(warmUp(host.today()).then(discover));
    if (client.followsFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = removed.map(({ uri }) => pathOf(uri));
        roots = [...roots.filter((root) => !gone.includes(root)), ...added.flatMap(({ uri }) => pathOf(uri) ?? [])];
        manifests.invalidate();
        background(discover());
      });
    }
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    manifests.touch(changes.flatMap(({ uri }) => pathOf(uri) ?? []));
    lookAgain();
  });
  documents.onDidSave(lookAgain);
  documents.onDidChangeContent(({ document: { uri } }) => {
    const isShown = (other: string) => isManifestFile(pathOf(other) ?? '');
    // what is said of a manifest depends on the others
    if (isShown(uri)) diagnostics.edited(documents.keys().filter(isShown));
    else if (isPolicyUri(uri)) diagnostics.edited([uri]);
  });
  documents.onDidClose(({ document: { uri } }) => {
    manifests.touch([pathOf(uri) ?? '']);
    diagnostics.clear(uri);
  });
  connection.onShutdown(() => watching.close());
  documents.listen(connection);
}
