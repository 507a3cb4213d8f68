import * as vscode from 'vscode';
import { catalogue } from '../../catalogue/catalogue.ts';

const withPage = new Set(catalogue().map(({ id }) => id));

/** The page of a rule, which comes with the extension; undefined for rules of an organisation's own. */
export function rulePage(extensionUri: vscode.Uri, ruleId: string): vscode.Uri | undefined {
  return withPage.has(ruleId) ? vscode.Uri.joinPath(extensionUri, 'docs/rules', `${ruleId}.md`) : undefined;
}
