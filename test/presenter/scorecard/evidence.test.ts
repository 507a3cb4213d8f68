import assert from 'node:assert/strict';
import { assess, defaultPolicy, parseDocument } from '../../../src/core/index.ts';
import { claimViews } from '../../../src/presenter/scorecard/evidence.ts';
import { exemplaryFacts, exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';

describe('the evidence on a scorecard', () => {
  const facts = {
    ...exemplaryFacts,
    codeOwners: { unknown: 'CODEOWNERS is too large to be read as evidence' },
    paths: {
      known: {
        ...('known' in exemplaryFacts.paths ? exemplaryFacts.paths.known : {}),
        'evals/': { kind: 'absent' as const },
      },
    },
  };
  const views = claimViews(
    assess(parseDocument(exemplaryText('production')), { policy: defaultPolicy, facts, today: TODAY }),
  );

  it('lists contradictions first, then what is verified, and says why the rest is unknown', () => {
    assert.equal(views[0]?.status, 'contradicted');
    assert.equal(views[0].claim, 'learning.evaluation.path');
    const owner = views.find(({ claim }) => claim === 'ownership.owner');
    assert.deepEqual([owner?.status, owner?.reason], ['unknown', 'CODEOWNERS is too large to be read as evidence']);
  });

  it('names the line of a file, or the commit, that shows a claim', () => {
    const placeOf = (claim: string) => views.find((view) => view.claim === claim)?.place;
    assert.equal(placeOf('outcomes.metrics[0].actual'), 'reports/mail.csv:8');
    assert.equal(placeOf('lifecycle.stageHistory[2].since'), 'commit 77de01f2');
  });
});
