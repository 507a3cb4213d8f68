import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** A diagnostic as the server sends it; `source` tells syntax (`YAML`) from schema (`yaml-schema: …`). */
export interface ServerDiagnostic {
  readonly source: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly version?: number;
    readonly items?: readonly { section: string }[];
  };
  readonly result?: unknown;
  readonly diagnostics?: unknown;
}

export type LanguageServer = Awaited<ReturnType<typeof startYamlLanguageServer>>;

/** The language server behind the extension for YAML, as editors run it, with one schema for one file name. */
export async function startYamlLanguageServer(schemaFile: string, fileName: string) {
  const bin = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');
  const server = spawn(process.execPath, [bin, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const settings: Readonly<Record<string, unknown>> = {
    yaml: {
      schemas: { [pathToFileURL(schemaFile).href]: [fileName] },
      schemaStore: { enable: false },
      validate: true,
      hover: true,
      completion: true,
    },
  };
  const answers = new Map<number, (result: unknown) => void>();
  const published = new Map<string, (diagnostics: readonly ServerDiagnostic[]) => void>();
  let lastId = 0;

  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const request = (method: string, params: object) => {
    const id = ++lastId;
    return new Promise<unknown>((resolve) => {
      answers.set(id, resolve);
      send({ id, method, params });
    });
  };
  const receive = ({ id, method, params, result }: Message) => {
    if (method === 'textDocument/publishDiagnostics') {
      const { uri = '', diagnostics } = params as { uri?: string; diagnostics: readonly ServerDiagnostic[] };
      published.get(uri)?.(diagnostics);
    } else if (method !== undefined && id !== undefined) {
      // of what the server asks, only the settings have an answer
      const sections = (params?.items ?? []).map(({ section }) => settings[section] ?? {});
      send({ id, result: method === 'workspace/configuration' ? sections : null });
    } else if (id !== undefined) answers.get(id)?.(result);
  };
  listen(server.stdout, receive);

  const capabilities = { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } };
  await request('initialize', { processId: process.pid, rootUri: null, capabilities });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings } });
  let documents = 0;

  /** Opens a text under a folder of its own. */
  const open = (text: string) => {
    const uri = `file:///workspace/${++documents}/${fileName}`;
    const diagnostics = new Promise<readonly ServerDiagnostic[]>((resolve) => published.set(uri, resolve));
    send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
    });
    return { uri, diagnostics };
  };

  return {
    /** What the server has against a text. */
    diagnose: (text: string) => open(text).diagnostics,
    /** Asks for something at a place of a text. */
    async ask(method: 'completion' | 'hover', text: string, offset: number): Promise<unknown> {
      const { uri, diagnostics } = open(text);
      await diagnostics;
      const before = text.slice(0, offset).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      return request(`textDocument/${method}`, { textDocument: { uri }, position });
    },
    async stop(): Promise<void> {
      const exited = once(server, 'exit');
      server.kill();
      await exited;
    },
  };
}

/** Reads messages with their `Content-Length` headers. */
function listen(stream: NodeJS.ReadableStream, receive: (message: Message) => void): void {
  let buffer = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const header = buffer.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, header))?.[1]);
      if (header < 0 || buffer.length < header + 4 + length) return;
      const body = buffer.toString('utf8', header + 4, header + 4 + length);
      buffer = buffer.subarray(header + 4 + length);
      receive(JSON.parse(body) as Message);
    }
  });
}
