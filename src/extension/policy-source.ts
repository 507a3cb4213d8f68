import * as vscode from 'vscode';
import { defaultPolicy, type Policy } from '../core/index.ts';

/** Which policy holds for a manifest. */
export interface PolicySource {
  policyFor(manifest: vscode.Uri): Promise<Policy>;
  /** Some policy is another one now. */
  readonly onDidChange: vscode.Event<void>;
}

/** The policy where nobody wrote one, for every manifest. */
export const defaultPolicySource: PolicySource = {
  policyFor: () => Promise.resolve(defaultPolicy),
  onDidChange: () => new vscode.Disposable(() => {}),
};
