import { inTextOrder, type Finding } from '../findings/finding.ts';
import { KNOWN_FILE, readKnown } from '../findings/known.ts';
import { shapeRuleOf } from '../rules/shape.ts';
import { makeFinding, severityOf } from '../findings/make-finding.ts';
import { parseDocument, rangeOf, type SourceDocument } from '../yaml/document.ts';
import { locate } from '../yaml/locate.ts';
import { nodeAt } from '../yaml/node.ts';
import { formatPath, type Path } from '../yaml/path.ts';
import { POLICY_FILES, resolveExtends } from './extends.ts';
import { interpret, type PlacedSetting } from './interpret.ts';
import { mergeLayers, type MergedPolicy } from './merge-policies.ts';
import { presetText } from './presets.ts';
import { readPolicy, type PolicyContent, type PolicyReport } from './read-policy.ts';
import type { Layer } from './settings.ts';

/**
 * The text of a file named from the root with forward slashes; undefined where there is none. `problem`: it is there and
 * cannot be read, as the end of a sentence.
 */
export type ReadText = (file: string) => Promise<string | undefined | { readonly problem: string }>;

/** A policy file as it was read, and what is wrong in it. */
export interface PolicyFile {
  readonly file: string;
  readonly document: SourceDocument;
  readonly findings: readonly Finding[];
}

/** The policy in force somewhere. `files` are those it was made of, the farthest first. */
export interface LoadedPolicy extends MergedPolicy {
  readonly files: readonly PolicyFile[];
}

/** How far `extends` is followed. */
const LIMITS = { depth: 8, files: 32 };

interface Source {
  readonly file: string;
  readonly document: SourceDocument;
  readonly content: PolicyContent;
  readonly reports: PolicyReport[];
}

/**
 * Reads policy files and lays them over each other. Whatever is wrong with one becomes a finding in it; the rest applies.
 *
 * @param files the farthest first; those that do not exist are passed over
 */
export async function loadPolicy(files: readonly string[], readText: ReadText): Promise<LoadedPolicy> {
  const sources = new Map<string, Source>();

  /** Adds a file after all that it extends. @returns why it cannot be, if so */
  async function add(candidates: readonly string[], chain: readonly string[]): Promise<string | undefined> {
    for (const file of candidates) {
      if (chain.includes(file)) return `${[...chain.slice(chain.indexOf(file)), file].join(' extends ')}: a circle`;
      if (sources.has(file)) return undefined;
      const text = presetText(file) ?? (await readText(file));
      if (text === undefined) continue;
      if (typeof text === 'object') return text.problem;
      if (chain.length >= LIMITS.depth) return `files extend each other more than ${LIMITS.depth} deep`;
      if (sources.size + chain.length >= LIMITS.files) return `the policy has more than ${LIMITS.files} files`;
      const document = parseDocument(text);
      const source: Source = { file, document, ...asMutable(readPolicy(document)) };
      await addExtended(source, [...chain, file]);
      sources.set(file, source);
      return undefined;
    }
    return `there is no ${candidates[0] ?? 'such file'}`;
  }

  async function addExtended({ file, content, document, reports }: Source, chain: readonly string[]): Promise<void> {
    for (const name of [content.extends ?? []].flat()) {
      const path = wordPath(document, ['extends'], name);
      const target = resolveExtends(name, file);
      const problem = 'problem' in target ? target.problem : await add(target.candidates, chain);
      if (problem !== undefined) {
        reports.push({ ruleId: 'value-invalid', path, text: `${formatPath(path)} "${name}" is ignored: ${problem}` });
      }
    }
  }

  /** A file that would silently set nothing says why. */
  const addUnread = (file: string, text: string) => {
    const report: PolicyReport = { ruleId: 'value-invalid', path: [], text };
    sources.set(file, { file, document: parseDocument(''), content: {}, reports: [report] });
  };

  for (const file of files) {
    const other = siblings(file).find((sibling) => sources.has(sibling) && files.includes(sibling));
    if (other !== undefined)
      addUnread(file, `${other} is in the same folder and is read in its place: keep one of them`);
    else {
      const problem = await add([file], []);
      if (problem !== undefined && (await readText(file)) !== undefined) addUnread(file, `It sets nothing: ${problem}`);
    }
  }
  return assemble([...sources.values()]);
}

/**
 * Adds the known findings of a repository; a file of them that cannot be read says why, and nothing is known.
 *
 * @param text of `KNOWN_FILE` at its root; undefined where there is none
 */
export function withKnown<T extends LoadedPolicy>(loaded: T, text: Awaited<ReturnType<ReadText>>): T {
  if (text === undefined) return loaded;
  const known = typeof text === 'string' ? readKnown(text) : text;
  if ('known' in known) return { ...loaded, policy: { ...loaded.policy, known: known.known } };
  const document = parseDocument('');
  const report: PolicyReport = { ruleId: 'value-invalid', path: [], text: `It sets nothing: ${known.problem}` };
  return {
    ...loaded,
    files: [...loaded.files, { file: KNOWN_FILE, document, findings: [toFinding(document, report)] }],
  };
}

function siblings(file: string): readonly string[] {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return POLICY_FILES.map((name) => `${folder}${name}`).filter((sibling) => sibling !== file);
}

function asMutable({ content, reports }: ReturnType<typeof readPolicy>) {
  return { content, reports: [...reports] };
}

function assemble(sources: readonly Source[]): LoadedPolicy {
  const declared = new Set<string>();
  const layers: Layer[] = [];
  const files = sources.map(({ file, document, content, reports }): PolicyFile => {
    const { settings, reports: more } = interpret(content, declared);
    for (const setting of settings) if (setting.kind === 'custom-rule') declared.add(setting.value.id);
    layers.push({ file, settings: settings.map((setting) => placed(setting, file, document)) });
    const findings = [...reports, ...more].map((report) => toFinding(document, report));
    return { file, document, findings: inTextOrder(findings) };
  });
  return { ...mergeLayers(layers), files };
}

function placed(
  { path, ...setting }: PlacedSetting,
  file: string,
  document: SourceDocument,
): Layer['settings'][number] {
  const line = rangeOf(document, locate(document.root, wordPath(document, path, setting.value), 'key')).start.line + 1;
  return { ...setting, file, line };
}

/** The path of a word in a list of words; other paths as they are. */
function wordPath({ root }: SourceDocument, path: Path, word: unknown): Path {
  const node = nodeAt(root, path);
  const index =
    node?.kind === 'list' ? node.items.findIndex((item) => item.kind === 'scalar' && item.value === word) : -1;
  return index < 0 ? path : [...path, index];
}

function toFinding(document: SourceDocument, { ruleId, ...report }: PolicyReport): Finding {
  const rule = shapeRuleOf(ruleId);
  return makeFinding(document, rule, { ...report, severity: severityOf(rule) });
}
