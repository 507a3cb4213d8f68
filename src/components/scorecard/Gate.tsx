import { count, NO_OWNER, pointsText, scoreText } from '../../presenter/format.ts';
import type { GateView, RequirementView, Scorecard } from '../../presenter/scorecard/scorecard-schema.ts';
import type { Present, Trend } from '../../presenter/scorecard/trend/trend-schema.ts';
import { Computation } from './Computation.tsx';
import { GateBar } from './charts/GateBar.tsx';
import { Icon, VerdictIcon } from '../icons.tsx';
import { useId } from '../id.ts';
import { TrendLine } from './charts/Trend.tsx';
import { usePage } from './page.ts';
import { Disclosure, FindingList, JumpLink, Tools } from './parts.tsx';

interface GateProps {
  readonly scorecard: Scorecard;
  readonly gate: GateView;
  readonly trend: Trend | undefined;
  readonly present: Present | undefined;
}

/** The headline: may it go on, what stops it, what to do first. */
export function Gate({ scorecard, gate, trend, present }: GateProps) {
  const id = useId('gate');
  const { verified } = scorecard;
  return (
    <section aria-labelledby={id} class={`gate gate-${gate.verdict}`}>
      <div class="verdict">
        <h2 id={id} tabIndex={-1}>
          {gate.question}
        </h2>
        <p class="answer" aria-live="polite" aria-atomic="true">
          <VerdictIcon verdict={gate.verdict} />
          <span>
            <strong>
              {gate.answer}, {gate.basis}
            </strong>
            <span class="detail">
              <span class="hidden">: </span>
              {gate.detail}
            </span>
          </span>
        </p>
      </div>
      <dl class="scores">
        <ScoreFigure name="Score" score={scorecard.score} unit="of 100" />
        {verified && <ScoreFigure name="Verified" score={verified.share} unit="%" note={verified.checked} />}
      </dl>
      {scorecard.score !== null && <GateBar gate={gate} score={scorecard.score} />}
      <TrendLine trend={trend} present={present} />
      <Weakened lines={scorecard.policy.weakened} />
      <Known text={scorecard.policy.known} />
      <NextActions requirements={gate.requirements} />
      <Computation scorecard={scorecard} />
    </section>
  );
}

interface ScoreFigureProps {
  readonly name: string;
  readonly score: number | null;
  readonly unit: string;
  readonly note?: string;
}

/** Read aloud as it is written: `56 of 100`. */
function ScoreFigure({ name, score, unit, note }: ScoreFigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span class="figure">{scoreText(score)}</span> {score !== null && <span class="of">{unit}</span>}
      </dd>
      {note !== undefined && <dd class="note">{note}</dd>}
    </div>
  );
}

/** More settings than these are folded, so that they do not push the next actions out of sight. */
const SETTINGS_SHOWN = 4;

/** A nearer policy that asks for less is always said aloud, as the verdict depends on it. */
function Weakened({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  const list = (
    <ul>
      {lines.map((line) => (
        <li key={line} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
  return (
    <div class="weakened">
      <p class="sentence">
        <Icon name="warning" />
        <span>The policy here requires less than the one above it:</span>
      </p>
      {lines.length <= SETTINGS_SHOWN ? (
        list
      ) : (
        <Disclosure id="weakened" summary={count(lines.length, 'setting')}>
          {list}
        </Disclosure>
      )}
    </div>
  );
}

/** What fails no check any more is still there. */
function Known({ text }: { readonly text: string }) {
  return text === '' ? null : <p class="known quiet">{text}</p>;
}

const FIRST = 3;

function NextActions({ requirements }: { readonly requirements: readonly RequirementView[] }) {
  const page = usePage();
  if (requirements.length === 0) return null;
  return (
    <div class="next">
      <h3>Next actions</h3>
      <ol>
        {requirements.slice(0, FIRST).map(({ ruleId, action, points: gain, mover }) => (
          <li key={ruleId}>
            <span class="what" dir="auto">
              <JumpLink to={`requirement-${ruleId}`}>{action}</JumpLink>
            </span>
            <span class="who quiet">
              {gain > 0 && <span class="gain">+{pointsText(gain)} points</span>}{' '}
              {mover ? <bdi>{mover.who}</bdi> : NO_OWNER}
            </span>
          </li>
        ))}
      </ol>
      {page && (
        <button type="button" class="small" onClick={() => page.post({ type: 'answerQuestions' })}>
          Answer Next Questions
        </button>
      )}
    </div>
  );
}

/** A retired initiative has nowhere to go. */
export function Retired({ scorecard }: { readonly scorecard: Scorecard }) {
  const problems = scorecard.dimensions.flatMap(({ rules }) => rules).flatMap(({ findings }) => findings);
  const id = useId('gate');
  return (
    <section aria-labelledby={id} class="gate gate-retired">
      <div class="verdict">
        <h2 id={id} tabIndex={-1}>
          This initiative has ended
        </h2>
        <p class="answer">
          <span>
            <strong>Retired</strong>
            <span class="detail">Kept for what was learnt. It has no next stage.</span>
          </span>
        </p>
      </div>
      <Weakened lines={scorecard.policy.weakened} />
      <Known text={scorecard.policy.known} />
      {problems.length > 0 && (
        <Tools label="What is open">
          <FindingList findings={problems} />
        </Tools>
      )}
    </section>
  );
}
