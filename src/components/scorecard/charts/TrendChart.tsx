import { curveStepAfter, line } from 'd3-shape';
import { useState } from 'preact/hooks';
import { humanize, scoreText, verdictWord } from '../../../presenter/format.ts';
import { marked, nearest, placeInTime } from '../../../presenter/scorecard/trend/trend-chart.ts';
import type { TrendPoint } from '../../../presenter/scorecard/trend/trend-schema.ts';
import { usePage } from '../page.ts';
import { Icon, SHAPES, VERDICT_ICONS, type IconName } from '../../icons.tsx';

/** Changes that are named; all are in the table. */
const NAMED = 6;

/**
 * The score over time, with the verdict as an icon. One point is chosen, by pointer or arrow keys, and described below:
 * the present one at first.
 */
export function TrendChart({ points }: { readonly points: readonly TrendPoint[] }) {
  const page = usePage();
  const [chosen, setChosen] = useState<string | null>(null);
  const places = placeInTime(points);
  const found = points.findIndex(({ commit }) => commit === chosen);
  const active = found < 0 ? points.length - 1 : found;
  const point = points[active];
  if (!point) return null;
  const choose = (index: number) => setChosen(points[Math.max(0, Math.min(points.length - 1, index))]?.commit ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOf(event.key, active, points.length);
    if (target === undefined) return;
    event.preventDefault();
    choose(target);
  };
  const onPointer = ({ currentTarget, clientX }: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    choose(nearest(places, (clientX - left) / width));
  };
  return (
    <figure class="trend">
      <div class="trend-axis" aria-hidden="true">
        <span>100</span>
        <span>50</span>
        <span>0</span>
      </div>
      {page ? (
        <div
          class="trend-plot"
          role="slider"
          tabIndex={0}
          aria-label="Revisions"
          aria-valuemin={1}
          aria-valuemax={points.length}
          aria-valuenow={active + 1}
          aria-valuetext={[headOf(point), ...point.changes].join(', ')}
          onKeyDown={onKeyDown}
          onPointerMove={onPointer}
          onPointerDown={onPointer}
        >
          <Plot points={points} places={places} active={active} />
        </div>
      ) : (
        <div class="trend-plot">
          <Plot points={points} places={places} active={active} />
        </div>
      )}
      <Stages points={points} places={places} />
      <figcaption class="revision">
        <p>
          <Icon name={iconOf(point)} />
          <strong>{headOf(point)}</strong>
        </p>
        <Changes point={point} isFirst={active === 0} />
      </figcaption>
    </figure>
  );
}

interface PlotProps {
  readonly points: readonly TrendPoint[];
  readonly places: readonly number[];
}

function Plot({ points, places, active }: PlotProps & { readonly active: number }) {
  const height = ({ score }: TrendPoint) => 100 - (score ?? 0);
  const path = line<TrendPoint>()
    .x((_, i) => 100 * (places[i] ?? 0))
    .y(height)
    .defined(({ score }) => score !== null)
    .curve(curveStepAfter);
  const marks = marked(points);
  return (
    <svg class="plot" aria-hidden="true">
      {[0, 50, 100].map((y) => (
        <line key={y} class="grid" x1="0" x2="100%" y1={`${y}%`} y2={`${y}%`} />
      ))}
      <line class="chosen" x1={percent(places[active])} x2={percent(places[active])} y1="0" y2="100%" />
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" overflow="visible">
        <path class="score-line" d={path(points) ?? ''} />
      </svg>
      {points.map((point, i) => (
        <Point
          key={point.commit}
          point={point}
          x={percent(places[i])}
          y={`${height(point)}%`}
          isMarked={marks.has(i) || i === active}
          isActive={i === active}
        />
      ))}
    </svg>
  );
}

interface PointProps {
  readonly point: TrendPoint;
  readonly x: string;
  readonly y: string;
  readonly isMarked: boolean;
  readonly isActive: boolean;
}

function Point({ point, x, y, isMarked, isActive }: PointProps) {
  if (!isMarked) return null;
  const icon = iconOf(point);
  return (
    <svg x={x} y={y} overflow="visible">
      <circle class="behind" r="8" />
      <g class={`icon icon-${icon}`} transform="translate(-8 -8)">
        {SHAPES[icon]}
      </g>
      {isActive && <circle class="ring" r="10.5" />}
    </svg>
  );
}

/** The stages below the scores: a new one asks for more. */
function Stages({ points, places }: PlotProps) {
  const begins: { readonly stage: string; readonly at: number }[] = [];
  for (const [i, { stage }] of points.entries()) {
    if (stage !== null && stage !== begins.at(-1)?.stage) begins.push({ stage, at: places[i] ?? 0 });
  }
  return (
    <ol class="trend-stages" aria-label="Stages">
      {begins.map(({ stage, at }, i) => (
        <li
          key={at}
          style={{ width: percent((begins[i + 1]?.at ?? 1) - at), marginInlineStart: i === 0 ? percent(at) : 0 }}
        >
          {humanize(stage)}
        </li>
      ))}
    </ol>
  );
}

function Changes({ point: { changes, stage }, isFirst }: { readonly point: TrendPoint; readonly isFirst: boolean }) {
  if (isFirst) return <p class="quiet">The first revision.</p>;
  if (stage === null) return <p class="quiet">The text could not be read, or named no stage.</p>;
  if (changes.length === 0) return <p class="quiet">No rule changed its outcome.</p>;
  const rest = changes.length - NAMED;
  return (
    <ul class="changes">
      {changes.slice(0, NAMED).map((change) => (
        <li key={change}>{change}</li>
      ))}
      {rest > 0 && <li class="quiet">{rest} more</li>}
    </ul>
  );
}

function iconOf({ stage, verdict }: TrendPoint): IconName {
  if (stage === null) return 'unknown';
  return verdict === null ? 'none' : VERDICT_ICONS[verdict];
}

function headOf({ commit, on, stage, score, verdict }: TrendPoint): string {
  const when = commit === null ? `Now, ${on}` : `${on}, commit ${commit}`;
  if (stage === null) return `${when}: cannot be judged`;
  return `${when}: score ${scoreText(score, 'none')}, ${verdict === null ? 'no gate' : verdictWord(verdict).toLowerCase()}`;
}

function percent(place = 0): string {
  return `${100 * place}%`;
}

function targetOf(key: string, active: number, count: number): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: active - 1,
    ArrowDown: active - 1,
    ArrowRight: active + 1,
    ArrowUp: active + 1,
    PageDown: active - 10,
    PageUp: active + 10,
    Home: 0,
    End: count - 1,
  };
  return targets[key];
}
