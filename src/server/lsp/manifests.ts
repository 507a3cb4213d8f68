import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  assess,
  dependentsIn,
  parseDocument,
  saysStage,
  withFindings,
  withPolicyProblem,
  workspaceFindings,
  type Assessment,
  type CalendarDate,
  type Policy,
  type SourceDocument,
} from '../../core/index.ts';
import { carryOver } from '../../core/language/last-readable.ts';
import { isManifest } from '../../repository/notable.ts';
import { pathOf } from './client.ts';
import type { ManifestFacts } from './manifest-facts.ts';
import type { ServerHost } from './host.ts';
import { rootOf } from './places.ts';
import type { PolicyOrProblem } from './policies.ts';

/** A manifest with its assessment. */
export interface Judged {
  readonly uri: string;
  /** Absolute. */
  readonly file: string;
  /** What messages call the file. */
  readonly label: string;
  readonly text: TextDocument;
  readonly policy: Policy;
  readonly document: SourceDocument;
  readonly assessment: Assessment;
  /** What has a score to show: this text, or the last one that could be judged. */
  readonly lastReadable: { readonly document: SourceDocument; readonly assessment: Assessment };
  /** Judges the same text again, knowing the names of the initiatives that depend on it. */
  readonly judgeWith: (dependents: readonly string[]) => Pick<Judged, 'assessment' | 'lastReadable'>;
}

/** The manifests of the open folders, and those open in the editor; all paths are absolute. */
export interface Manifests {
  /** A manifest by its present text; undefined for every other file. */
  readonly of: (uri: string) => Promise<Judged | undefined>;
  /** The same, after all that was asked of the repository is answered. */
  readonly settled: (uri: string) => Promise<Judged | undefined>;
  /** All that are known, each by its present text, in the order of their paths. */
  readonly all: () => Promise<readonly Judged[]>;
  /** The same manifest, judged among the others. */
  readonly amongOthers: (judged: Judged) => Promise<Judged>;
  /** Is told of files that were found, changed or went, and reads them again. */
  readonly touch: (files: readonly string[]) => void;
  /** These, or all, are judged again when they are asked for. */
  readonly invalidate: (files?: readonly string[]) => void;
}

export interface ManifestInputs {
  readonly host: Pick<ServerHost, 'today' | 'readText'>;
  readonly documents: TextDocuments<TextDocument>;
  readonly roots: () => readonly string[];
  readonly facts: ManifestFacts;
  readonly policyFor: (file: string) => Promise<PolicyOrProblem>;
  /** Whether a policy leaves a manifest out. */
  readonly isExcluded: (file: string) => Promise<boolean>;
}

interface Entry {
  /** Of the open document; null where the text comes from the disk. */
  readonly version: number | null;
  readonly today: CalendarDate;
  readonly isValid: boolean;
  readonly judged: Promise<Judged | undefined>;
}

/** Whether a file is a manifest, by its name: clients attach to every YAML file. */
export function isManifestFile(file: string): boolean {
  return isManifest(file.replaceAll('\\', '/')) && !/[\\/](?:node_modules|\.git)[\\/]/.test(file);
}

