import { parseDocument, toPlainText, type Node } from '../../../core/index.ts';
import { lineNumbers } from '../../dependencies/dependency.ts';
import { EvidenceError } from '../../evidence.ts';
import { join } from '../../path.ts';

/** A step of a CI workflow. */
export type Step = { readonly line: number } & (
  | { readonly command: string; readonly cwd: string }
  /** An action or a template of the same repository, or of another. */
  | { readonly uses: string; readonly inputs: readonly string[] }
);

/** Keys that hold commands in the CI systems we know. */
const COMMANDS = new Set(
  'run script before_script after_script bash pwsh powershell command commands cmd inlineScript'.split(' '),
);
const FOLDERS = ['working-directory', 'workingDirectory', 'working_directory'];

/**
 * The steps of a workflow in YAML, in their order.
 *
 * @throws {EvidenceError} where it cannot be parsed
 */
export function stepsIn(text: string, file: string): readonly Step[] {
  const { root } = parseDocument(text);
  if (root === undefined) throw new EvidenceError(`${file} cannot be read as YAML`);
  const lineAt = lineNumbers(text);
  const steps: Step[] = [];
  const visit = (node: Node, cwd: string) => {
    if (node.kind === 'list') for (const item of node.items) visit(item, cwd);
    if (node.kind !== 'map') return;
    const inner = folderIn(node) ?? folderIn(valueOf(valueOf(node, 'defaults'), 'run')) ?? cwd;
    for (const { key, keySpan, value } of node.pairs) {
      const line = lineAt(keySpan.start);
      if (COMMANDS.has(key)) {
        const scalars = value.kind === 'list' ? value.items.filter(({ kind }) => kind === 'scalar') : [value];
        for (const scalar of scalars) {
          if (scalar.kind === 'scalar') steps.push({ command: toPlainText(scalar), cwd: inner, line });
        }
      } else if ((key === 'uses' || key === 'template' || key === 'extends') && value.kind === 'scalar') {
        steps.push({ uses: toPlainText(value), inputs: scalarsIn(valueOf(node, 'with')), line });
      }
      visit(value, inner);
    }
  };
  visit(root, '');
  return steps;
}

/** The commands of a Jenkinsfile: what is quoted after `sh`, `bat` and `powershell`. */
export function jenkinsSteps(text: string): readonly Step[] {
  const lineAt = lineNumbers(text);
  const steps: Step[] = [];
  for (const { 0: call, 1: quote = '', index } of text.matchAll(
    /\b(?:sh|bat|powershell)[\s(]{1,3}(?:script:\s?)?("""|'''|"|')/g,
  )) {
    const start = index + call.length;
    const end = text.slice(start, start + 10_000).indexOf(quote);
    if (end >= 0) steps.push({ command: text.slice(start, start + end), cwd: '', line: lineAt(index) });
  }
  return steps;
}

function valueOf(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.pairs.findLast((pair) => pair.key === key)?.value : undefined;
}

function folderIn(node: Node | undefined): string | undefined {
  const found = FOLDERS.map((key) => valueOf(node, key)).find((value) => value?.kind === 'scalar');
  return found && join(withoutVariable(toPlainText(found)));
}

function scalarsIn(node: Node | undefined): readonly string[] {
  if (node?.kind === 'scalar') return [toPlainText(node)];
  if (node?.kind === 'list') return node.items.flatMap(scalarsIn);
  return node?.kind === 'map' ? node.pairs.flatMap(({ value }) => scalarsIn(value)) : [];
}

/** A path without the variable for the folder of the checkout before it: `${{ github.workspace }}/evals`. */
export function withoutVariable(path: string): string {
  return path.replace(/^\$(?:\{\{[^}]{0,80}\}\}|\{\w{1,80}\}|\(\w[\w.]{0,80}\)|\w{1,80})\//, '');
}
