import type { Connection, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';
import type { ServerHost } from './host.ts';
import type { Manifests } from './manifests.ts';
import type { Place } from './places.ts';
import type { Policies } from './policies.ts';

/** What the features of the server share. */
export interface ServerContext {
  readonly host: ServerHost;
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: TextDocuments<TextDocument>;
  readonly manifests: Manifests;
  readonly policies: Policies;
  /** The folder of a manifest (absolute path), as features look at it. */
  readonly placeOf: (file: string) => Place;
}
