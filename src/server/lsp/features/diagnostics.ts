import { createHash } from 'node:crypto';
import {
  DocumentDiagnosticReportKind,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { toDiagnostic } from '../convert.ts';
import type { ServerContext } from '../context.ts';
import type { Judged } from '../manifests.ts';
import { isPolicyUri } from '../policies.ts';

/** Shows the findings of manifests and policies: clients ask for them, or have them pushed. */
export interface Diagnostics {
  /** Any document may have changed findings. */
  refresh(): void;
  /** These documents were edited: clients that ask know that by themselves. */
  edited(uris: readonly string[]): void;
  /** Takes back what was pushed for a document that is not shown any more. */
  clear(uri: string): void;
}

/** How long pushed diagnostics wait for more changes, in milliseconds. */
const PUSH_DELAY = 40;

export function registerDiagnostics(context: ServerContext): Diagnostics {
  const { connection, client, documents, manifests } = context;
  if (!client.pullsDiagnostics) return pushDiagnostics(context);

  // a client that cannot be told to ask again is answered when everything is known
  const look = client.refreshesDiagnostics ? manifests.of : manifests.settled;
  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) =>
    toReport(await diagnosticsOf(context, uri, await look(uri)), previousResultId),
  );
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }) => {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const all = await manifests.all();
    const reports = all.map(async ({ uri }) => {
      const judged = await manifests.settled(uri);
      const report = toReport(await diagnosticsOf(context, uri, judged), previous.get(uri));
      return { ...report, uri, version: documents.get(uri)?.version ?? null };
    });
    // of a manifest that is gone nothing is left
    const gone = [...previous.keys()].filter((uri) => !all.some((one) => one.uri === uri) && !documents.get(uri));
    return {
      items: [
        ...(await Promise.all(reports)),
        ...gone.map((uri) => ({ ...toReport([], undefined), uri, version: null })),
      ],
    };
  });
  return {
    refresh: () => {
      if (client.refreshesDiagnostics) void connection.languages.diagnostics.refresh();
    },
    edited: () => undefined,
    clear: () => undefined,
  };
}

function pushDiagnostics(context: ServerContext): Diagnostics {
  const { connection, documents, manifests } = context;
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const push = async (uri: string) => {
    waiting.delete(uri);
    const version = documents.get(uri)?.version;
    const diagnostics = await diagnosticsOf(context, uri, await manifests.of(uri));
    // the text changed meanwhile: the next push covers it
    if (version === undefined || documents.get(uri)?.version !== version) return;
    await connection.sendDiagnostics({ uri, version, diagnostics: [...diagnostics] });
  };
  const pushSoon = (uri: string) => {
    clearTimeout(waiting.get(uri));
    waiting.set(
      uri,
      setTimeout(() => {
        push(uri).catch((error: unknown) => connection.console.error(`${uri} cannot be judged: ${String(error)}`));
      }, PUSH_DELAY),
    );
  };
  return {
    refresh: () => documents.keys().forEach(pushSoon),
    edited: (uris) => uris.forEach(pushSoon),
    clear(uri) {
      clearTimeout(waiting.get(uri));
      waiting.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}

/** @param judged the manifest; undefined where the document is not a manifest */
async function diagnosticsOf(
  { client, host, documents, manifests, policies }: ServerContext,
  uri: string,
  judged: Judged | undefined,
): Promise<readonly Diagnostic[]> {
  const text = judged?.text ?? documents.get(uri);
  if (!text) return [];
  const findings = judged
    ? (await manifests.amongOthers(judged)).assessment.findings
    : isPolicyUri(uri)
      ? await policies.findingsOf(text)
      : [];
  return findings.map((finding) => toDiagnostic(text, finding, client, host.rulePages));
}

/** The same diagnostics have the same id, whichever text they are of, so that they are not sent again. */
function toReport(items: readonly Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
  const resultId = createHash('sha1').update(JSON.stringify(items)).digest('base64url');
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
}