export function createManifests({ host, documents, roots, facts, policyFor, isExcluded }: ManifestInputs): Manifests {
  const entries = new Map<string, Entry>();
  /** The last judgement of each: its unchanged parts need not be read again, and it is shown while the text is broken. */
  const last = new Map<string, Judged>();
  let members: Promise<readonly Judged[]> | undefined;

  // clients write the same URI in more than one way
  const openDocument = (file: string) => documents.all().find(({ uri }) => pathOf(uri) === file);

  const isOurs = (file: string) => openDocument(file) !== undefined || rootOf(roots(), file) !== undefined;

  const read = (file: string): TextDocument | undefined => {
    const open = openDocument(file);
    try {
      // an open document changes while it is judged, this copy doesn't
      return open
        ? TextDocument.create(open.uri, 'yaml', open.version, open.getText())
        : TextDocument.create(pathToFileURL(file).href, 'yaml', 0, host.readText(file));
    } catch {
      return undefined;
    }
  };

  const judge = async (file: string, today: CalendarDate): Promise<Judged | undefined> => {
    const text = read(file);
    if (!text || (await isExcluded(file))) return undefined;
    const { policy, problem } = await policyFor(file);
    const before = last.get(file);
    const document = parseDocument(text.getText(), before?.document);
    // while a text cannot be judged, the last one that could be is looked up, for it is what is shown
    const looked = before && !saysStage(document) ? before.lastReadable.document : document;
    const found = facts.known(file, looked);
    const earlier = before?.lastReadable;
    const isOpen = openDocument(file) !== undefined;
    const judgeWith = (dependents?: readonly string[]) => {
      const judgeText = (one: SourceDocument) =>
        withPolicyProblem(assess(one, { policy, facts: found, dependents, today }), one, problem);
      const assessment = judgeText(document);
      if (!isOpen || assessment.stage !== null || !earlier?.assessment.stage)
        return { assessment, lastReadable: { document, assessment } };
      const lastReadable = { document: earlier.document, assessment: judgeText(earlier.document) };
      // what was found before stays beside what is wrong now
      const findings = [...assessment.findings, ...carryOver(lastReadable, document)];
      return { assessment: { ...assessment, findings }, lastReadable };
    };
    const root = rootOf(roots(), file);
    const judged: Judged = {
      uri: text.uri,
      file,
      label: root === undefined ? path.basename(file) : path.relative(root, file).split(path.sep).join('/'),
      text,
      policy,
      document,
      ...judgeWith(),
      judgeWith,
    };
    last.set(file, judged);
    return judged;
  };

  const present = (file: string): Promise<Judged | undefined> => {
    const version = openDocument(file)?.version ?? null;
    const today = host.today();
    const entry = entries.get(file);
    if (entry?.isValid && entry.version === version && entry.today === today) return entry.judged;
    const judged = judge(file, today);
    entries.set(file, { version, today, isValid: true, judged });
    members = undefined;
    return judged;
  };

  const of = async (uri: string): Promise<Judged | undefined> => {
    const file = pathOf(uri);
    return file !== undefined && isManifestFile(file) ? present(file) : undefined;
  };

  const forget = (file: string) => {
    entries.delete(file);
    last.delete(file);
    members = undefined;
  };

  const all = async (): Promise<readonly Judged[]> => {
    const open = documents.keys().flatMap((uri) => pathOf(uri) ?? []);
    const files = [...new Set([...entries.keys(), ...open.filter(isManifestFile)])].toSorted();
    const judged = await Promise.all(files.map(async (file) => (isOurs(file) ? present(file) : undefined)));
    files.filter((_, i) => judged[i] === undefined).forEach(forget);
    return judged.filter((one) => one !== undefined);
  };

  return {
    of,
    all,
    async settled(uri) {
      const judged = await of(uri);
      if (!judged) return undefined;
      await facts.settled(judged.file, judged.document);
      // what came to be known meanwhile has made this one out of date
      return of(uri);
    },
    async amongOthers(judged) {
      members ??= all();
      const others = await members;
      const place = others.findIndex(({ file }) => file === judged.file);
      const together = others.map((other, i) => (i === place ? judged : other));
      const added = workspaceFindings(together)[place] ?? [];
      const manifestOf = ({ lastReadable }: Judged) => lastReadable.assessment.manifest;
      const dependents = dependentsIn(together.map(manifestOf))(manifestOf(judged));
      const { assessment, lastReadable } = dependents ? judged.judgeWith(dependents) : judged;
      return { ...judged, assessment: withFindings(assessment, added), lastReadable };
    },
    touch(files) {
      for (const file of files.filter(isManifestFile)) {
        forget(file);
        if (isOurs(file)) void present(file);
      }
    },
    invalidate(files = [...entries.keys()]) {
      for (const file of files) {
        const entry = entries.get(file);
        if (entry) entries.set(file, { ...entry, isValid: false });
      }
      members = undefined;
    },
  };
}
