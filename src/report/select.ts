import type { Report, ReportedFile, ReportedFinding } from './report-schema.ts';

/** All files of a report that have findings of their own. */
export function reportedFiles({ policies, assessments }: Report): readonly ReportedFile[] {
  return [...policies, ...assessments];
}

/** The findings to act on now; what was known before is not among them. */
export function openFindings({ findings }: Pick<ReportedFile, 'findings'>): readonly ReportedFinding[] {
  return findings.filter(({ status }) => status === 'open');
}

/** A report with the findings of some rules only; score and gate stay those of all. */
export function onlyRules(report: Report, rules: readonly string[]): Report {
  const pick = <T extends ReportedFile>(file: T): T => ({
    ...file,
    findings: file.findings.filter(({ ruleIds }) => ruleIds.some((id) => rules.includes(id))),
  });
  return { ...report, assessments: report.assessments.map(pick), policies: report.policies.map(pick) };
}

/** How many findings of a file are known, which every surface says. */
export function countKnown({ findings }: Pick<ReportedFile, 'findings'>): number {
  return findings.filter(({ status }) => status === 'known').length;
}

/** How many findings to act on now have a severity. */
export function countOpen(files: readonly ReportedFile[], severity: ReportedFinding['severity']): number {
  return files.flatMap(openFindings).filter((finding) => finding.severity === severity).length;
}
