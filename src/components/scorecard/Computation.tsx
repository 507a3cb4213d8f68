import { humanize, scoreText } from '../../presenter/format.ts';
import type { DimensionView, RuleView, Scorecard } from '../../presenter/scorecard/schema.ts';
import { OutcomeMark } from '../icons.tsx';
import { Disclosure } from './parts.tsx';

/** The sums behind both figures, with every rule and its weight. */
export function Computation({ scorecard }: { readonly scorecard: Scorecard }) {
  const { dimensions, gate, score, scoreSentence, stage } = scorecard;
  const counted = rulesOf(dimensions)
    .filter(({ rule }) => rule.asked !== 'no' && isCounted(rule))
    .toSorted((a, b) => Number(a.rule.outcome === 'passed') - Number(b.rule.outcome === 'passed'));
  if (counted.length === 0) return null;
  const met = weight(counted.filter(({ rule }) => rule.outcome === 'passed'));
  const asked = weight(counted);
  return (
    <Disclosure id="computation" summary="How is this computed?">
      {gate?.score !== null && gate?.score !== undefined && gate.stage && (
        <p>
          <strong>Gate {scoreText(gate.score)}</strong>: weight {met} met of {asked} that{' '}
          {gate.stage === stage ? 'it requires' : `${stage} and ${gate.stage} together require`}. An open error blocks;
          with warnings or waivers only, the answer is conditional; notes never count.
        </p>
      )}
      {score !== null && (
        <p>
          <strong>Score {scoreText(score)}</strong>: {scoreSentence} A waiver never raises it. Rules about the
          repository are left out, so the score is the same everywhere.
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
              <th scope="col">Counts in</th>
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
                <td>{rule.asked === 'now' ? 'score and gate' : 'gate'}</td>
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
  return !needsFacts && outcome !== 'not-applicable' && outcome !== 'unknown';
}

function weight(rules: readonly Counted[]): number {
  return rules.reduce((sum, { rule }) => sum + rule.weight, 0);
}
