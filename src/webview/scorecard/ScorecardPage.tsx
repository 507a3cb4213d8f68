import type { Preview } from '../../shared/scorecard/messages.ts';
import type { Scorecard } from '../../shared/scorecard/schema.ts';
import { Dimensions } from './Dimensions.tsx';
import { Gate, Retired } from './Gate.tsx';
import { Header } from './Header.tsx';
import { Outcomes } from './Outcomes.tsx';
import { PilotClock } from './PilotClock.tsx';
import { Requirements } from './Requirements.tsx';
import { Timeline } from './Timeline.tsx';

/** One initiative, whole. */
export function ScorecardPage({ scorecard, preview }: { scorecard: Scorecard; preview: Preview | undefined }) {
  const { gate, dimensions, clock, metrics, timeline } = scorecard;
  return (
    <>
      <Header scorecard={scorecard} />
      <main>
        {gate ? <Gate scorecard={scorecard} gate={gate} preview={preview} /> : <Retired scorecard={scorecard} />}
        {gate && <Requirements gate={gate} />}
        {dimensions.length > 0 && <Dimensions dimensions={dimensions} />}
        {clock && <PilotClock clock={clock} />}
        {metrics.length > 0 && <Outcomes metrics={metrics} />}
        {timeline.length > 0 && <Timeline events={timeline} asOf={scorecard.asOf} dayName={scorecard.dayName} />}
      </main>
      <footer>
        <p>{scorecard.caveat}</p>
      </footer>
    </>
  );
}
