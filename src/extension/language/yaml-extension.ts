import * as vscode from 'vscode';

/**
 * Whether the extension for YAML is there and gives a help itself, from the schema that we contribute: then ours that
 * come from the schema alone step back.
 */
export function isGivenByYamlExtension(help: 'completion' | 'hover', document: vscode.TextDocument): boolean {
  return (
    vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined &&
    vscode.workspace.getConfiguration('yaml', document).get(help, true)
  );
}
