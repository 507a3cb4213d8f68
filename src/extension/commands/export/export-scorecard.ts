import * as vscode from 'vscode';
import { version } from '../../../../package.json';
import { markdown } from '../../../report/formats/markdown.ts';
import { toReported } from '../../../report/report.ts';
import type { Report } from '../../../report/report-schema.ts';
import { REPORT_VERSION } from '../../../report/version.ts';
import { writeFile } from '../../host/write-file.ts';
import { chooseManifest } from '../../scorecard/choose.ts';
import { shownScorecard } from '../../scorecard/scorecard-on-show.ts';
import type { Trends } from '../../scorecard/trends.ts';
import type { ManifestStore } from '../../store/store.ts';
import type { StoredManifest } from '../../store/stored-manifest.ts';
import type { ActivePage } from '../../surfaces/active-manifest.ts';
import type { ExportFormat } from './export-formats.ts';

/** The command *Export Scorecard…*, of the manifest given or chosen. */
export async function exportScorecardCommand(
  store: ManifestStore,
  trends: Trends,
  activePage: ActivePage,
  asked: unknown,
): Promise<void> {
  const manifest = await manifestOf(store, activePage, 'Export Scorecard', asked);
  if (manifest) await exportScorecard(manifest, store, trends);
}

/** The command *Copy as Markdown*, of the manifest given or chosen. */
export async function copyAsMarkdownCommand(
  store: ManifestStore,
  activePage: ActivePage,
  asked: unknown,
): Promise<void> {
  const manifest = await manifestOf(store, activePage, 'Copy as Markdown', asked);
  if (!manifest) return;
  await vscode.env.clipboard.writeText(markdown(reportOf(manifest)));
  vscode.window.setStatusBarMessage('$(check) Scorecard copied as Markdown', 5000);
}

async function manifestOf(
  store: ManifestStore,
  activePage: ActivePage,
  title: string,
  asked: unknown,
): Promise<StoredManifest | undefined> {
  const uri = asked instanceof vscode.Uri ? asked : await chooseManifest(store, activePage, title);
  if (!uri) return undefined;
  await store.idle();
  const manifest = store.get(uri);
  if (!manifest) void vscode.window.showWarningMessage(`${vscode.workspace.asRelativePath(uri)} cannot be read.`);
  return manifest;
}

async function exportScorecard(manifest: StoredManifest, store: ManifestStore, trends: Trends): Promise<void> {
  const { EXPORT_FORMATS } = await import('./export-formats.ts');
  const format = await vscode.window.showQuickPick(EXPORT_FORMATS, {
    title: 'Export Scorecard',
    placeHolder: 'As what?',
    matchOnDetail: true,
  });
  // the dialog confirms replacing a file
  const target = format && (await vscode.window.showSaveDialog(dialogOf(manifest, format)));
  if (!target) return;
  const text = await format.write(reportOf(manifest), () => shownScorecard(manifest, store, trends));
  await writeFile(target, text, { overwrite: true });
  vscode.window.setStatusBarMessage(`$(check) Scorecard exported to ${vscode.workspace.asRelativePath(target)}`, 5000);
}

function dialogOf({ uri, assessment }: StoredManifest, { label, extension }: ExportFormat): vscode.SaveDialogOptions {
  // the name is any text until it is fixed
  const name = assessment.manifest.name?.replaceAll(/[^\w.-]+/g, '-') ?? 'ai-initiative';
  return {
    title: 'Export Scorecard',
    saveLabel: 'Export',
    defaultUri: vscode.Uri.joinPath(uri, '..', `${name}-scorecard.${extension}`),
    filters: { [label]: [extension] },
  };
}

/** The report of one manifest as it is now, with paths as the window shows them. */
function reportOf({ uri, assessment }: StoredManifest): Report {
  return {
    schemaVersion: REPORT_VERSION,
    tool: { name: 'ai-initiative', version },
    asOf: assessment.asOf,
    repository: null,
    basePath: '',
    assessments: [toReported(vscode.workspace.asRelativePath(uri), assessment)],
    policies: [],
    errors: [],
  };
}
