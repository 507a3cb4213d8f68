import type * as vscode from 'vscode';
import type { Policy } from '../../core/index.ts';

/** Which policy holds for a manifest. */
export interface PolicySource {
  policyFor(manifest: vscode.Uri): Promise<Policy>;
  /** Some policy is another one now. */
  readonly onDidChange: vscode.Event<void>;
}
