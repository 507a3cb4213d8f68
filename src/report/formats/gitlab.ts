import { fingerprints } from '../fingerprint.ts';
import { repositoryPath } from '../paths.ts';
import { oneLine, toJson } from '../sanitize.ts';
import type { Report } from '../report-schema.ts';
import { reportedFiles } from '../select.ts';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info', hint: 'info' } as const;

/** A code quality report of GitLab. All open findings are in it: GitLab itself tells which ones a branch brings. */
export function gitlab(report: Report): string {
  const issues = reportedFiles(report).flatMap(({ path, findings }) => {
    const file = repositoryPath(report, path);
    const names = fingerprints(findings);
    return findings.flatMap(({ status, ruleId, severity, message, range }, i) => {
      if (status !== 'open') return [];
      return {
        description: oneLine(message),
        check_name: ruleId,
        fingerprint: `${file}:${names[i]}`,
        severity: SEVERITIES[severity],
        location: { path: file, lines: { begin: range.start.line } },
      };
    });
  });
  return `${toJson(issues, 2)}\n`;
}
