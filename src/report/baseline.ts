import { fingerprints } from './fingerprint.ts';
import { repositoryPath } from './paths.ts';
import type { Report, ReportedFile } from './report-schema.ts';
import { reportedFiles } from './select.ts';

/** Marks the open findings that an earlier report has too, so that only new ones count. */
export function markKnown(report: Report, baseline: Report): Report {
  const known = new Set(reportedFiles(baseline).flatMap((file) => openNames(baseline, file)));
  const mark = <T extends ReportedFile>(file: T): T => {
    const names = namesOf(report, file);
    const findings = file.findings.map((finding, i) =>
      finding.status === 'open' && known.has(names[i] ?? '') ? { ...finding, status: 'known' as const } : finding,
    );
    return { ...file, findings };
  };
  return { ...report, assessments: report.assessments.map(mark), policies: report.policies.map(mark) };
}

function namesOf(report: Report, { path, findings }: ReportedFile): readonly string[] {
  return fingerprints(findings).map((name) => `${repositoryPath(report, path)}:${name}`);
}

function openNames(report: Report, file: ReportedFile): readonly string[] {
  return namesOf(report, file).filter((_, i) => ['open', 'known'].includes(file.findings[i]?.status ?? ''));
}
