import * as vscode from 'vscode';
import { catalogue } from '../../catalogue/catalogue.ts';
import { nearestWord } from '../../core/index.ts';
import { questionsOf } from '../../core/questions/index.ts';
import { agentAssessment } from '../../report/agent/assessment.ts';
import { agentEvidence } from '../../report/agent/evidence.ts';
import { agentQuestions } from '../../report/agent/questions.ts';
import { agentRule } from '../../report/agent/rule.ts';
import type { AgentToolName } from '../../report/agent/tools.ts';
import { toReported } from '../../report/report.ts';
import { propose } from '../../repository/proposal/propose.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import { pathIn, type Repositories } from '../repository/repositories.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';
import type { ManifestStore } from '../store/store.ts';

/** What the tools answer from. */
export interface AnswerInputs {
  readonly store: ManifestStore;
  readonly policies: PolicySource;
  readonly repositories: Repositories;
}

/** The arguments that all tools share. */
export interface ToolInput {
  readonly path?: string;
  readonly manifest?: string;
  readonly folder?: string;
  readonly rule?: string;
  readonly next?: number;
}

/** How many questions are listed by default. */
const QUESTIONS = 5;

/**
 * The answer of a tool, line by line.
 *
 * @throws {Error} that tells the model what is wrong and what to do
 * @throws {vscode.CancellationError} where no one waits for it any more
 */
export async function answer(
  name: AgentToolName,
  input: ToolInput,
  { store, policies, repositories }: AnswerInputs,
  token: vscode.CancellationToken,
): Promise<readonly string[]> {
  if (name === 'explain_ai_initiative_rule') return explain(input.rule ?? '');
  await store.searched;
  await store.idle();
  if (token.isCancellationRequested) throw new vscode.CancellationError();
  if (name === 'assess_ai_initiative') {
    return manifestsAt(store, input.path).flatMap(({ label, assessment }) =>
      agentAssessment(toReported(label, assessment)),
    );
  }
  if (name === 'find_ai_initiative_evidence') return evidence(input.folder, store, repositories);
  const { uri, assessment } = onlyOne(manifestsAt(store, input.manifest));
  const questions = questionsOf(assessment, await policies.policyFor(uri));
  return agentQuestions(questions, Math.max(1, Math.floor(input.next ?? QUESTIONS)));
}

function explain(rule: string): readonly string[] {
  const entries = catalogue();
  const entry = entries.find(({ id }) => id === rule);
  if (entry) return agentRule(entry);
  const nearest = nearestWord(
    rule,
    entries.map(({ id }) => id),
  );
  throw new Error(`There is no rule "${rule}". ${nearest ? `Did you mean ${nearest}?` : 'Findings name their rules.'}`);
}

async function evidence(
  given: string | undefined,
  store: ManifestStore,
  repositories: Repositories,
): Promise<readonly string[]> {
  const folder = folderAt(given);
  const manifest = store.all().find(({ uri }) => vscode.Uri.joinPath(uri, '..').toString() === folder.toString());
  const repository = await repositories.of(folder);
  const proposals = await propose(repository, pathIn(repository, folder));
  const reported = manifest && toReported(manifest.label, manifest.assessment);
  return agentEvidence({
    proposals,
    claims: reported?.evidence ?? [],
    observations: reported?.observations ?? [],
  });
}

/** The folder that a path names in the window; nothing outside is looked at. */
function folderAt(given = '.'): vscode.Uri {
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const path = given.replace(/\/?(?:ai-initiative\.ya?ml)?$/, '');
  const absolute = path.startsWith('/') ? path : `/${path}`;
  const candidates = roots.flatMap((root) => [vscode.Uri.joinPath(root, path), root.with({ path: absolute })]);
  // the window may be opened on the root of its file system, which no path leaves
  const climbs = path.split('/').includes('..');
  const isIn = (uri: vscode.Uri, root: vscode.Uri) => `${uri.path}/`.startsWith(`${root.path.replace(/\/$/, '')}/`);
  const found = climbs ? undefined : candidates.find((uri) => roots.some((root) => isIn(uri, root)));
  if (!found) throw new Error(`${given} is in no folder of this window. Give a path relative to one of its folders.`);
  return found.path.endsWith('/') ? found.with({ path: found.path.slice(0, -1) }) : found;
}

/** The manifests at or below a path: relative to the window, as findings name them, or absolute. */
function manifestsAt(store: ManifestStore, given = '.'): readonly StoredManifest[] {
  const all = store.all();
  const path = given.replace(/^\.\/|\/$/g, '');
  const isAt = (name: string) => name === path || name.startsWith(`${path}/`);
  const found = path === '' || path === '.' ? all : all.filter(({ label, uri }) => isAt(label) || isAt(uri.path));
  if (found.length > 0) return found;
  const known = all.slice(0, 10).map(({ label }) => label);
  throw new Error(
    known.length > 0
      ? `There is no manifest at ${given}. This window has ${known.join(', ')}.`
      : 'There is no ai-initiative.yaml in this window. "ai-initiative init <folder>" writes one.',
  );
}

function onlyOne(manifests: readonly StoredManifest[]): StoredManifest {
  const [first, ...more] = manifests;
  if (first && more.length === 0) return first;
  const names = manifests.slice(0, 10).map(({ label }) => label);
  throw new Error(`There are ${manifests.length} manifests. Name one of ${names.join(', ')}.`);
}
