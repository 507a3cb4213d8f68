import { humanize, quantity } from '../../presenter/format.ts';
import type { MetricView } from '../../presenter/scorecard/scorecard-schema.ts';
import { Icon, type IconName } from '../icons.tsx';
import { Legend, Mark, scaleOf, type Form } from './marks.tsx';
import { Section } from '../Section.tsx';

const ICONS: Readonly<Record<MetricView['status'], IconName>> = {
  met: 'passed',
  'under-way': 'upcoming',
  worse: 'error',
  unmeasured: 'unknown',
  unclear: 'unknown',
};

/** Each metric from its baseline over its actual value to its target. */
export function Outcomes({ metrics }: { readonly metrics: readonly MetricView[] }) {
  return (
    <Section id="outcomes" title="Outcomes">
      <ul class="metrics">
        {metrics.map((metric, index) => (
          <Metric key={index} metric={metric} />
        ))}
      </ul>
    </Section>
  );
}

function Metric({ metric }: { readonly metric: MetricView }) {
  const { name, kind, unit, direction, status, sentence, measured } = metric;
  const values = [
    { form: 'ring', word: 'Baseline', value: metric.baseline },
    { form: 'dot', word: 'Actual', value: metric.actual },
    { form: 'bar', word: 'Target', value: metric.target },
  ] as const;
  return (
    <li class={`metric metric-${status}`}>
      <h3 dir="auto">{name}</h3>
      <p class="quiet">
        {[kind && humanize(kind), direction && (direction === 'increase' ? 'more is better' : 'less is better')]
          .filter(Boolean)
          .join(', ')}
      </p>
      <p class="sentence">
        <Icon name={ICONS[status]} />
        <span>{sentence}</span>
      </p>
      <Scale metric={metric} values={values} />
      <dl class="legend">
        {values.map(({ form, word, value }) => (
          <div key={word}>
            <dt>
              <Legend form={form} />
              {word}
            </dt>
            <dd>{value === null ? <span class="quiet">not given</span> : <bdi>{quantity(value, unit)}</bdi>}</dd>
          </div>
        ))}
        {measured && (
          <div>
            <dt>Measured</dt>
            <dd>{measured}</dd>
          </div>
        )}
      </dl>
    </li>
  );
}

interface ScaleProps {
  readonly metric: MetricView;
  readonly values: readonly { readonly form: Form; readonly value: number | null }[];
}

/** The way to the target always runs from left to right. */
function Scale({ metric, values }: ScaleProps) {
  const given = values.flatMap(({ value }) => (value === null ? [] : [value]));
  if (given.length < 2) return null;
  const place = scaleOf(given);
  const at = (value: number) => (metric.direction === 'decrease' ? 1 - place(value) : place(value));
  const { baseline, actual } = metric;
  const ends = baseline === null || actual === null ? undefined : [at(baseline), at(actual)].toSorted((a, b) => a - b);
  return (
    <svg class="scale" height="24" aria-hidden="true">
      <rect class="track" y="10" width="100%" height="4" />
      {ends && (
        <rect
          class="elapsed"
          x={`${(ends[0] ?? 0) * 100}%`}
          y="10"
          width={`${((ends[1] ?? 0) - (ends[0] ?? 0)) * 100}%`}
          height="4"
        />
      )}
      {values.map(({ form, value }) => value !== null && <Mark key={form} form={form} at={at(value)} />)}
    </svg>
  );
}
