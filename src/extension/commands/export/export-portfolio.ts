import * as vscode from 'vscode';
import { version } from '../../../../package.json';
import { initiativeRow } from '../../../core/index.ts';
import { count } from '../../../presenter/format.ts';
import { portfolioCsv, portfolioHtml, portfolioJson } from '../../../report/portfolio/all-formats.ts';
import { portfolioReport, type PortfolioReport } from '../../../report/portfolio/portfolio.ts';
import { writeFile } from '../../host/write-file.ts';
import type { ManifestStore } from '../../store/store.ts';

interface PortfolioFormat extends vscode.QuickPickItem {
  readonly extension: string;
  readonly write: (report: PortfolioReport) => string;
}

const FORMATS: readonly PortfolioFormat[] = [
  { label: 'HTML', detail: 'The page as one document, to mail or to print', extension: 'html', write: portfolioHtml },
  { label: 'CSV', detail: 'A row for each initiative, for spreadsheets', extension: 'csv', write: portfolioCsv },
  { label: 'JSON', detail: 'Everything, for other tools', extension: 'json', write: portfolioJson },
];

/** Writes initiatives of the window, those that the filters of their page leave, as a portfolio of their own. */
export async function exportPortfolio(store: ManifestStore, uris: readonly string[]): Promise<void> {
  const title = `Export ${count(uris.length, 'Initiative')}`;
  const format = await vscode.window.showQuickPick(FORMATS, { title, placeHolder: 'As what?', matchOnDetail: true });
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  // the dialog confirms replacing a file
  const target =
    format &&
    (await vscode.window.showSaveDialog({
      title,
      saveLabel: 'Export',
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `ai-initiatives.${format.extension}`) }),
      filters: { [format.label]: [format.extension] },
    }));
  if (!target) return;
  await writeFile(target, format.write(portfolioOf(store, uris)), { overwrite: true });
  const place = vscode.workspace.asRelativePath(target);
  vscode.window.setStatusBarMessage(`$(check) ${count(uris.length, 'initiative')} exported to ${place}`, 5000);
}

function portfolioOf(store: ManifestStore, uris: readonly string[]): PortfolioReport {
  const rows = uris.flatMap((uri) => {
    const manifest = store.get(vscode.Uri.parse(uri));
    if (!manifest) return [];
    const row = initiativeRow(vscode.workspace.asRelativePath(manifest.uri), manifest.shown.assessment);
    return [{ source: 'this window', repository: null, row, isLive: true as const }];
  });
  return portfolioReport(rows, { tool: { name: 'ai-initiative', version }, errors: [], today: store.asOf.date });
}
