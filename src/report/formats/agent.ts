import { agentAssessment, agentFindings } from '../agent/assessment.ts';
import { oneLine, showPath } from '../sanitize.ts';
import type { Report } from '../report-schema.ts';

/** For agents: one line each, nothing aligned or coloured, what was cut, and the command to run next. */
export function agent({ assessments, policies, errors }: Report): string {
  const lines = [
    ...policies.flatMap(agentFindings),
    ...assessments.flatMap(agentAssessment),
    ...errors.map(({ path, message }) => `error ${showPath(path)}: ${oneLine(message)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
