import * as vscode from 'vscode';
import { initiativeMissing, type SdkUse } from '../../core/index.ts';
import { isNotable } from '../../repository/notable.ts';
import { mayBeFolder, pathIn, type Repositories } from '../repository/repositories.ts';

/** A folder of the window that depends on AI SDKs and that no manifest covers. */
export interface Uncovered {
  readonly folder: vscode.Uri;
  /** Its path in the window; the name of a folder of the window itself. */
  readonly label: string;
  /** What the command line says of it too. */
  readonly message: string;
  readonly sdks: readonly string[];
  /** Where the first of them stands; `line` from 0. */
  readonly place: { readonly uri: vscode.Uri; readonly line: number };
}

/** The uncovered folders of the window, looked for in the background from the first time that someone asks. */
export interface UncoveredSource extends vscode.Disposable {
  /** Those known now. */
  all(): readonly Uncovered[];
  readonly onDidChange: vscode.Event<void>;
}

/** Quiet time after a change of files before they are read again, in ms. */
const PAUSE = 1000;

export function createUncovered(repositories: Repositories, log: vscode.LogOutputChannel): UncoveredSource {
  const changed = new vscode.EventEmitter<void>();
  let known: readonly Uncovered[] | undefined;
  let looking = new AbortController();
  let pause: ReturnType<typeof setTimeout> | undefined;

  const look = async ({ signal }: AbortController) => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = await Promise.all(folders.map(({ uri }) => uncoveredIn(repositories, uri, signal)));
    if (signal.aborted) return;
    // a folder may lie in two folders of the window
    known = [...new Map(found.flat().map((one) => [one.folder.toString(), one])).values()];
    changed.fire();
  };
  const lookSoon = (wait: number) => {
    looking.abort();
    clearTimeout(pause);
    const controller = (looking = new AbortController());
    pause = setTimeout(() => {
      look(controller).catch((error: unknown) => {
        if (!controller.signal.aborted)
          log.warn(`Folders without a manifest could not be searched for: ${String(error)}`);
      });
    }, wait);
  };
  const lookAgain = () => known && lookSoon(PAUSE);

  const subscriptions = vscode.Disposable.from(
    changed,
    repositories.onDidTouch((path) => (isNotable(path) || mayBeFolder(path)) && lookAgain()),
    vscode.workspace.onDidChangeWorkspaceFolders(lookAgain),
    new vscode.Disposable(() => {
      looking.abort();
      clearTimeout(pause);
    }),
  );
  return {
    onDidChange: changed.event,
    all() {
      if (!known) {
        known = [];
        lookSoon(0);
      }
      return known;
    },
    dispose: () => void subscriptions.dispose(),
  };
}

async function uncoveredIn(
  repositories: Repositories,
  folder: vscode.Uri,
  signal: AbortSignal,
): Promise<readonly Uncovered[]> {
  // not needed at activation
  const { findUncovered } = await import('../../repository/uncovered.ts');
  const repository = await repositories.of(folder);
  const found = await findUncovered(repository, pathIn(repository, folder), signal);
  return found.map(({ folder: path, uses }) => {
    const sdks = [...new Set(uses.map(({ package: name }) => name))];
    const uri = vscode.Uri.joinPath(repository.root, path);
    const own = vscode.workspace.workspaceFolders?.find((one) => one.uri.toString() === uri.toString());
    const label = own?.name ?? vscode.workspace.asRelativePath(uri);
    return {
      folder: uri,
      label,
      message: initiativeMissing.message(label, sdks),
      sdks,
      place: placeOf(repository.root, uses[0]),
    };
  });
}

function placeOf(root: vscode.Uri, use: SdkUse | undefined): Uncovered['place'] {
  return { uri: vscode.Uri.joinPath(root, use?.file ?? ''), line: (use?.line ?? 1) - 1 };
}
