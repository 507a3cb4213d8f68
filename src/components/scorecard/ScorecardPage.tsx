import type { Preview } from '../../presenter/scorecard/messages.ts';
import type { Scorecard } from '../../presenter/scorecard/scorecard-schema.ts';
import type { Present, Trend } from '../../presenter/scorecard/trend/trend-schema.ts';
import { Dimensions } from './Dimensions.tsx';
import { Evidence } from './Evidence.tsx';
import { Gate, Retired } from './Gate.tsx';
import { Header } from './Header.tsx';
import { Outcomes } from './Outcomes.tsx';
import { PilotClock } from './charts/PilotClock.tsx';
import { Requirements } from './Requirements.tsx';
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
  return (
    <>
      {gate ? (
        <Gate scorecard={scorecard} gate={gate} trend={trend} present={present} />
      ) : (
        <Retired scorecard={scorecard} />
      )}
      {gate && <Requirements gate={gate} preview={preview} score={scorecard.score} />}
      {dimensions.some(({ score }) => score !== null) && <Dimensions dimensions={dimensions} />}
      {verified && evidence.length + observations.length > 0 && (
        <Evidence claims={evidence} summary={verified.sentence} observations={observations} />
      )}
      {clock && <PilotClock clock={clock} />}
      {metrics.length > 0 && <Outcomes metrics={metrics} />}
      <TrendSection trend={trend} present={present} />
      {timeline.length > 0 && <Timeline events={timeline} asOf={scorecard.asOf} dayName={scorecard.dayName} />}
    </>
  );
}
