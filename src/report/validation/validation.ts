import type { Colors } from '../colors.ts';
import { toJson } from '../sanitize.ts';
import { REPORT_VERSION } from '../version.ts';
import type { ValidationFormat, ValidationReport } from './formats.ts';
import { validationPretty } from './pretty.ts';

export function renderValidation(format: ValidationFormat, report: ValidationReport, colors: Colors): string {
  if (format === 'pretty') return validationPretty(report, colors);
  const { tool, asOf, validation, spells, errors } = report;
  return `${toJson({ schemaVersion: REPORT_VERSION, tool, asOf, ...validation, spells, errors }, 2)}\n`;
}
