import * as vscode from 'vscode';
import { toReported } from '../../../report/report.ts';
import type { Report } from '../../../report/schema.ts';
import { REPORT_VERSION } from '../../../report/version.ts';
import { version } from '../../../../package.json';
import type { StoredManifest } from '../../store/stored-manifest.ts';

/** The report of one manifest as it is now, with paths as the window shows them. */
export function reportOf({ uri, assessment }: StoredManifest): Report {
  return {
    schemaVersion: REPORT_VERSION,
    tool: { name: 'ai-initiative', version },
    asOf: assessment.asOf,
    repository: null,
    basePath: '',
    assessments: [toReported(vscode.workspace.asRelativePath(uri), assessment)],
    policies: [],
    errors: [],
  };
}
