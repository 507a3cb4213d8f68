import * as vscode from 'vscode';
import {
  answerProblem,
  applyTextEdits,
  assess,
  defaultPolicy,
  manifestFields,
  parseDocument,
  STAGES,
  type CalendarDate,
  type Policy,
  type Stage,
  type Observation,
} from '../../core/index.ts';
import { insertRequired, withTabStops } from '../../core/language/fixes.ts';
import { newManifestText, propose, proposedAnswers, type Proposal } from '../../repository/proposal/propose.ts';
import { seenBelow } from '../../repository/proposal/seen.ts';
import { sentenceCase } from '../../repository/proposal/names.ts';
import { writeFile } from '../host/write-file.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import { pathIn, type Repositories } from '../repository/repositories.ts';
import { askChoice, askInSteps, askText, BACK, type Step } from './steps.ts';

const TITLE = 'Create AI Initiative Manifest';
const FILE_NAMES = ['ai-initiative.yaml', 'ai-initiative.yml'] as const;

interface Answers {
  readonly name: string;
  readonly title: string;
  readonly stage: Stage;
  /** Empty: not known yet. */
  readonly owner: string;
}

export interface CreateManifestInputs {
  readonly repositories: Repositories;
  readonly policies: PolicySource;
  readonly log: vscode.LogOutputChannel;
  readonly today: CalendarDate;
}

/**
 * The command *Create Manifest*: asks what a manifest cannot do without, writes it with all that the repository says, and
 * opens it.
 *
 * @param folder where it goes; asked for where the window has several folders
 */
