import { fingerprints } from './fingerprint.ts';
import { repositoryPath } from './paths.ts';
import type { Report } from './schema.ts';

/** Marks the open findings that an earlier report has too, so that only new ones count. */
export function markKnown(report: Report, baseline: Report): Report {
  const known = new Set(baseline.assessments.flatMap((assessment) => openNames(baseline, assessment)));
  return {
    ...report,
    assessments: report.assessments.map((assessment) => {
      const names = namesOf(report, assessment);
      const findings = assessment.findings.map((finding, i) =>
        finding.status === 'open' && known.has(names[i] ?? '') ? { ...finding, known: true as const } : finding,
      );
      return { ...assessment, findings };
    }),
  };
}

function namesOf(report: Report, { path, findings }: Report['assessments'][number]): readonly string[] {
  return fingerprints(findings).map((name) => `${repositoryPath(report, path)}:${name}`);
}

function openNames(report: Report, assessment: Report['assessments'][number]): readonly string[] {
  return namesOf(report, assessment).filter((_, i) => assessment.findings[i]?.status === 'open');
}
