import { count, humanize, NO_OWNER, verdictOnBasis } from '../../../presenter/format.ts';
import { Severity, VerdictIcon } from '../../../components/icons.tsx';
import type { ReportedAssessment } from '../../report-schema.ts';

/** An initiative among very many: not its scorecard, but what to do before it may go on. */
export function Brief({ assessment, id }: { readonly assessment: ReportedAssessment; readonly id: string }) {
  const { path, title, name, stage, owner, gate, findings } = assessment;
  return (
    <section class="brief" id={id}>
      <h2>
        <bdi>{title ?? name ?? path}</bdi>
      </h2>
      <p class="quiet">
        {stage === null ? 'Stage unknown' : humanize(stage)} · <bdi>{owner ?? NO_OWNER}</bdi> · <bdi>{path}</bdi>
      </p>
      {gate ? (
        <Open gate={gate} />
      ) : (
        <ul>
          {findings
            .filter(({ status }) => status === 'open')
            .map(({ message, severity }, i) => (
              <li key={i}>
                {severity !== 'hint' && <Severity severity={severity} />} <span dir="auto">{message}</span>
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}

/** What blocks a gate; where nothing does, the conditions of its verdict. */
function Open({ gate }: { readonly gate: NonNullable<ReportedAssessment['gate']> }) {
  const open = gate.requirements.filter(({ status }) => status === 'open');
  const blocking = open.filter((requirement) => requirement.blocking);
  const listed = blocking.length > 0 ? blocking : open;
  const more = open.length - listed.length;
  return (
    <>
      <p class="mark">
        <VerdictIcon verdict={gate.verdict} />
        {verdictOnBasis(gate.verdict, gate.basis)}
      </p>
      <ul>
        {listed.map(({ ruleId, action }) => (
          <li key={ruleId}>{action}</li>
        ))}
      </ul>
      {more > 0 && (
        <p class="quiet">
          And {count(more, 'open requirement')} that {more === 1 ? 'does' : 'do'} not block.
        </p>
      )}
    </>
  );
}
