import type { Assessment } from '../../core/index.ts';
import type { Report, ReportedAssessment, ReportedProblem } from '../report-schema.ts';

export const EXPORT_FORMATS = ['backstage', 'cyclonedx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** An initiative as it is exported: how it was assessed, and what its manifest says. */
export interface ExportedInitiative {
  readonly assessment: ReportedAssessment;
  readonly manifest: Assessment['manifest'];
}

/** What is exported. */
export interface ExportedRun extends Pick<Report, 'tool' | 'asOf' | 'repository' | 'basePath'> {
  readonly initiatives: readonly ExportedInitiative[];
}

/** A text in a foreign format, and the initiatives that it cannot hold. */
export interface Export {
  readonly text: string;
  readonly errors: readonly ReportedProblem[];
}
