import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { assess, defaultPolicy, parseDocument, whatIf, type Stage } from '../../../src/core/index.ts';
import { scorecard } from '../../../src/presenter/scorecard/scorecard-schema.ts';
import { previewOf, scorecardView } from '../../../src/presenter/scorecard/view.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';

const assessText = (text: string, today = TODAY) => assess(parseDocument(text), { policy: defaultPolicy, today });
const viewOf = (text: string) =>
  scorecardView({ assessment: assessText(text), file: 'a/ai-initiative.yaml', asOfIsSet: false });
const exemplary = (stage: Stage, fragment = '') => viewOf(exemplaryText(stage, fragment));
const stalled = () => viewOf(readFileSync('examples/sales-outreach/ai-initiative.yaml', 'utf8'));

describe('scorecard view', () => {
  it('answers the question of each stage in words', () => {
    const words = (['idea', 'pilot', 'production'] as const).map((stage) => {
      const { gate } = exemplary(stage);
      return `${gate?.question} ${gate?.answer}`;
    });
    assert.deepEqual(words, [
      'May it become a pilot? Yes',
      'May it go to production? Yes',
      'May it stay in production? Yes',
    ]);
  });

  it('counts what is open and what is waived', () => {
    const { gate } = stalled();
    assert.equal(gate?.answer, 'Not yet');
    assert.match(gate?.detail ?? '', /^\d+ blocking, \d+ more open, 1 waived$/);
    assert.equal(gate?.waived[0]?.ruleId, 'training-missing');
    assert.equal(gate?.waived[0]?.waiver?.daysLeft, 41);
  });

  it('says that the repository is being looked at, in place of a figure that would change', () => {
    const source = { assessment: assessText(exemplaryText('pilot')), file: 'a/ai-initiative.yaml', asOfIsSet: false };
    const { verified } = scorecardView({ ...source, waitsForFacts: true });
    assert.deepEqual([verified?.share, verified?.checked], [null, 'being checked']);
    assert.match(scorecardView(source).verified?.checked ?? '', /^\d+ could not be checked$/);
  });

  it('puts what blocks first, then by points, and all points together make a hundred', () => {
    const { gate, score } = stalled();
    const open = gate?.requirements ?? [];
    const firstNotBlocking = open.findIndex(({ blocking }) => !blocking);
    assert.ok(open.slice(firstNotBlocking).every(({ blocking }) => !blocking));
    const sum = [...open, ...(gate?.waived ?? [])].reduce((total, { points }) => total + points, score ?? 0);
    assert.ok(Math.abs(sum - 100) < 1e-6, `${sum}`);
  });

  it('lists as open now what Problems shows, a field of the next stage that hides a mistake of this one as well', () => {
    const { gate } = exemplary('idea', 'risk: {}\nalignment: {}\n');
    const asked = new Map(gate?.requirements.map((requirement) => [requirement.ruleId, requirement.asked]));
    // a prohibited use is an error of every stage
    assert.equal(asked.get('risk-tier-missing'), 'now');
    assert.equal(asked.get('problem-missing'), 'now');
    assert.equal(asked.get('data-classification-missing'), 'next');
    assert.equal(asked.get('process-missing'), 'next');
  });

  it('says whose move it is, by role', () => {
    const movers = new Map(stalled().gate?.requirements.map(({ ruleId, mover }) => [ruleId, mover]));
    assert.deepEqual(movers.get('pilot-overdue'), { who: 'user:head-of-sales', role: 'sponsor' });
    assert.deepEqual(movers.get('business-owner-missing'), { who: 'group:sales-tools', role: 'owner' });
    const ownerless = exemplary('idea', 'ownership: {}\n').gate?.requirements.find(
      ({ ruleId }) => ruleId === 'owner-missing',
    );
    assert.equal(ownerless?.mover, null);
  });

  it('leads to the line of every finding, under a key of its own', () => {
    const { gate } = stalled();
    const findings = gate?.requirements.flatMap((requirement) => requirement.findings) ?? [];
    assert.equal(new Set(findings.map(({ key }) => key)).size, findings.length);
    assert.ok(findings.every(({ line }) => line >= 1));
  });

  it('has no gate for a retired initiative', () => {
    const view = exemplary('retired');
    assert.equal(view.gate, null);
    assert.match(view.stageSentence, /^Retired/);
  });

  it('says what keeps a text from being assessed', () => {
    const view = viewOf('name: [\n');
    assert.equal(view.score, null);
    assert.equal(view.gate?.question, 'Can it be assessed?');
    assert.equal(view.gate?.answer, 'Not yet');
    assert.equal(view.gate?.requirements[0]?.ruleId, 'yaml-syntax');
    assert.equal(view.title, 'a/ai-initiative.yaml');
  });

  it('names the problem while it shows an earlier text', () => {
    const { unreadable } = scorecardView({
      assessment: assessText(exemplaryText('pilot')),
      unreadable: assessText('name: [\n'),
      file: 'ai-initiative.yaml',
      asOfIsSet: false,
    });
    assert.match(unreadable?.message ?? '', /not closed/);
  });

  it('holds the time in pilot against the decision and the limit', () => {
    const { clock } = stalled();
    assert.equal(clock?.sentence, 'Day 226, 136 days over the limit of 90; the decision was due 82 days ago.');
    assert.deepEqual(
      clock?.marks.map(({ kind, day }) => [kind, day]),
      [
        ['start', 0],
        ['limit', 90],
        ['decision', 144],
        ['today', 226],
      ],
    );
    assert.equal(exemplary('production').clock, null);
  });

  it('judges each metric by its direction', () => {
    const metric = (fields: string) =>
      exemplary('production', `outcomes: { metrics: [{ id: handling, unit: min, direction: decrease, ${fields} }] }\n`)
        .metrics[0];
    const sentence = (fields: string) => metric(fields)?.sentence;
    assert.equal(sentence('baseline: 12, target: 4, actual: 3.8'), 'Target met');
    assert.equal(sentence('baseline: 12, target: 4, actual: 8'), '50 % of the way, 4 min to go');
    assert.equal(sentence('baseline: 12, target: 4, actual: 13'), 'Worse than before by 1 min');
    assert.equal(sentence('baseline: 12, target: 4'), 'Not measured yet');
    assert.equal(sentence('target: 4, actual: 8'), 'Cannot be judged: no baseline');
  });

  it('tells what was, what is late and what is to come', () => {
    const { timeline } = stalled();
    const dated = timeline.flatMap(({ on }) => (on === null ? [] : [on]));
    assert.deepEqual(dated, dated.toSorted());
    const late = timeline.filter((event) => event.late).map(({ title }) => title);
    assert.deepEqual(late, ['Next review due', 'Decision due']);
  });

  it('previews the verdict with requirements met', () => {
    const assessment = assessText(exemplaryText('pilot', 'ownership: { owner: group:a }\n'));
    const all = assessment.gate?.requirements.map(({ ruleId }) => ruleId) ?? [];
    const preview = previewOf(whatIf(assessment, all), assessment, all);
    assert.equal(preview?.answer, 'Yes');
    assert.equal(preview?.score, 100);
  });

  it('is what the page accepts, at every stage', () => {
    for (const stage of ['idea', 'pilot', 'production', 'retired'] as const) {
      assert.ok(scorecard.safeParse(JSON.parse(JSON.stringify(exemplary(stage)))).success, stage);
    }
    assert.ok(scorecard.safeParse(stalled()).success);
  });
});
