import { humanize, NO_OWNER, scoreText, verdictWord, verifiedText } from '../../../presenter/format.ts';
import { openCounts } from '../../../presenter/scorecard/gate.ts';
import { Severity, VerdictIcon } from '../../../components/icons.tsx';
import type { ReportedAssessment, ReportedFile, ReportedProblem } from '../../report-schema.ts';
import { countOpen } from '../../select.ts';

/** The id of the scorecard at a place among many. */
export const idOf = (place: number): string => `i${place}`;

/** All initiatives of a report, each with the way to what the document says of it. */
export function Overview({ assessments }: { readonly assessments: readonly ReportedAssessment[] }) {
  return (
    <section class="section">
      <div class="overview-frame" role="region" aria-label="All initiatives" tabIndex={0}>
        <table class="overview">
          <caption>All initiatives</caption>
          <thead>
            <tr>
              <th scope="col">Initiative</th>
              <th scope="col">Stage</th>
              <th scope="col">Gate</th>
              <th scope="col" class="number">
                Score
              </th>
              <th scope="col" class="number">
                Blocking
              </th>
              <th scope="col" class="number">
                Also open
              </th>
              <th scope="col">Owner</th>
              <th scope="col">Verified</th>
            </tr>
          </thead>
          <tbody>
            {assessments.map((assessment, i) => (
              <OverviewRow key={assessment.path} assessment={assessment} id={idOf(i)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function OverviewRow({ assessment, id }: { readonly assessment: ReportedAssessment; readonly id: string }) {
  const { path, title, name, stage, gate, score, verified, owner } = assessment;
  const { blocking, others } = gate ? openCounts(gate.requirements) : findingCounts(assessment);
  return (
    <tr>
      <th scope="row">
        <a href={`#${id}`}>
          <bdi>{title ?? name ?? path}</bdi>
        </a>
      </th>
      <td class="stage">{stage === null ? 'unknown' : humanize(stage)}</td>
      <td>
        {gate ? (
          <span class="mark">
            <VerdictIcon verdict={gate.verdict} />
            {verdictWord(gate.verdict)}
          </span>
        ) : (
          '–'
        )}
      </td>
      <td class="number">{scoreText(score)}</td>
      <td class="number">{blocking}</td>
      <td class="number">{others}</td>
      <td>
        <bdi>{owner ?? NO_OWNER}</bdi>
      </td>
      <td>{verifiedText(verified)}</td>
    </tr>
  );
}

/** Of what has ended: it has no gate. */
function findingCounts(assessment: ReportedAssessment) {
  return { blocking: countOpen([assessment], 'error'), others: countOpen([assessment], 'warning') };
}

/** What is wrong in a policy file. */
export function Findings({ file: { path, findings } }: { readonly file: ReportedFile }) {
  return (
    <section class="section">
      <h2>
        Policy <bdi>{path}</bdi>
      </h2>
      <ul class="findings">
        {findings.map(({ severity, message, range }, i) => (
          <li key={i}>
            <span class="message">
              {severity !== 'hint' && <Severity severity={severity} />} <span dir="auto">{message}</span>
            </span>
            <span class="quiet">Line {range.start.line}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What could not be assessed. */
export function Unread({ errors }: { readonly errors: readonly ReportedProblem[] }) {
  return (
    <section class="section">
      <h2>Not assessed</h2>
      <ul class="findings">
        {errors.map(({ path, message }) => (
          <li key={path}>
            <span>
              <bdi>{path}</bdi>: {message}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
