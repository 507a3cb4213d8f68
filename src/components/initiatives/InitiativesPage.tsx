import type { PageState } from '../../presenter/initiatives/messages.ts';
import type { Initiatives, Preview } from '../../presenter/initiatives/initiatives-schema.ts';
import { NO_FILTER, type Filter } from '../../presenter/initiatives/table.ts';
import { count } from '../../presenter/format.ts';
import { AllInitiatives, type TableActions } from './AllInitiatives.tsx';
import { Jumps } from './Jumps.tsx';
import { Decisions } from './sections/Decisions.tsx';
import { Exposure } from './sections/Exposure.tsx';
import { Flow } from './sections/Flow.tsx';
import { Funnel } from './sections/Funnel.tsx';
import { Mix } from './sections/Mix.tsx';
import { Money } from './sections/Money.tsx';
import { Owners } from './sections/Owners.tsx';
import { Positions } from './sections/Positions.tsx';
import { Stuck } from './sections/Stuck.tsx';

interface Props {
  readonly initiatives: Initiatives;
  readonly state: PageState;
  readonly change: (changes: Partial<PageState>) => void;
  readonly actions: TableActions;
  readonly preview: Preview | null;
}

/** All initiatives of the window. */
export function InitiativesPage({ initiatives, state, change, actions, preview }: Props) {
  const { open } = actions;
  const {
    rows,
    positions,
    notes,
    funnel,
    functions,
    sourcing,
    owners,
    assessed,
    asOfIsSet,
    decisions,
    money,
    exposure,
    flow,
    waiting,
    caveat,
  } = initiatives;
  /** Shows in the table only what has these values. */
  const narrow = (filter: Partial<Filter>) => {
    change({ filter: { ...NO_FILTER, ...filter }, tableScroll: 0 });
    const heading = document.getElementById('all');
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return (
    <>
      <header>
        <h1>AI initiatives</h1>
        <p class="quiet">
          {count(rows.length, 'initiative')}, {assessed}
          {asOfIsSet ? ' (a set date, not today)' : ''}
          <span role="status">{waiting > 0 ? `; ${count(waiting, 'manifest')} still to be assessed` : ''}</span>
        </p>
        <Jumps hasChange={false} />
      </header>
      <main>
        <AllInitiatives rows={rows} state={state} change={change} actions={actions} preview={preview} />
        <Positions positions={positions} notes={notes} narrow={narrow} />
        <div class="beside">
          <Stuck rows={rows} open={open} narrow={narrow} />
          <Funnel funnel={funnel} />
        </div>
        <Decisions decisions={decisions} open={open} />
        <Money money={money} />
        <Exposure exposure={exposure} open={open} />
        <Flow flow={flow} />
        <Mix id="functions" title="Where they work" first="Function" mix={functions} />
        <Mix id="sourcing" title="How they are sourced" first="Sourcing" mix={sourcing} />
        <Owners owners={owners} narrow={narrow} />
      </main>
      <footer>
        <p>{caveat}</p>
      </footer>
    </>
  );
}
