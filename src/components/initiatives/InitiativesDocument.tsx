import type { Initiatives, Row } from '../../presenter/initiatives/initiatives-schema.ts';
import { count } from '../../presenter/format.ts';
import { COLUMNS, type ColumnId } from '../../presenter/initiatives/table.ts';
import { Section } from '../Section.tsx';
import { Jumps } from './Jumps.tsx';
import { Change } from './sections/Change.tsx';
import { Decisions } from './sections/Decisions.tsx';
import { Exposure } from './sections/Exposure.tsx';
import { Flow } from './sections/Flow.tsx';
import { Funnel } from './sections/Funnel.tsx';
import { PositionMark, VerdictMark } from './marks.tsx';
import { Mix } from './sections/Mix.tsx';
import { Money } from './sections/Money.tsx';
import { Owners } from './sections/Owners.tsx';
import { Positions } from './sections/Positions.tsx';
import { Stuck } from './sections/Stuck.tsx';

/** All initiatives as a document, to be read on a screen, mailed, or printed on A4: the page without what is pressed. */
export function InitiativesDocument({ initiatives }: { readonly initiatives: Initiatives }) {
  const { rows, positions, notes, funnel, functions, sourcing, owners, assessed } = initiatives;
  const { decisions, money, exposure, flow, change } = initiatives;
  return (
    <>
      <header>
        <h1>AI initiatives</h1>
        <p class="quiet">
          {count(rows.length, 'initiative')}, {assessed}
        </p>
        <Jumps hasChange={change !== null} />
      </header>
      <Listing rows={rows} />
      <Positions positions={positions} notes={notes} />
      <div class="beside">
        <Stuck rows={rows} />
        <Funnel funnel={funnel} />
      </div>
      {change && <Change change={change} />}
      <Decisions decisions={decisions} />
      <Money money={money} />
      <Exposure exposure={exposure} />
      <Flow flow={flow} />
      <Mix id="functions" title="Where they work" first="Function" mix={functions} />
      <Mix id="sourcing" title="How they are sourced" first="Sourcing" mix={sourcing} />
      <Owners owners={owners} />
    </>
  );
}

const LISTED = [
  'position',
  'stage',
  'daysInStage',
  'verdict',
  'blocking',
  'score',
  'verified',
  'owner',
  'businessFunction',
  'sourcing',
] as const satisfies readonly ColumnId[];

function Listing({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <Section id="all" title="All initiatives">
      <div class="listing-frame" role="region" aria-label="All initiatives" tabIndex={0}>
        <table class="listing">
          <caption>The most urgent first</caption>
          <colgroup>
            {['title', ...LISTED].map((id) => (
              <col key={id} class={`col-${id}`} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Initiative</th>
              {LISTED.map((id) => (
                <th key={id} scope="col" class={COLUMNS[id].isNumber ? 'number' : undefined}>
                  {COLUMNS[id].name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.uri}>
                <th scope="row">
                  <bdi class="listing-title">{row.title}</bdi>
                  <bdi class="listing-file">{row.file}</bdi>
                </th>
                {LISTED.map((id) => (
                  <Cell key={id} id={id} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Cell({ id, row }: { readonly id: (typeof LISTED)[number]; readonly row: Row }) {
  if (id === 'position') {
    return (
      <td>
        <PositionMark row={row} />
      </td>
    );
  }
  if (id === 'verdict') {
    return (
      <td>
        <VerdictMark row={row} />
      </td>
    );
  }
  const { say, isNumber } = COLUMNS[id];
  return <td class={isNumber ? 'number' : undefined}>{say(row)}</td>;
}
