import { scoreText, verdictWord } from '../../../presenter/format.ts';
import type { Present, Trend, TrendPoint } from '../../../presenter/scorecard/trend/trend-schema.ts';
import { Icon, VerdictIcon, type IconName } from '../../icons.tsx';
import { useId } from '../../id.ts';
import { Section } from '../../Section.tsx';
import { usePage } from '../page.ts';
import { Disclosure } from '../parts.tsx';
import { TrendChart } from './TrendChart.tsx';

interface TrendProps {
  /** Undefined until the history was looked at, and in a document for which it was not. */
  readonly trend: Trend | undefined;
  readonly present: Present | undefined;
}

const WAITING = 'Reading the history…';

const DIRECTIONS: Readonly<Record<Present['direction'], IconName>> = {
  up: 'up',
  down: 'down',
  same: 'same',
  unclear: 'unknown',
};

/** Whether it is getting better, in a line. */
export function TrendLine({ trend, present }: TrendProps) {
  const absent = trend?.state === 'absent' ? `No trend: ${trend.reason}.` : undefined;
  const page = usePage();
  const section = useId('trend');
  const showTrend = () => document.getElementById(section)?.focus();
  if (!page && !trend) return null;
  return (
    <p class="trend-line">
      <span class="sentence">
        <Icon name={absent || !present ? 'unknown' : DIRECTIONS[present.direction]} />
        <span role="status">{absent ?? present?.sentence ?? WAITING}</span>
      </span>
      {page && trend?.state === 'known' && trend.points.length > 0 && (
        <button type="button" class="link" onClick={showTrend}>
          Show trend
        </button>
      )}
    </p>
  );
}

/** Score and verdict of each revision, as a chart and as a table. */
export function TrendSection({ trend, present }: TrendProps) {
  if (!usePage() && !trend) return null;
  return (
    <Section id="trend" title="Trend">
      {trend?.state === 'known' ? (
        <History points={present ? [...trend.points, present.point] : trend.points} notes={trend.notes} />
      ) : (
        <p class="quiet">{trend ? `No trend: ${trend.reason}.` : WAITING}</p>
      )}
    </Section>
  );
}

/** Rendered only when it is opened: it may have hundreds of rows. */
const TABLE = 'trend-table';

function History({ points, notes }: { readonly points: readonly TrendPoint[]; readonly notes: readonly string[] }) {
  const page = usePage();
  const caveat =
    "Each revision is judged by today's rules as of its author date, without the repository, which is only known as it is now.";
  if (points.length < 2) {
    return <p class="quiet">{notes.length > 0 ? notes.join(' ') : 'The manifest is not committed yet.'}</p>;
  }
  return (
    <>
      <TrendChart points={points} />
      <p class="quiet">{[...notes, caveat].join(' ')}</p>
      <Disclosure id={TABLE} summary="As a table">
        {(page?.isOpen(TABLE) ?? true) && <TrendTable points={points} />}
      </Disclosure>
    </>
  );
}

function TrendTable({ points }: { readonly points: readonly TrendPoint[] }) {
  return (
    <table class="trend-table">
      <caption>Score and verdict of each revision, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Commit</th>
          <th scope="col">Stage</th>
          <th scope="col" class="number">
            Score
          </th>
          <th scope="col">Gate</th>
          <th scope="col">What changed</th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ commit, on, stage, score, verdict, changes }) => (
          <tr key={commit}>
            <td>
              <time dateTime={on}>{on}</time>
            </td>
            <td>{commit === null ? 'now' : <code>{commit}</code>}</td>
            <td>{stage ?? 'cannot be read'}</td>
            <td class="number">{scoreText(score)}</td>
            <td>
              {verdict === null || stage === null ? (
                '–'
              ) : (
                <span class="mark">
                  <VerdictIcon verdict={verdict} />
                  {verdictWord(verdict)}
                </span>
              )}
            </td>
            <td>{changes.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
