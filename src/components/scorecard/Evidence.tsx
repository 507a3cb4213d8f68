import type { ClaimView, ObservationView } from '../../presenter/scorecard/scorecard-schema.ts';
import { Icon } from '../icons.tsx';
import { Section } from '../Section.tsx';
import { usePage } from './page.ts';
import { Disclosure } from './parts.tsx';

const STATUSES = {
  verified: ['passed', 'Verified', 'passed'],
  contradicted: ['warning', 'Contradicted', 'warning'],
  undeclared: ['none', 'Undeclared', 'not-applicable'],
  unknown: ['unknown', 'Unknown', 'unknown'],
} as const;

function StatusMark({ status }: Pick<ClaimView, 'status'>) {
  const [icon, word, mark] = STATUSES[status];
  return (
    <span class={`mark mark-${mark}`}>
      <Icon name={icon} />
      {word}
    </span>
  );
}

interface EvidenceProps {
  readonly claims: readonly ClaimView[];
  readonly summary: string;
  readonly observations: readonly ObservationView[];
}

/**
 * Every claim that is compared with the repository: its status, how sure that is, and what shows it or why it is unknown; and
 * what else the repository shows.
 */
export function Evidence({ claims, summary, observations }: EvidenceProps) {
  const page = usePage();
  return (
    <Section id="evidence-claims" title="Evidence">
      <p>{summary}</p>
      <Disclosure id="evidence" summary="What shows each claim?">
        <div class="wide" role="region" aria-label="Claims compared with the repository" tabIndex={0}>
          <table class="rules">
            <caption>Claims compared with the repository</caption>
            <thead>
              <tr>
                <th scope="col">Status</th>
                <th scope="col">Claim</th>
                <th scope="col">Confidence</th>
                <th scope="col">What shows it, or why it is unknown</th>
              </tr>
            </thead>
            <tbody>
              {claims.map(({ key, claim, requirement, status, confidence, place, leadsToFile, reason }) => (
                <tr key={key}>
                  <td>
                    <StatusMark status={status} />
                  </td>
                  <th scope="row">
                    {requirement}
                    {claim !== null && (
                      <>
                        <br />
                        <code>{claim}</code>
                      </>
                    )}
                  </th>
                  <td>{confidence ?? '–'}</td>
                  <td>
                    {place !== null &&
                      (page && leadsToFile ? (
                        <button
                          type="button"
                          class="link"
                          title="Show in the editor"
                          onClick={() => page.post({ type: 'showEvidence', key })}
                        >
                          <bdi>{place}</bdi>
                        </button>
                      ) : (
                        <bdi>{place}</bdi>
                      ))}
                    {place !== null && reason !== null && ': '}
                    {reason}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Disclosure>
      {observations.length > 0 && (
        <>
          <h3>Also seen in the repository</h3>
          <ul>
            {observations.map(({ key, text, place }) => (
              <li key={key}>
                {text}
                {place !== null && (
                  <>
                    : <bdi>{place}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
