import type { CodeLens } from 'vscode-languageserver/node';
import { gateSummary, verdictAndScore } from '../../../presenter/headline.ts';
import type { ServerContext } from '../context.ts';

/** One line above a manifest: verdict, score, what is open. */
export function registerCodeLens({ connection, manifests }: ServerContext): void {
  connection.onCodeLens(async ({ textDocument: { uri } }): Promise<CodeLens[]> => {
    const judged = await manifests.of(uri);
    if (!judged) return [];
    const { document, lastReadable } = await manifests.amongOthers(judged);
    const parts = [
      verdictAndScore(lastReadable.assessment),
      gateSummary(lastReadable.assessment),
      lastReadable.document === document ? '' : 'of the last readable text',
    ];
    const title = parts.filter((part) => part !== '').join(' · ');
    const place = { line: 0, character: 0 };
    return [{ range: { start: place, end: place }, command: { title, command: '' } }];
  });
}
