import * as vscode from 'vscode';
import { KNOWN_FILE } from '../../core/index.ts';
import { createExclusion } from '../../repository/excluded.ts';
import { toDiagnostic } from '../host/convert.ts';
import { findingsToShow } from '../surfaces/diagnostics.ts';
import { isForeign } from '../store/manifests.ts';
import { createPolicyFiles, isPolicyFile, type WindowPolicy } from './policy-files.ts';
import type { PolicyJudge, PolicySource } from './policy-source.ts';
import { rulePage } from '../surfaces/rule-pages.ts';
import type { Settings } from '../host/settings.ts';

/** Pause in typing in a policy before everything is assessed again, in ms. */
const TYPING_PAUSE = 300;

/** Finds the policies of this window, follows their files, and shows what is wrong in them. */
export function createPolicies(
  settings: Settings,
  extensionUri: vscode.Uri,
): PolicySource & PolicyJudge & vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const collection = vscode.languages.createDiagnosticCollection('ai-initiative-policy');
  const loaded = new Map<string, Promise<WindowPolicy>>();
  /** All files that some policy was made of, or would have been made of had they been there. */
  const asked = new Set<string>();
  let pause: ReturnType<typeof setTimeout> | undefined;

  const load = (place: vscode.Uri): Promise<WindowPolicy> => {
    const given = settings.get('policy.path', place);
    const folder = vscode.Uri.joinPath(place, '..');
    const workspace = vscode.workspace.getWorkspaceFolder(place)?.uri;
    const file = given !== '' && workspace ? vscode.Uri.joinPath(workspace, given) : undefined;
    const key = String(file ?? folder);
    const known = loaded.get(key);
    if (known) return known;
    const made = file ? files.ofFile(file) : files.ofFolder(folder);
    loaded.set(key, made);
    return made;
  };

  const show = (policy: WindowPolicy) => {
    for (const uri of policy.asked) asked.add(uri.toString());
    for (const { file, findings } of policy.files) {
      const uri = vscode.Uri.joinPath(policy.root, file);
      const isSilent = isForeign(uri.path) || !settings.get('validate.enable', uri);
      const shown = isSilent ? [] : findingsToShow(uri, findings);
      collection.set(
        uri,
        shown.map((finding) => toDiagnostic(finding, uri, rulePage(extensionUri, finding.ruleId))),
      );
    }
  };
  let files = createPolicyFiles(show);

  /** A policy file speaks of its own even where there is no manifest below it. */
  const showOpen = () =>
    vscode.workspace.textDocuments.filter(({ uri }) => isPolicyFile(uri)).forEach(({ uri }) => void load(uri));

  const reload = () => {
    clearTimeout(pause);
    files = createPolicyFiles(show);
    loaded.clear();
    collection.clear();
    changed.fire();
    showOpen();
  };
  const reloadIfAsked = (uri: vscode.Uri) => {
    if (isPolicyFile(uri) || asked.has(uri.toString())) reload();
  };
  const watcher = vscode.workspace.createFileSystemWatcher(`**/{*.yaml,*.yml,${KNOWN_FILE}}`);
  const followers = vscode.Disposable.from(
    changed,
    collection,
    watcher,
    watcher.onDidCreate(reloadIfAsked),
    watcher.onDidChange(reloadIfAsked),
    watcher.onDidDelete(reloadIfAsked),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      if (isPolicyFile(uri)) void load(uri).then(show);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !asked.has(document.uri.toString())) return;
      clearTimeout(pause);
      pause = setTimeout(reload, TYPING_PAUSE);
    }),
    settings.onDidChange('policy.path', reload),
    settings.onDidChange('validate.enable', reload),
    new vscode.Disposable(() => clearTimeout(pause)),
  );
  showOpen();
  return {
    policyFor: async (manifest) => (await load(manifest)).policy,
    async problemOf(manifest) {
      const given = settings.get('policy.path', manifest);
      if (given === '' || !vscode.workspace.getWorkspaceFolder(manifest)) return undefined;
      if ((await load(manifest)).files.length > 0) return undefined;
      return `The setting aiInitiative.policy.path names "${given}", and there is no such file in the workspace folder. Correct the setting or leave it empty: until then the built-in policy applies`;
    },
    async isExcluded(manifest) {
      const { policy, root } = await load(manifest);
      if (policy.exclude.length === 0) return false;
      return createExclusion(policy.exclude)(manifest.path.slice(root.path.length).replace(/^\//, ''));
    },
    onDidChange: changed.event,
    async judge(file) {
      // what was loaded may be of the text before the last key
      const { root, files: found } = await createPolicyFiles(() => {}).ofFile(file);
      return found.find((one) => vscode.Uri.joinPath(root, one.file).toString() === file.toString());
    },
    dispose: () => followers.dispose(),
  };
}
