import { pointsText } from '../../../presenter/format.ts';
import type { GateView } from '../../../presenter/scorecard/scorecard-schema.ts';

/** The hundred points of the gate: what is met, and what each requirement would add. */
export function GateBar({ gate, score: met }: { readonly gate: GateView; readonly score: number }) {
  const kinds = [
    { kind: 'met', word: 'points met', parts: [met] },
    {
      kind: 'blocking',
      word: 'points blocking',
      parts: gate.requirements.filter((r) => r.blocking).map((r) => r.points),
    },
    {
      kind: 'open',
      word: 'points open, not blocking',
      parts: gate.requirements.filter((r) => !r.blocking).map((r) => r.points),
    },
    { kind: 'waived', word: 'points waived', parts: gate.waived.map((r) => r.points) },
  ];
  let at = 0;
  const segments = kinds.flatMap(({ kind, parts }) =>
    parts.map((width) => {
      const x = at;
      at += width;
      return { kind, x, width };
    }),
  );
  return (
    <div class="gate-bar">
      <svg class="bar" height="10" aria-hidden="true">
        {segments.map(({ kind, x, width }, i) => (
          <rect key={i} class={`part part-${kind}`} x={`${x}%`} width={`${width}%`} height="10" />
        ))}
      </svg>
      <ul class="legend" aria-label="The hundred points of the gate">
        {kinds
          .map(({ kind, word, parts }) => ({ kind, word, sum: parts.reduce((sum, part) => sum + part, 0) }))
          .filter(({ sum, kind }) => sum > 0 || kind === 'met')
          .map(({ kind, word, sum }) => (
            <li key={kind}>
              <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
                <rect class={`part part-${kind}`} width="10" height="10" />
              </svg>
              {pointsText(sum)} {word}
            </li>
          ))}
      </ul>
    </div>
  );
}
