import { Fragment } from 'preact';
import type { Preview } from '../../presenter/scorecard/messages.ts';
import type { Scorecard } from '../../presenter/scorecard/scorecard-schema.ts';
import type { Present, Trend } from '../../presenter/scorecard/trend/trend-schema.ts';
import { Dimensions } from './Dimensions.tsx';
import { Evidence } from './Evidence.tsx';
import { Gate, Retired } from './Gate.tsx';
import { Facts, Header } from './Header.tsx';
import { Outcomes } from './Outcomes.tsx';
import { PilotClock } from './charts/PilotClock.tsx';
import { usePage } from './page.ts';
import { JumpLink } from './parts.tsx';
import { requirementLists, Requirements } from './Requirements.tsx';
import { Timeline } from './charts/Timeline.tsx';
import { TrendSection } from './charts/Trend.tsx';

interface Props {
  readonly scorecard: Scorecard;
  readonly preview?: Preview | undefined;
  /** Undefined until the history was looked at, and in a document for which it was not. */
  readonly trend?: Trend | undefined;
  readonly present?: Present | undefined;
}

/** One initiative, whole, as a page. */
export function ScorecardPage(props: Props) {
  const { scorecard } = props;
  return (
    <>
      <Header scorecard={scorecard} />
      <main>
        <Sections {...props} />
      </main>
      <footer>
        <p>{scorecard.caveat}</p>
      </footer>
    </>
  );
}

/** All that is said of one initiative below its name. */
export function Sections({ scorecard, preview, trend, present }: Props) {
  const { gate, dimensions, verified, evidence, observations, clock, metrics, timeline } = scorecard;
  const page = usePage();
  const sections = [
    {
      id: 'dimensions',
      title: 'Dimensions',
      content: dimensions.some(({ score }) => score !== null) && <Dimensions dimensions={dimensions} gate={gate} />,
    },
    {
      id: 'evidence-claims',
      title: 'Evidence',
      content: verified && evidence.length + observations.length > 0 && (
        <Evidence claims={evidence} summary={verified.sentence} observations={observations} />
      ),
    },
    { id: 'clock', title: 'Pilot clock', content: clock && <PilotClock clock={clock} /> },
    { id: 'outcomes', title: 'Outcomes', content: metrics.length > 0 && <Outcomes metrics={metrics} /> },
    { id: 'trend', title: 'Trend', content: (page || trend) && <TrendSection trend={trend} present={present} /> },
    {
      id: 'timeline',
      title: 'Timeline',
      content: timeline.length > 0 && <Timeline events={timeline} asOf={scorecard.asOf} dayName={scorecard.dayName} />,
    },
  ].filter(({ content }) => Boolean(content));
  return (
    <>
      <div class="top">
        {gate ? (
          <Gate scorecard={scorecard} gate={gate} trend={trend} present={present} />
        ) : (
          <Retired scorecard={scorecard} />
        )}
        <Facts scorecard={scorecard} />
      </div>
      <nav class="jumps" aria-label="On this page">
        <ul>
          {[...(gate ? requirementLists(gate) : []), ...sections].map(({ id, title }) => (
            <li key={id}>
              <JumpLink to={id}>{title}</JumpLink>
            </li>
          ))}
        </ul>
      </nav>
      {gate && <Requirements gate={gate} preview={preview} score={scorecard.score} />}
      {sections.map(({ id, content }) => (
        <Fragment key={id}>{content}</Fragment>
      ))}
    </>
  );
}
