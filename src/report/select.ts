import type { Report, ReportedFile, ReportedFinding } from './report-schema.ts';

/** All files of a report that have findings of their own. */
export function reportedFiles({ policies, assessments }: Report): readonly ReportedFile[] {
  return [...policies, ...assessments];
}

/** The findings to act on now: open, and not known from a baseline. */
export function openFindings({ findings }: Pick<ReportedFile, 'findings'>): readonly ReportedFinding[] {
  return findings.filter(({ status, known }) => status === 'open' && !known);
}

/** How many findings to act on now have a severity. */
export function countOpen(files: readonly ReportedFile[], severity: ReportedFinding['severity']): number {
  return files.flatMap(openFindings).filter((finding) => finding.severity === severity).length;
}
