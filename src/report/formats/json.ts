import { toJson } from '../sanitize.ts';
import type { Report } from '../report-schema.ts';

/** The whole report as one JSON document. */
export function json(report: Report): string {
  return `${toJson(report, 2)}\n`;
}
