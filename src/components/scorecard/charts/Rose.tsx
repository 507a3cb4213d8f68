import { arc } from 'd3-shape';
import { scoreText } from '../../../presenter/format.ts';
import type { DimensionView } from '../../../presenter/scorecard/scorecard-schema.ts';

const HOLE = 22;
const RIM = 100;
const LABEL = 112;

interface Slice {
  readonly startAngle: number;
  readonly endAngle: number;
  readonly outerRadius: number;
}

const shape = arc<Slice>().innerRadius(HOLE).padAngle(0.03).cornerRadius(2).padRadius(RIM);

/**
 * One petal for each dimension, as long as its score. Petals stand alone, where a radar would draw an outline whose
 * form depends on the order of the axes; what is not asked for has an empty petal.
 */
export function Rose({ dimensions }: { readonly dimensions: readonly DimensionView[] }) {
  const step = (2 * Math.PI) / dimensions.length;
  const said = dimensions.map(({ name, score }) => `${name} ${scoreText(score, 'not asked')}`);
  return (
    <svg class="rose" viewBox="-200 -130 400 260" role="img" aria-label={`Scores out of 100: ${said.join(', ')}`}>
      {dimensions.map(({ id, name, score }, index) => {
        const angles = { startAngle: index * step, endAngle: (index + 1) * step };
        const middle = (index + 0.5) * step;
        const [x, y] = [Math.sin(middle) * LABEL, -Math.cos(middle) * LABEL];
        const anchor = Math.abs(x) < 24 ? 'middle' : x > 0 ? 'start' : 'end';
        return (
          <g key={id}>
            <path
              class={score === null ? 'petal-none' : 'petal-track'}
              d={shape({ ...angles, outerRadius: RIM }) ?? ''}
            />
            {score !== null && (
              <path class="petal" d={shape({ ...angles, outerRadius: HOLE + ((RIM - HOLE) * score) / 100 }) ?? ''} />
            )}
            <text x={x} y={y} text-anchor={anchor} dominant-baseline="middle">
              {name} <tspan class="petal-score">{scoreText(score)}</tspan>
            </text>
          </g>
        );
      })}
    </svg>
  );
}
