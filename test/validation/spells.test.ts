import assert from 'node:assert/strict';
import { exemplaryText } from '../../src/catalogue/exemplary.ts';
import { addDays, defaultPolicy, type Stage } from '../../src/core/index.ts';
import type { ManifestHistory, Revision } from '../../src/validation/revisions.ts';
import { CIRCULAR_RULES, spellsOf } from '../../src/validation/spells.ts';

const START = '2024-03-01';
/** A day so long after the start. */
const day = (days: number) => addDays(START, days);

interface Said {
  readonly stage?: Stage;
  readonly since?: string;
  readonly decisions?: string;
  readonly metric?: string;
  readonly rest?: string;
}

const MET = `kind: operational, baseline: 7, target: 3, direction: decrease, actual: 2, measuredOn: ${day(190)}`;

/** A manifest committed on a day after the start. */
function revision(
  days: number,
  { stage = 'pilot', since = START, decisions = '', metric, rest = '' }: Said = {},
): Revision {
  const entered = { idea: [], pilot: ['pilot'], production: ['pilot', 'production'], retired: ['pilot', 'retired'] }[
    stage
  ];
  const history = entered.map((one) => `{ stage: ${one}, since: ${one === 'pilot' ? since : day(days)} }`);
  const outcomes = metric === undefined ? '' : `outcomes: { metrics: [{ id: a, name: Minutes a mail, ${metric} }] }\n`;
  const lifecycle = `lifecycle: { stage: ${stage}, stageHistory: [${history.join(', ')}], decisions: [${decisions}] }\n`;
  const text = exemplaryText(stage, `${lifecycle}${outcomes}${rest}`);
  return { commit: `c${days}`, on: day(days), path: 'a/ai-initiative.yaml', text };
}

/** What is seen of a manifest on a day: two years after the start unless given. */
function seen(
  revisions: readonly Revision[],
  { deletedOn, today = day(730) }: { deletedOn?: string; today?: string } = {},
) {
  const history: ManifestHistory = {
    path: 'a/ai-initiative.yaml',
    revisions,
    ...(deletedOn === undefined ? {} : { deletedOn }),
  };
  return spellsOf(history, { policy: defaultPolicy, today, place: 'acme/a' });
}

const statuses = (...args: Parameters<typeof seen>) => seen(...args).map(({ status }) => status);
const outcome = (...args: Parameters<typeof seen>) => seen(...args)[0]?.followed?.outcome;
const stop = (on: string) => `{ outcome: stop, on: ${on}, by: user:cfo, note: It does not pay }`;

