import type { FlowView } from '../../../presenter/initiatives/sections.ts';
import { count } from '../../../presenter/format.ts';
import { Section } from '../../Section.tsx';
import { Figures } from './tables.tsx';

/** How long initiatives take from stage to stage, those still waiting counted as such. */
export function Flow({ flow: { transitions, note } }: { readonly flow: FlowView }) {
  return (
    <Section id="flow" title="Flow">
      <div class="beside">
        {transitions.map((transition) => (
          <Transition key={transition.title} transition={transition} />
        ))}
      </div>
      <p class="quiet">{note}</p>
    </Section>
  );
}

function Transition({ transition }: { readonly transition: FlowView['transitions'][number] }) {
  const { title, sentence, longest, atRisk, quarters } = transition;
  return (
    <div class="transition">
      <h3>{title}</h3>
      <p>{sentence}</p>
      {longest > 0 && (
        <>
          <Curve transition={transition} />
          <table class="at-risk">
            <caption>Number at risk: still waiting after so many days</caption>
            <thead>
              <tr>
                <td />
                {atRisk.map(({ days }) => (
                  <th key={days} scope="col" class="number">
                    {days}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Waiting</th>
                {atRisk.map(({ days, count: n }) => (
                  <td key={days} class="number">
                    {n}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
          <Quarters quarters={quarters} />
        </>
      )}
    </div>
  );
}

const HEIGHT = 100;
const WIDTH = 300;

/** The share that had moved by each day, as steps. */
function Curve({ transition: { title, points, longest } }: { readonly transition: FlowView['transitions'][number] }) {
  const x = (days: number) => (WIDTH * days) / longest;
  const y = (moved: number) => HEIGHT * (1 - moved);
  const steps = points.map(({ days, moved }, i) => (i === 0 ? `M0 ${y(moved)}` : `H${x(days)}V${y(moved)}`));
  return (
    <figure class="curve">
      <div class="curve-axis quiet" aria-hidden="true">
        <span>100 %</span>
        <span>50 %</span>
        <span>0 %</span>
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Share moved, ${title}`}
      >
        {[0, HEIGHT / 2, HEIGHT].map((at) => (
          <line key={at} class="grid" x1="0" x2={WIDTH} y1={at} y2={at} />
        ))}
        <path class="curve-line" d={`${steps.join('')}H${WIDTH}`} />
      </svg>
      <figcaption class="quiet">
        <span>0</span>
        <span>{count(longest, 'day')}</span>
      </figcaption>
    </figure>
  );
}

function Quarters({ quarters }: Pick<FlowView['transitions'][number], 'quarters'>) {
  return (
    <Figures
      caption="By the quarter in which they entered the stage"
      first="Quarter"
      columns={['Entered', 'Moved', 'Retired', 'Half moved within']}
      rows={quarters.slice(-8).map(({ quarter, entered, moved, ended, median }) => ({
        name: quarter,
        cells: [entered, moved, ended, median],
      }))}
    />
  );
}
