import assert from 'node:assert/strict';
import { assess, defaultPolicy, initiativeRow, parseDocument } from '../../../src/core/index.ts';
import { initiatives } from '../../../src/presenter/initiatives/initiatives-schema.ts';
import { initiativesView } from '../../../src/presenter/initiatives/view.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';

const OVERDUE =
  'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2025-12-01 }]\n  decisionDueOn: 2026-05-02\n';

const viewOf = (...texts: readonly string[]) =>
  initiativesView({
    rows: texts.map((text, i) =>
      initiativeRow(`file:///w/${i}`, assess(parseDocument(text), { policy: defaultPolicy, today: TODAY })),
    ),
    asOf: { from: TODAY, to: TODAY },
    asOfIsSet: false,
    waiting: 0,
    fileOf: (uri) => uri.replace('file:///w/', ''),
  });

const view = viewOf(
  exemplaryText('idea'),
  exemplaryText('pilot', OVERDUE),
  exemplaryText('production'),
  'name: "open\n',
);

describe('page of all initiatives', () => {
  it('is understood by the page', () => {
    assert.deepEqual(initiatives.parse(JSON.parse(JSON.stringify(view))), view);
  });

  it('counts where they stand, and leaves out aloud what cannot be judged', () => {
    const counts = view.positions.map(({ position, count }) => `${position} ${count}`);
    assert.deepEqual(counts, ['stuck 1', 'on-hold 0', 'under-way 0', 'not-started 1', 'crossed 1', 'retired 0']);
    assert.ok(view.notes.includes('1 manifest cannot be judged and is not counted here.'));
  });

  it('lists what is stuck first, and why', () => {
    assert.equal(view.rows[0]?.stuck, 'Decision due 18 days ago; 170 days in pilot without a decision to continue');
  });

  it('sets a claim, its source and its caveat beside funnel and mixes', () => {
    for (const { comparison } of [view.funnel, view.functions, view.sourcing]) {
      assert.ok(comparison.claim && comparison.source && comparison.caveat);
    }
    assert.deepEqual(
      view.funnel.steps.map(({ name, count }) => `${name} ${count}`),
      ['Idea 3', 'Pilot 2', 'Production 1'],
    );
  });

  it('calls one without a title by its name or file', () => {
    assert.equal(view.rows.find(({ stage }) => stage === null)?.title, '3');
  });
});
