import type { CalendarDate } from '../../core/index.ts';
import { claimsText } from '../../presenter/format.ts';
import { agentEvidence } from '../../report/agent/evidence.ts';
import { evidenceLines } from '../../report/formats/evidence-lines.ts';
import { oneLine, toJson } from '../../report/sanitize.ts';
import type { ReportedAssessment } from '../../report/report-schema.ts';
import { assessPaths } from '../assess/assess-paths.ts';
import { isRunByAgent } from '../command-line/agents.ts';
import { createColors } from '../command-line/outputs.ts';
import { EXIT, wantsColor, type Io } from '../command-line/io.ts';
import { errorLines } from '../command-line/outputs.ts';

export interface EvidenceOptions {
  readonly format: 'pretty' | 'json';
  readonly config?: string;
  readonly today?: CalendarDate;
}

/** `ai-initiative evidence`: every claim that is compared with the repository, and what came of it. Returns the exit code. */
export async function evidenceCommand(
  given: string,
  { format, config, today }: EvidenceOptions,
  io: Io,
): Promise<number> {
  const options = {
    quiet: true,
    ...(config === undefined ? {} : { config }),
    ...(today === undefined ? {} : { today }),
  };
  const { asOf, assessments, errors } = await assessPaths([given], options, io);
  if (format === 'json') {
    const shown = assessments.map(({ path, name, verified, evidence, observations }) => ({
      path,
      name,
      verified,
      evidence,
      observations,
    }));
    io.stdout.write(`${toJson({ asOf, initiatives: shown }, 2)}\n`);
  } else {
    const colors = createColors(wantsColor(io));
    const claimsOf = (one: ReportedAssessment) =>
      isRunByAgent(io)
        ? agentEvidence({ proposals: new Map(), claims: one.evidence ?? [], observations: one.observations ?? [] })
        : evidenceLines(one, colors);
    const blocks = assessments.map((assessment) =>
      [`${oneLine(assessment.path)}  ${claimsText(assessment.verified)}`, ...claimsOf(assessment)].join('\n'),
    );
    io.stdout.write(`${blocks.join('\n\n')}\n`);
  }
  io.stderr.write(errorLines(errors).join(''));
  return errors.length > 0 ? EXIT.trouble : EXIT.ok;
}
