import * as vscode from 'vscode';
import { factsQuery, type Facts, type FactsQuery, type SourceDocument } from '../../core/index.ts';
import { isManifest, isNotable } from '../../repository/notable.ts';
import { pathIn, type Repositories } from './repositories.ts';

/** What the repositories of the window show about its manifests: gathered in the background, kept until something changes. */
export interface FactsSource extends vscode.Disposable {
  /** What is known now; asks for what is not. Undefined at first, and where there is no repository to look at. */
  factsFor(manifest: vscode.Uri, document: SourceDocument): Facts | undefined;
  /** Fires with the manifests whose facts changed. */
  readonly onDidChange: vscode.Event<readonly vscode.Uri[]>;
  /** Begins to look: what is asked before then waits, so that what the manifests say themselves comes first. */
  start(): void;
}

/** Quiet time after a change of files before they are read again, in ms. */
const PAUSE = 500;

/** How long to collect changes while more are coming, in ms: each publication updates all surfaces. */
const NEWS_EVERY = 250;

/** How many manifests are looked up at once. */
const LANES = 8;

interface Known {
  readonly uri: vscode.Uri;
  readonly query: FactsQuery;
  /** The query as text; empty where it is to be asked again. */
  readonly question: string;
  /** The paths of what it declares, as files have them. */
  readonly declared: readonly string[];
  readonly facts: Facts | undefined;
}

export function createFacts(repositories: Repositories, log: vscode.LogOutputChannel): FactsSource {
  const known = new Map<string, Known>();
  const queue = new Set<string>();
  const changed = new vscode.EventEmitter<readonly vscode.Uri[]>();
  let isStarted = false;
  let lanes = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const news: vscode.Uri[] = [];
  let telling: ReturnType<typeof setTimeout> | undefined;

  const tell = (uri: vscode.Uri) => {
    news.push(uri);
    telling ??= setTimeout(
      () => {
        telling = undefined;
        changed.fire(news.splice(0));
      },
      queue.size > 0 ? NEWS_EVERY : 0,
    );
  };

  /** Schedules a new look at everything that is known. */
  const forget = () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      for (const [key, entry] of known) known.set(key, { ...entry, question: '' });
      changed.fire([...known.values()].map(({ uri }) => uri));
    }, PAUSE);
  };

  const startLane = async () => {
    if (!isStarted || lanes === LANES) return;
    lanes++;
    for (const key of queue) {
      queue.delete(key);
      const asked = known.get(key);
      if (!asked) continue;
      await gather(key, asked).catch((error: unknown) =>
        log.warn(`The repository of ${asked.uri.toString(true)} could not be read: ${String(error)}`),
      );
    }
    lanes--;
  };

  const gather = async (key: string, { uri, query, question }: Known) => {
    const repository = await repositories.of(vscode.Uri.joinPath(uri, '..'));
    const { gatherFacts } = await import('../../repository/facts/gather-facts.ts');
    const facts = await gatherFacts(repository, pathIn(repository, uri), query);
    // the query may have changed meanwhile
    const now = known.get(key);
    if (now?.question !== question) return;
    known.set(key, { ...now, facts });
    tell(uri);
  };

  const subscriptions = vscode.Disposable.from(
    changed,
    repositories.onDidTouch((path) => {
      // the changes of manifests themselves are followed already
      if (isManifest(path)) return;
      const isDeclared = () => [...known.values()].some(({ declared }) => declared.some((one) => touches(path, one)));
      if (isNotable(path) || isDeclared()) forget();
    }),
    repositories.onDidMove(forget),
    new vscode.Disposable(() => {
      clearTimeout(pause);
      clearTimeout(telling);
    }),
  );

  return {
    onDidChange: changed.event,
    factsFor(manifest, document) {
      if (manifest.scheme === 'untitled') return undefined;
      const key = manifest.toString();
      const before = known.get(key);
      const query = factsQuery(document);
      const question = JSON.stringify(query);
      if (before?.question !== question) {
        const declared = [...query.paths, ...query.sources].map((path) => declaredPath(manifest, path));
        known.set(key, { uri: manifest, query, question, declared, facts: before?.facts });
        queue.add(key);
        void startLane();
      }
      return before?.facts;
    },
    start() {
      isStarted = true;
      for (let i = 0; i < LANES; i++) void startLane();
    },
    dispose: () => void subscriptions.dispose(),
  };
}

function declaredPath(manifest: vscode.Uri, path: string): string {
  return vscode.Uri.joinPath(manifest, '..', path).path.replace(/\/$/, '');
}

/** Whether one path is the other, or lies below it. */
function touches(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
