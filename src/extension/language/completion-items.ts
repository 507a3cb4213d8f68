import * as vscode from 'vscode';
import type { FieldInfo } from '../../core/index.ts';
import { complete, fieldToWrite } from '../../core/language/complete/complete.ts';
import type { CompletionItem, FolderEntry } from '../../core/language/complete/item.ts';
import { completionKindNames } from '../../core/language/kinds.ts';
import { manifestLanguage, policyLanguage } from '../../core/language/language.ts';
import { initiativeSuggestions } from '../../core/language/suggestions.ts';
import { isManifest } from '../store/manifests.ts';
import { isPolicyFile } from '../policy/policy-files.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import type { Repositories } from '../repository/repositories.ts';
import type { ManifestStore } from '../store/store.ts';
import { rangeIn } from './current.ts';
import { ownersNear } from './owners.ts';
import { isGivenByYamlExtension } from './yaml-extension.ts';

/** What completion looks at beside the document. */
export interface Neighbourhood {
  readonly store: ManifestStore;
  readonly policies: PolicySource;
  readonly repositories: Repositories;
}

/** What can be written at a place of a manifest or policy. */
export async function completionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  trigger: vscode.CompletionTriggerKind,
  { store, policies, repositories }: Neighbourhood,
): Promise<vscode.CompletionItem[]> {
  const isPolicy = isPolicyFile(document.uri);
  if (!isPolicy && !isManifest(document.uri)) return [];
  const policy = await policies.policyFor(document.uri);
  const language = isPolicy ? policyLanguage(policy) : manifestLanguage(policy);
  const others = store.all().filter(({ uri }) => uri.toString() !== document.uri.toString());
  const text = document.getText();
  const cursor = document.offsetAt(position);
  const items = await complete(text, cursor, {
    language,
    today: store.asOf.date,
    assessment: store.get(document.uri)?.shown.assessment,
    owners: await ownersNear(document.uri, policy, store, repositories, { text, cursor }),
    initiatives: initiativeSuggestions(others.map(({ assessment }) => assessment.manifest)),
    listFolder: (folder) => listFolder(document.uri, folder),
  });
  const isGiven = isGivenByYamlExtension('completion', document);
  const ours = items.filter(({ kind }) => !isGiven || (kind !== 'key' && kind !== 'word'));
  if (items.length > 0) return ours.map((item) => toItem(item, document));
  return insteadOfWords(document, position, trigger, fieldToWrite(text, cursor, language));
}

/**
 * Where there is nothing to offer, VS Code would offer the words of the document. It asks no one else where there is an
 * item, so there is one that matches nothing typed; where nothing is typed and help is asked for, it says what the field
 * is for.
 */
function insteadOfWords(
  document: vscode.TextDocument,
  position: vscode.Position,
  trigger: vscode.CompletionTriggerKind,
  field: FieldInfo | undefined,
): vscode.CompletionItem[] {
  const isTyped = document.getWordRangeAtPosition(position) !== undefined;
  if (isTyped) return [{ ...nothing, label: field?.meta.description ?? ' ', filterText: '\0' }];
  const description = field?.meta.description;
  const isAsked = trigger === vscode.CompletionTriggerKind.Invoke;
  return isAsked && description !== undefined ? [{ ...nothing, label: description }] : [];
}

const nothing = { insertText: '', kind: vscode.CompletionItemKind.Text };

function toItem(item: CompletionItem, document: vscode.TextDocument): vscode.CompletionItem {
  const { label, detail, kind, insert, replace, sortText, filterText, documentation, continues } = item;
  return {
    label: { label, description: detail },
    kind: vscode.CompletionItemKind[completionKindNames[kind]],
    insertText: new vscode.SnippetString(insert),
    range: rangeIn(document, replace),
    sortText,
    filterText,
    documentation: new vscode.MarkdownString(documentation),
    ...(continues ? { command: { command: 'editor.action.triggerSuggest', title: 'Suggest' } } : {}),
  };
}

/** What is in a folder beside a manifest; nothing where that lies outside of the workspace folder or is not there. */
async function listFolder(manifest: vscode.Uri, folder: string): Promise<readonly FolderEntry[]> {
  const uri = vscode.Uri.joinPath(manifest, '..', folder);
  if (!vscode.workspace.getWorkspaceFolder(uri)) return [];
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries.map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }));
  } catch {
    // the path is still being typed
    return [];
  }
}
