import { factsQuery, type Facts, type SourceDocument } from '../../core/index.ts';
import { createFactsSource, type FactsSource } from '../../repository/node/facts-source.ts';
import { rootOf } from './places.ts';
import type { ServerHost } from './host.ts';

/** What repositories show about manifests, kept by what was asked of them until something changes. */
export interface ManifestFacts {
  /** What is known now; starts to look up the rest in the background. */
  known(file: string, document: SourceDocument): Facts | undefined;
  /** What is known once everything that was asked is answered. */
  settled(file: string, document: SourceDocument): Promise<Facts | undefined>;
  /** Discards everything that is known. */
  forget(): void;
}

interface Entry {
  /** The query as text; empty where it is to be asked again. */
  readonly question: string;
  readonly facts: Facts | undefined;
  readonly answer: Promise<Facts | undefined>;
}

/** @param onChange hears of each manifest (absolute) about which something else is known than before */
export function createManifestFacts(
  host: Pick<ServerHost, 'env'>,
  roots: () => readonly string[],
  onChange: (file: string) => void,
  onTrouble: (message: string) => void,
): ManifestFacts {
  const entries = new Map<string, Entry>();
  let sources = new Map<string, FactsSource>();

  const sourceOf = (file: string): FactsSource => {
    const root = rootOf(roots(), file) ?? '/';
    const source = sources.get(root) ?? createFactsSource(root, host.env);
    sources.set(root, source);
    return source;
  };

  const look = (file: string, document: SourceDocument): Entry => {
    const query = factsQuery(document);
    const question = JSON.stringify(query);
    const before = entries.get(file);
    if (before?.question === question) return before;
    const answer = sourceOf(file)
      .of(file, query)
      .catch((error: unknown) => {
        onTrouble(`The repository of ${file} could not be read: ${String(error)}`);
        return undefined;
      })
      .then((facts) => {
        const now = entries.get(file);
        // the query may have changed meanwhile
        if (now?.answer !== answer) return facts;
        entries.set(file, { ...now, facts });
        if (JSON.stringify(facts) !== JSON.stringify(now.facts)) onChange(file);
        return facts;
      });
    const entry = { question, facts: before?.facts, answer };
    entries.set(file, entry);
    return entry;
  };

  return {
    known: (file, document) => look(file, document).facts,
    settled: (file, document) => look(file, document).answer,
    forget() {
      sources = new Map();
      for (const [file, entry] of entries) entries.set(file, { ...entry, question: '' });
    },
  };
}
