import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService } from 'yaml-language-server';

const requirePeer = createRequire(import.meta.filename);

/** Installs what is measured against beside this file; it is no part of the project's own dependencies. */
export function installPeers(): void {
  if (existsSync(path.join(import.meta.dirname, 'node_modules/ajv-cli'))) return;
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: import.meta.dirname,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

/** Absolute paths of the peers' entries. */
export const peerFiles = {
  ajvCli: () => requirePeer.resolve('ajv-cli/dist/index.js'),
  yamlLanguageServer: () => requirePeer.resolve('yaml-language-server'),
};

/** The check that the common extension for YAML makes of a document, in this process and with the project's JSON schema. */
export function yamlLanguageServer(schemaFile: string): (text: string, version: number) => Promise<unknown> {
  const { getLanguageService } = requirePeer('yaml-language-server') as {
    getLanguageService: (parameters: object) => LanguageService;
  };
  const { TextDocument } = requirePeer('vscode-languageserver-textdocument') as {
    TextDocument: { create: (uri: string, languageId: string, version: number, content: string) => TextDocument };
  };
  const service = getLanguageService({
    schemaRequestService: () => Promise.reject(new Error('no other schemas')),
    workspaceContext: { resolveRelativePath: (relative: string) => relative },
  });
  const schema: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
  service.configure({
    validate: true,
    schemas: [{ uri: 'file:///manifest.schema.json', fileMatch: ['ai-initiative.yaml'], schema }],
  });
  return (text, version) =>
    service.doValidation(TextDocument.create('file:///ai-initiative.yaml', 'yaml', version, text), false);
}
