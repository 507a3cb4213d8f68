import { toJson } from '../sanitize.ts';
import type { Report, ReportLine } from '../report-schema.ts';

/** A line of JSON for each manifest, policy file and error; reports of several runs can be put one after the other. */
export function* ndjson({ assessments, policies, errors, ...run }: Report): Iterable<string> {
  const line = (value: ReportLine) => `${toJson(value)}\n`;
  for (const assessment of assessments) yield line({ type: 'assessment', ...run, ...assessment });
  for (const policy of policies) yield line({ type: 'policy', ...run, ...policy });
  for (const error of errors) yield line({ type: 'error', ...run, ...error });
}
