import type { ReportedAssessment, ReportedFinding } from './schema.ts';

/** The findings to act on now: open, and not known from a baseline. */
export function openFindings({ findings }: Pick<ReportedAssessment, 'findings'>): readonly ReportedFinding[] {
  return findings.filter(({ status, known }) => status === 'open' && !known);
}

/** How many findings to act on now have a severity. */
export function countOpen(assessments: readonly ReportedAssessment[], severity: ReportedFinding['severity']): number {
  return assessments.flatMap(openFindings).filter((finding) => finding.severity === severity).length;
}
