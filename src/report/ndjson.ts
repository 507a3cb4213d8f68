import { toJson } from './json.ts';
import type { Report, ReportLine } from './schema.ts';

/** A line of JSON for each manifest, policy file and error; reports of several runs can be put one after the other. */
export function ndjson({ assessments, policies, errors, ...run }: Report): string {
  const lines: readonly ReportLine[] = [
    ...assessments.map((assessment) => ({ type: 'assessment' as const, ...run, ...assessment })),
    ...policies.map((policy) => ({ type: 'policy' as const, ...run, ...policy })),
    ...errors.map((error) => ({ type: 'error' as const, ...run, ...error })),
  ];
  return lines.map((line) => `${toJson(line)}\n`).join('');
}
