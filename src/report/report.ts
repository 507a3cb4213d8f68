import { claimsOf, formatPath, initiativeRow, type Assessment, type Finding, type Range } from '../core/index.ts';
import type { ReportedAssessment, ReportedFinding } from './report-schema.ts';

/**
 * An assessment as the machine formats show it: plain, with lines and columns from 1.
 * @param path names the manifest in the report
 * @param policyPath names a policy file there
 */
export function toReported(
  path: string,
  assessment: Assessment,
  policyPath: (file: string) => string = (file) => file,
): ReportedAssessment {
  const { dimensions, gate, policy, findings } = assessment;
  const {
    uri: _uri,
    asOf: _asOf,
    verdict: _verdict,
    open: _open,
    blocking: _blocking,
    ...row
  } = initiativeRow(path, assessment);
  return {
    path,
    ...row,
    stuckBy: [...row.stuckBy],
    record: row.record as ReportedAssessment['record'],
    verified: { ...row.verified },
    evidence: claimsOf(assessment.rules).map((claim) => ({ ...claim })),
    observations: assessment.observations.map((one) => ({ ...one })),
    dimensions: dimensions.map((dimension) => ({ ...dimension })),
    gate: gate && {
      ...gate,
      requirements: gate.requirements.map((requirement) => ({ ...requirement, covers: [...requirement.covers] })),
      notNeeded: gate.notNeeded.map((one) => ({ ...one })),
    },
    policy: {
      preset: policy.preset,
      files: policy.files.map(policyPath),
      weakened: policy.weakened.map((weakening) => ({ ...weakening, file: policyPath(weakening.file) })),
    },
    findings: toReportedFindings(path, findings),
  };
}

/** Findings of a file as the machine formats show them. */
export function toReportedFindings(path: string, findings: readonly Finding[]): ReportedFinding[] {
  return findings.map((finding) => toReportedFinding(path, finding));
}

function toReportedFinding(file: string, finding: Finding): ReportedFinding {
  const { ruleId, ruleIds, group, status, severity, confidence, message, path, range, related, fix, waiver } = finding;
  const reported: ReportedFinding = {
    ruleId,
    ruleIds: [...ruleIds],
    group,
    status,
    severity,
    message,
    path: formatPath(path),
    range: fromOne(range),
    related: related.map((other) => ({
      message: other.message,
      path: other.uri ?? file,
      range: fromOne(other.range),
    })),
  };
  if (confidence) reported.confidence = confidence;
  if (fix) reported.fix = fix.kind;
  if (waiver) reported.waiver = waiver;
  return reported;
}

function fromOne({ start, end }: Range): ReportedFinding['range'] {
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}
