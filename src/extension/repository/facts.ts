import * as vscode from 'vscode';
import { factsQuery, type Facts, type FactsQuery, type SourceDocument } from '../../core/index.ts';
import type { Repository } from '../../repository/access.ts';
import { isManifest, isNotable } from '../../repository/notable.ts';
import { windowFiles } from './files.ts';
import { gitApi, type GitApi } from './git-api.ts';
import { windowHistory } from './history.ts';

/** What the repositories of the window show about its manifests: gathered in the background, kept until something changes. */
export interface FactsSource extends vscode.Disposable {
  /** What is known now; asks for what is not. Undefined at first, and where there is no repository to look at. */
  factsFor(manifest: vscode.Uri, document: SourceDocument): Facts | undefined;
  /** With the manifests of which something else is known now. */
  readonly onDidChange: vscode.Event<readonly vscode.Uri[]>;
}

/** How long files must be left alone before they are looked at again, in milliseconds. */
const PAUSE = 500;

interface Known {
  readonly uri: vscode.Uri;
  readonly question: string;
  /** Paths as the manifest writes them. */
  readonly asked: readonly string[];
  readonly facts: Facts | undefined;
}

export function createFacts(log: vscode.LogOutputChannel): FactsSource {
  const known = new Map<string, Known>();
  const repositories = new Map<string, Promise<Repository>>();
  const changed = new vscode.EventEmitter<readonly vscode.Uri[]>();
  const git = gitApi();
  const watched = new Set<object>();
  let pause: ReturnType<typeof setTimeout> | undefined;

  const open = async (root: vscode.Uri): Promise<Repository> => {
    const api = await git;
    follow(api, root);
    return {
      name: root.path.split('/').at(-1) ?? '',
      files: windowFiles(root),
      history: await windowHistory(root, api),
      isLeftOut: () => exists(vscode.Uri.joinPath(root, '.git/info/sparse-checkout')),
    };
  };

  /** Looks again, soon, at everything that is known. */
  const forget = () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      repositories.clear();
      for (const [key, entry] of known) known.set(key, { ...entry, question: '' });
      changed.fire([...known.values()].map(({ uri }) => uri));
    }, PAUSE);
  };

  function follow(api: GitApi | undefined, root: vscode.Uri): void {
    const repository = api?.getRepository(root);
    if (!repository || watched.has(repository)) return;
    watched.add(repository);
    let head = repository.state.HEAD?.commit;
    subscriptions.push(
      repository.state.onDidChange(() => {
        if (head === repository.state.HEAD?.commit) return;
        head = repository.state.HEAD?.commit;
        forget();
      }),
    );
  }

  const gather = async (manifest: vscode.Uri, query: FactsQuery, question: string) => {
    const key = manifest.toString();
    const root = await rootOf(manifest);
    const opening = repositories.get(root.toString()) ?? open(root);
    repositories.set(root.toString(), opening);
    // the root of a file system is itself the slash that ends every other folder
    const path = manifest.path.slice(root.path.length).replace(/^\//, '');
    const { gatherFacts } = await import('../../repository/facts.ts');
    const facts = await gatherFacts(await opening, path, query);
    // somebody may have asked something else meanwhile
    const now = known.get(key);
    if (now?.question !== question) return;
    known.set(key, { ...now, facts });
    changed.fire([manifest]);
  };

  const files = vscode.workspace.createFileSystemWatcher('**/*');
  const subscriptions: vscode.Disposable[] = [
    changed,
    files,
    ...[files.onDidCreate, files.onDidChange, files.onDidDelete].map((on) =>
      on(({ path }) => {
        if ([...known.values()].some((entry) => concerns(path, entry))) forget();
      }),
    ),
    vscode.workspace.onDidGrantWorkspaceTrust(forget),
    new vscode.Disposable(() => clearTimeout(pause)),
  ];
  void git.then((api) => api && subscriptions.push(api.onDidOpenRepository(forget)));

  return {
    onDidChange: changed.event,
    factsFor(manifest, document) {
      if (manifest.scheme === 'untitled') return undefined;
      const key = manifest.toString();
      const before = known.get(key);
      const query = factsQuery(document);
      const question = JSON.stringify(query);
      if (before?.question !== question) {
        const asked = [...query.paths, ...query.sources];
        known.set(key, { uri: manifest, question, asked, facts: before?.facts });
        gather(manifest, query, question).catch((error: unknown) =>
          log.warn(`The repository of ${manifest.toString(true)} cannot be looked at: ${String(error)}`),
        );
      }
      return before?.facts;
    },
    dispose: () => subscriptions.forEach((subscription) => void subscription.dispose()),
  };
}

/** Whether a file or folder that changed may change what is known. */
function concerns(path: string, { uri, asked }: Known): boolean {
  if (/\/(?:\.git|node_modules)\//.test(path)) return false;
  const folder = vscode.Uri.joinPath(uri, '..');
  const declared = asked.map((one) => vscode.Uri.joinPath(folder, one).path.replace(/\/$/, ''));
  if (isManifest(path)) return false; // its own changes are followed already
  return isNotable(path) || declared.some((one) => `${path}/`.startsWith(`${one}/`) || one.startsWith(`${path}/`));
}

/** The root of the repository; the workspace folder where there is none; else the folder of the manifest. */
async function rootOf(manifest: vscode.Uri): Promise<vscode.Uri> {
  const folder = vscode.Uri.joinPath(manifest, '..');
  for (let at = folder; ; at = vscode.Uri.joinPath(at, '..')) {
    if (await exists(vscode.Uri.joinPath(at, '.git'))) return at;
    if (at.path === vscode.Uri.joinPath(at, '..').path) break;
  }
  return vscode.workspace.getWorkspaceFolder(manifest)?.uri ?? folder;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
