import path from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultPolicy, loadPolicy, POLICY_FILES, type Finding, type Policy } from '../../core/index.ts';
import { createExclusion } from '../../repository/excluded.ts';
import { createPolicySource, type PolicyInForce, type PolicySource } from '../../repository/node/policy-source.ts';
import { pathOf } from './client.ts';
import type { ServerHost } from './host.ts';
import { rootOf } from './places.ts';

/** The policy in force; the built-in one where it cannot be read, and why. */
export interface PolicyOrProblem {
  readonly policy: Policy;
  readonly problem?: string;
}

/** The policies of manifests, and what is wrong in the policy files that are open. */
export interface Policies {
  /** Of a manifest or a policy file (absolute). */
  readonly of: (file: string) => Promise<PolicyOrProblem>;
  /** Whether a policy leaves a manifest out. */
  readonly isExcluded: (file: string) => Promise<boolean>;
  readonly findingsOf: (text: TextDocument) => Promise<readonly Finding[]>;
  /** Files are read again. */
  readonly forget: () => void;
}

export function isPolicyUri(uri: string): boolean {
  const file = pathOf(uri);
  return file !== undefined && POLICY_FILES.some((name) => path.basename(file) === name);
}

export function createPolicies(
  host: Pick<ServerHost, 'config'>,
  roots: () => readonly string[],
  onTrouble: (message: string) => void,
): Policies {
  let sources = new Map<string, PolicySource>();
  const sourceOf = (file: string): PolicySource => {
    const workspace = rootOf(roots(), file) ?? path.dirname(file);
    const { config } = host;
    const source = sources.get(workspace) ?? createPolicySource({ workspace, ...(config ? { config } : {}) });
    sources.set(workspace, source);
    return source;
  };
  const load = async (file: string): Promise<PolicyInForce | { readonly problem: string }> => {
    try {
      return await sourceOf(file)(file);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      onTrouble(`The policy of ${file} cannot be read: ${reason}`);
      return { problem: `The policy cannot be read, so the built-in one applies. ${reason}` };
    }
  };
  return {
    async of(file) {
      const inForce = await load(file);
      return 'problem' in inForce ? { policy: defaultPolicy, problem: inForce.problem } : { policy: inForce.policy };
    },
    async isExcluded(file) {
      const inForce = await load(file);
      if ('problem' in inForce || inForce.policy.exclude.length === 0) return false;
      const below = path.relative(inForce.repository, file).split(path.sep).join('/');
      return createExclusion(inForce.policy.exclude)(below);
    },
    async findingsOf(text) {
      const file = pathOf(text.uri);
      const inForce = file === undefined ? undefined : await load(file);
      if (file === undefined || !inForce || 'problem' in inForce) return [];
      const name = path.relative(inForce.root, file).split(path.sep).join('/');
      const texts = new Map(inForce.files.map((known) => [known.file, known.document.text]));
      // the text in the editor is ahead of the disk, and what it extends was read already
      const read = async (asked: string) => (asked === name ? text.getText() : texts.get(asked));
      const { files } = await loadPolicy([name], read);
      return files.find((one) => one.file === name)?.findings ?? [];
    },
    forget() {
      sources = new Map();
    },
  };
}
