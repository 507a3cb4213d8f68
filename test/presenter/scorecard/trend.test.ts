import assert from 'node:assert/strict';
import { assess, changesBetween, defaultPolicy, parseDocument, standingOf } from '../../../src/core/index.ts';
import { toPage } from '../../../src/presenter/scorecard/messages.ts';
import { marked, nearest, placeInTime } from '../../../src/presenter/scorecard/trend/trend-chart.ts';
import { presentView, trendView, type AssessedRevision } from '../../../src/presenter/scorecard/trend/trend.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';

const PILOT = exemplaryText('pilot');
const WITHOUT_SPONSOR = PILOT.replace(/^ {2}sponsor: .*\n/m, '');
const BROKEN = 'lifecycle: [';

const judged = (text: string, on: string) => assess(parseDocument(text), { policy: defaultPolicy, today: on });

/** Revisions of these texts, each on its day. */
function revisions(...texts: readonly (readonly [on: string, text: string])[]): readonly AssessedRevision[] {
  const standings = texts.map(([on, text]) => standingOf(judged(text, on)));
  return texts.map(([on], i) => {
    const [before, standing] = [standings[i - 1], standings[i]];
    assert.ok(standing);
    return { commit: `${i}`.repeat(40), on, standing, changes: before ? changesBetween(before, standing) : [] };
  });
}

describe('the trend of a scorecard', () => {
  const history = revisions(['2026-04-01', WITHOUT_SPONSOR], ['2026-05-10', PILOT]);

  it('is what the page understands', () => {
    assert.ok(toPage.safeParse({ type: 'trend', trend: trendView(history, TODAY, 500) }).success);
    assert.ok(toPage.safeParse({ type: 'present', present: presentView(judged(PILOT, TODAY), history) }).success);
  });

  it('leaves out what is of a later day or too long ago, and says so', () => {
    const trend = trendView(history, '2026-05-01', 2);
    assert.ok(trend.state === 'known');
    assert.equal(trend.points.length, 1);
    assert.deepEqual(trend.notes, ['Only the newest 2 revisions are shown.', '1 later revision is hidden.']);
  });

  it('says whether it is better than a month ago, and since when the gate answers as it does', () => {
    const { direction, sentence } = presentView(judged(PILOT, TODAY), history);
    assert.equal(direction, 'up');
    // some of its dates lay in the future then, which blocks
    assert.equal(sentence, 'Score up from 98 to 100 since 2026-04-01; ready only now.');
    const later = revisions(['2026-04-01', WITHOUT_SPONSOR], ['2026-05-18', PILOT]);
    assert.match(presentView(judged(PILOT, TODAY), later).sentence, /ready since 2026-05-18\.$/);
    assert.equal(presentView(judged(WITHOUT_SPONSOR, TODAY), history).direction, 'same');
  });

  it('sets the present text beside the last one that could be judged', () => {
    const broken = revisions(['2026-04-01', PILOT], ['2026-05-10', BROKEN]);
    const { point } = presentView(judged(WITHOUT_SPONSOR, TODAY), broken);
    assert.deepEqual(point.changes, ['−6 sponsor-missing not met']);
    assert.equal(point.commit, null);
  });

  it('says that nothing can be compared', () => {
    const sentence = (...history: readonly (readonly [on: string, text: string])[]) =>
      presentView(judged(PILOT, TODAY), revisions(...history)).sentence;
    assert.equal(sentence(), 'Not committed yet.');
    assert.equal(sentence(['2026-05-10', BROKEN]), 'No earlier revision could be assessed.');
    assert.equal(sentence(['2027-01-01', PILOT]), 'No revision before this date.');
    assert.equal(sentence(['2026-05-10', BROKEN], ['2027-01-01', PILOT]), 'No earlier revision could be assessed.');
    assert.equal(presentView(judged(BROKEN, TODAY), history).sentence, 'Cannot be compared with 2026-04-01.');
  });
});

describe('the chart of a trend', () => {
  const on = (...days: readonly string[]) => days.map((day) => ({ on: `2026-03-${day}` }));

  it('stands in time, from left to right, also where days go back', () => {
    assert.deepEqual(placeInTime(on('01', '03', '05')), [0, 0.5, 1]);
    const places = placeInTime(on('01', '05', '03', '09'));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  it('sets revisions of one day side by side', () => {
    const places = placeInTime(on('01', '01', '01', '02'));
    assert.equal(new Set(places).size, 4);
  });

  it('has a place where there is only one day', () => assert.deepEqual(placeInTime(on('01')), [1]));

  it('finds the point under the pointer', () => {
    assert.deepEqual([nearest([0, 0.5, 1], 0.6), nearest([0, 0.5, 1], 9), nearest([0, 0.5, 1], -1)], [1, 2, 0]);
  });

  it('marks all of a few, and of many only where the verdict became another', () => {
    const point = { commit: 'a', on: TODAY, stage: 'pilot', score: 1, changes: [] };
    const points = [
      ...Array.from({ length: 50 }, () => ({ ...point, verdict: 'blocked' as const })),
      ...Array.from({ length: 50 }, () => ({ ...point, verdict: 'ready' as const })),
    ];
    assert.deepEqual([...marked(points)], [0, 50, 99]);
    assert.equal(marked(points.slice(0, 30)).size, 30);
  });
});
