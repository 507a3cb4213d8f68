import type * as vscode from 'vscode';
import type { Finding, Policy, SourceDocument } from '../../core/index.ts';

/** Which policy holds for a manifest. */
export interface PolicySource {
  policyFor(manifest: vscode.Uri): Promise<Policy>;
  /** What is wrong with the setting that names the policy of a manifest; undefined where nothing is. */
  problemOf?(manifest: vscode.Uri): Promise<string | undefined>;
  /** Whether a policy leaves a manifest out. */
  isExcluded?(manifest: vscode.Uri): Promise<boolean>;
  /** Some policy changed. */
  readonly onDidChange: vscode.Event<void>;
}

/** A policy file as it is written now, and what is wrong in it. */
export interface JudgedPolicyFile {
  readonly document: SourceDocument;
  readonly findings: readonly Finding[];
}

/** Checks policy files. */
export interface PolicyJudge {
  /** Undefined where there is no such file. */
  judge(file: vscode.Uri): Promise<JudgedPolicyFile | undefined>;
}
