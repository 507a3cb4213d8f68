import { humanize, scoreText } from '../../presenter/format.ts';
import type { DimensionView, RuleView, Scorecard } from '../../presenter/scorecard/scorecard-schema.ts';
import { OutcomeMark } from '../icons.tsx';
import { Disclosure } from './parts.tsx';

/** The sums behind the figures, with every rule and its weight. */
export function Computation({ scorecard }: { readonly scorecard: Scorecard }) {
  const { dimensions, gate, score, scoreSentence, stage } = scorecard;
  const counted = rulesOf(dimensions)
    .filter(({ rule }) => rule.asked !== 'no' && isCounted(rule))
    .toSorted((a, b) => Number(a.rule.outcome === 'passed') - Number(b.rule.outcome === 'passed'));
  if (counted.length === 0) return null;
  return (
    <Disclosure id="computation" summary="How is this computed?">
      {score !== null && (
        <p>
          <strong>Score {scoreText(score)}</strong>: {scoreSentence}
          {gate?.stage && gate.stage !== stage ? ` It asks what ${stage} and ${gate.stage} together require.` : ''} An
          open error blocks; a warning or a waiver makes the verdict conditional; notes never count. A waiver never
          raises the score. Rules about the repository are left out, so the score is the same everywhere.
        </p>
      )}
      {scorecard.verified && (
        <p>
          <strong>Verified</strong>: {scorecard.verified.sentence}
        </p>
      )}
      <PolicyNote policy={scorecard.policy} />
      <div class="wide" role="region" aria-label="Rules that count" tabIndex={0}>
        <table class="rules">
          <caption>Rules that count, and their weights</caption>
          <thead>
            <tr>
              <th scope="col">Outcome</th>
              <th scope="col">Rule</th>
              <th scope="col">Dimension</th>
              <th scope="col">Asked</th>
              <th scope="col" class="number">
                Weight
              </th>
            </tr>
          </thead>
          <tbody>
            {counted.map(({ rule, dimension }) => (
              <tr key={rule.ruleId}>
                <td>
                  <OutcomeMark rule={rule} />
                </td>
                <th scope="row">{rule.title}</th>
                <td>{humanize(dimension)}</td>
                <td>{rule.asked === 'now' ? 'now' : `for ${gate?.stage ?? 'the next stage'}`}</td>
                <td class="number">{rule.weight}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Disclosure>
  );
}

function PolicyNote({ policy: { files } }: Pick<Scorecard, 'policy'>) {
  if (files.length === 0) return null;
  return (
    <p>
      <strong>Policy</strong>: <bdi>{files.join(', ')}</bdi>
    </p>
  );
}

interface Counted {
  readonly rule: RuleView;
  readonly dimension: string;
}

function rulesOf(dimensions: readonly DimensionView[]): readonly Counted[] {
  return dimensions.flatMap(({ id, rules }) => rules.map((rule) => ({ rule, dimension: id })));
}

function isCounted({ outcome, needsFacts }: RuleView): boolean {
  return !needsFacts && outcome !== 'not-applicable' && outcome !== 'not-needed' && outcome !== 'unknown';
}