export async function createManifestCommand(
  { repositories, policies, log, today }: CreateManifestInputs,
  folder?: vscode.Uri,
): Promise<void> {
  const folders = folder ? [folder] : (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const target = folders.length > 1 ? await askFolder() : folders[0];
  if (!target && folders.length > 0) return;
  const existing = target && (await existingManifest(target));
  if (existing) return showExisting(existing);
  const { proposal, seen } = target ? await readRepository(repositories, log, target) : NOTHING;
  const proposed = proposedAnswers(proposal);
  const steps = [askName(proposed), askTitle(proposed), askStage, askOwner(proposed)];
  const { name, title, stage, owner } = (await askInSteps<Answers>(TITLE, steps)) ?? {};
  if (name === undefined || title === undefined || stage === undefined) return;
  // the file may have been written while the questions were asked
  const meanwhile = target && (await existingManifest(target));
  if (meanwhile) return showExisting(meanwhile);
  const template = newManifestText({ name, title, stage, owner: owner === '' ? undefined : owner }, proposal, seen);
  const text = withFieldsAsked(
    template,
    target ? await policies.policyFor(vscode.Uri.joinPath(target, FILE_NAMES[0])) : defaultPolicy,
    today,
  );
  const editor = await open(target ? await writeManifest(target, text) : await untitledManifest(text));
  await startTabStops(editor);
}

/** A new manifest in which what its stage asks for is no comment any more, with placeholders to fill. */
function withFieldsAsked(text: string, policy: Policy, today: CalendarDate): string {
  const document = parseDocument(text);
  const { findings } = assess(document, { policy, today });
  return applyTextEdits(text, insertRequired(document, findings, { ahead: false }));
}

/** Makes Tab step through the placeholders. */
async function startTabStops(editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const text = document.getText();
  const snippet = withTabStops('', { start: 0, end: 0, newText: text });
  if (!snippet) return;
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
  await editor.insertSnippet(new vscode.SnippetString(snippet.newText), whole, {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
  if (!document.isUntitled) await document.save();
}

async function askFolder(): Promise<vscode.Uri | undefined> {
  const folder = await vscode.window.showWorkspaceFolderPick({ placeHolder: 'Folder for the new ai-initiative.yaml' });
  return folder?.uri;
}

/** What the repository of a folder shows. */
interface Shown {
  readonly proposal: Proposal;
  readonly seen: readonly Observation[];
}

const NOTHING: Shown = { proposal: new Map(), seen: [] };

/** What the repository of a folder shows; nothing where it cannot be read, which must not keep anybody from writing. */
async function readRepository(
  repositories: Repositories,
  log: vscode.LogOutputChannel,
  folder: vscode.Uri,
): Promise<Shown> {
  const options = { location: vscode.ProgressLocation.Window, title: 'Reading the repository' };
  try {
    return await vscode.window.withProgress(options, async () => {
      repositories.forget();
      const repository = await repositories.of(folder);
      const within = pathIn(repository, folder);
      return { proposal: await propose(repository, within), seen: await seenBelow(repository, within) };
    });
  } catch (error) {
    log.warn(`${folder.toString(true)} cannot be looked at for a manifest: ${String(error)}`);
    return NOTHING;
  }
}

type Proposed = ReturnType<typeof proposedAnswers>;

const askName =
  (proposed: Proposed): Step<Answers> =>
  async (answers, position) => {
    const name = await askText(position, {
      prompt: 'Name: the identifier of the initiative, lower-case words joined by hyphens',
      value: answers.name ?? proposed.name ?? '',
      problemOf: (text) => answerProblem('name', text),
    });
    return typeof name === 'string' ? { name } : name;
  };

const askTitle =
  (proposed: Proposed): Step<Answers> =>
  async (answers, position) => {
    // the name is taken by another initiative
    const own = answers.name === proposed.name ? proposed.title : undefined;
    const title = await askText(position, {
      prompt: 'Title: the name of the initiative as people say it',
      value: answers.title ?? own ?? sentenceCase(answers.name ?? ''),
      problemOf: (text) => answerProblem('title', text),
    });
    return typeof title === 'string' ? { title } : title;
  };

const askStage: Step<Answers> = async (answers, position) => {
  const meanings = manifestFields.fields.get('lifecycle')?.fields.get('stage')?.meta.meanings ?? {};
  const items = STAGES.map((label) => ({ label, detail: meanings[label] ?? '' }));
  const item = await askChoice(position, 'Stage: how far the initiative is', items, answers.stage);
  return item === undefined || item === BACK ? item : { stage: item.label };
};

const askOwner =
  (proposed: Proposed): Step<Answers> =>
  async (answers, position) => {
    const owner = await askText(position, {
      prompt: 'Owner: who is accountable, such as group:finance or user:maria. Leave empty if there is no owner yet',
      value: answers.owner ?? proposed.owner ?? '',
      problemOf: (text) => (text === '' ? undefined : answerProblem('ownership.owner', text)),
    });
    return typeof owner === 'string' ? { owner } : owner;
  };

/** The manifest of a folder, by either of its names. An empty file counts as absent: it is written over. */
async function existingManifest(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const entries = new Map(await vscode.workspace.fs.readDirectory(folder));
  for (const name of FILE_NAMES.filter((candidate) => entries.has(candidate))) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (!(await isEmpty(uri))) return uri;
  }
  return undefined;
}

/** On disk and, where it is open, in the editor. */
async function isEmpty(uri: vscode.Uri): Promise<boolean> {
  const open = vscode.workspace.textDocuments.find((document) => String(document.uri) === String(uri));
  const { type, size } = await vscode.workspace.fs.stat(uri);
  return type === vscode.FileType.File && size === 0 && (open?.getText() ?? '') === '';
}

async function showExisting(manifest: vscode.Uri): Promise<void> {
  await open(manifest);
  void vscode.window.showInformationMessage(
    `${vscode.workspace.asRelativePath(manifest)} already exists and stays as it is. For another initiative, choose another folder.`,
  );
}

/**
 * Creates the file, in which nothing can be undone: with an edit of the workspace, undo would delete it from the disk.
 *
 * @throws vscode.FileSystemError where the folder is read-only
 */
async function writeManifest(folder: vscode.Uri, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder, FILE_NAMES[0]);
  // what is there is empty
  await writeFile(uri, text, { overwrite: true });
  return uri;
}

/** Where the window has no folder: a document to be saved somewhere. */
async function untitledManifest(text: string): Promise<vscode.Uri> {
  const document = await vscode.workspace.openTextDocument(
    vscode.Uri.from({ scheme: 'untitled', path: FILE_NAMES[0] }),
  );
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  return document.uri;
}

async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}
