import type { CalendarDate } from '../../core/index.ts';
import type { Spell } from '../../validation/spells.ts';
import type { Validation } from '../../validation/validate.ts';
import type { Report, ReportedProblem } from '../report-schema.ts';

export const VALIDATION_FORMATS = ['pretty', 'json'] as const;
export type ValidationFormat = (typeof VALIDATION_FORMATS)[number];

/** What is written of a validation. */
export interface ValidationReport {
  readonly tool: Report['tool'];
  readonly asOf: CalendarDate;
  readonly validation: Validation;
  readonly spells: readonly Spell[];
  readonly errors: readonly ReportedProblem[];
}