describe('the pilots in the history of a manifest', () => {
  it('are judged on the last revision that was committed within 30 days', () => {
    const [spell] = seen([
      revision(2, { rest: 'ownership: { owner: group:a }\n' }),
      revision(29, { rest: 'ownership: { owner: group:a, sponsor: user:coo }\n' }),
      revision(40, { rest: 'ownership: { owner: group:a }\n' }),
    ]);
    assert.equal(spell?.enteredOn, START);
    assert.equal(spell?.commit, 'c2');
    assert.equal(spell?.followed?.commit, 'c29');
    assert.equal(spell?.followed?.rules['sponsor-missing'], true);
    assert.equal(spell?.followed?.rules['business-owner-missing'], false);
    assert.equal(spell?.followed?.strategy, 'partner');
  });

  it('are judged by no clock, no fact, and nothing that the outcome is made of', () => {
    const rules = seen([revision(1)])[0]?.followed?.rules ?? {};
    assert.ok(Object.keys(rules).length > 20);
    for (const ruleId of [
      'pilot-overdue',
      'review-overdue',
      'owner-unknown',
      'evaluation-not-in-ci',
      ...CIRCULAR_RULES,
    ])
      assert.ok(!(ruleId in rules), ruleId);
  });

  it('leave out what fails for the absence that another rule reports', () => {
    const rules = seen([revision(1, { rest: 'capacity: { team: { fte: 1 } }\n' })])[0]?.followed?.rules ?? {};
    assert.equal(rules['budget-missing'], false);
    assert.ok(!('budget-overspent' in rules));
  });

  it('are counted as what they cannot tell', () => {
    assert.deepEqual(statuses([revision(31)]), ['back-dated']);
    assert.deepEqual(statuses([revision(30)]), ['followed']);
    assert.deepEqual(statuses([revision(200, { stage: 'production' })]), ['back-dated']);
    assert.deepEqual(statuses([revision(1)], { today: day(364) }), ['censored']);
    assert.deepEqual(statuses([revision(1)], { today: day(365) }), ['followed']);
    assert.deepEqual(statuses([revision(1), revision(20, { stage: 'idea' })]), ['short']);
    assert.deepEqual(statuses([revision(1)], { deletedOn: day(12) }), ['short']);
    assert.deepEqual(statuses([revision(1, { stage: 'idea' })]), []);
    const undated = { ...revision(1), text: exemplaryText('pilot', 'lifecycle: { stage: pilot }\n') };
    assert.deepEqual(statuses([undated]), ['undated']);
    assert.deepEqual(statuses([revision(0, { stage: 'idea' }), undated]), ['followed']);
  });

  it('take no notice of revisions that cannot be read, or were committed later than asked', () => {
    const broken = { ...revision(10), text: 'lifecycle: [' };
    assert.equal(seen([revision(1), broken, revision(12)])[0]?.followed?.commit, 'c12');
    assert.deepEqual(statuses([revision(900)]), []);
  });

  it('are two where an initiative was a pilot twice', () => {
    const again = day(300);
    const both = seen([revision(1), revision(100, { stage: 'idea' }), revision(301, { since: again })], {
      today: day(1000),
    });
    assert.deepEqual(
      both.map(({ enteredOn, status }) => [enteredOn, status]),
      [
        [START, 'followed'],
        [again, 'followed'],
      ],
    );
  });
});

describe('the outcome of a pilot', () => {
  const production = (metric: string, days = 200) => [revision(1), revision(days, { stage: 'production', metric })];

  it('is crossed in production with a metric of the work at its target', () => {
    assert.equal(outcome(production(MET)), 'crossed');
    assert.equal(outcome([...production(MET), revision(300, { stage: 'retired' })]), 'crossed');
  });

  it('is not crossed by a metric of the model or of adoption, one that is not primary, or one that is assumed', () => {
    assert.equal(outcome(production(MET.replace('operational', 'model'))), 'neither');
    assert.equal(outcome(production(MET.replace('operational', 'adoption'))), 'neither');
    const missed = MET.replace('actual: 2', 'actual: 5');
    const beside = `${MET} }, { id: b, name: Cost of a mail, primary: true, ${missed}`;
    assert.equal(outcome(production(beside)), 'neither');
    const assumed = { stage: 'production', metric: MET, rest: 'assumed: ["outcomes.metrics[0].actual"]\n' } as const;
    assert.equal(outcome([revision(1), revision(200, assumed)]), 'neither');
  });

  it('is not crossed by a target that is missed, or measured too early or too late', () => {
    assert.equal(outcome(production(MET.replace('actual: 2', 'actual: 5'))), 'neither');
    assert.equal(outcome(production(MET.replace(day(190), day(29)))), 'neither');
    assert.equal(outcome(production(MET.replace(day(190), day(30)))), 'crossed');
    assert.equal(outcome(production(MET, 366)), 'neither');
  });

  it('is stopped where retirement followed the decision, or may still', () => {
    const stopped = { stage: 'retired', decisions: stop(day(150)) } as const;
    assert.equal(outcome([revision(1), revision(150, stopped)]), 'stopped');
    assert.equal(
      outcome([revision(1), revision(150, { decisions: stop(day(150)) })], { deletedOn: day(200) }),
      'stopped',
    );
    assert.equal(outcome([revision(1), revision(340, { decisions: stop(day(340)) })]), 'stopped');
    assert.equal(outcome([revision(1), revision(150, { decisions: stop(day(150)) })]), 'neither');
  });

  it('is neither where it is still a pilot, or is given up without a decision', () => {
    assert.equal(outcome([revision(1)]), 'neither');
    assert.equal(outcome([revision(1)], { deletedOn: day(200) }), 'neither');
    assert.equal(outcome([revision(1), revision(150, { stage: 'retired' })]), 'neither');
  });
});
