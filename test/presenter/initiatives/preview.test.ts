import assert from 'node:assert/strict';
import { assess, defaultPolicy, parseDocument } from '../../../src/core/index.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import { previewView } from '../../../src/presenter/initiatives/preview.ts';

const previewOf = (text: string) =>
  previewView(
    'file:///w/a/ai-initiative.yaml',
    'a/ai-initiative.yaml',
    assess(parseDocument(text), { policy: defaultPolicy, today: TODAY }),
  );

const PILOT = `schemaVersion: 1
name: triage
title: Triage
lifecycle: { stage: pilot, decisionDueOn: 2026-05-10 }
ownership: { sponsor: user:cfo }
capacity: { budget: { amount: 120000, spent: 48000, currency: EUR } }
outcomes: { value: { expected: 180000, currency: EUR, per: year } }
sourcing: { supplier: Acme Docs, models: [{ provider: openai, name: gpt-5-mini }] }
dependsOn: [llm-gateway]
`;

describe('the preview of an initiative', () => {
  it('says what is given of people, dates, money and suppliers, and what blocks it', () => {
    const { title, verdict, headline, actions, facts } = previewOf(PILOT);
    assert.equal(title, 'Triage');
    assert.equal(verdict, 'blocked');
    assert.match(headline, /^Blocked, on its own word · score \d+$/);
    assert.equal(actions.length, 5);
    assert.deepEqual(
      facts.map(({ name, value }) => `${name}: ${value}`),
      [
        'Owner: No owner',
        'Sponsor: user:cfo',
        'Decided by: user:cfo',
        'Due: Decision 2026-05-10, 10 days ago',
        'Budget: 120K EUR planned and 48K EUR spent',
        'Value: 180K EUR expected a year',
        'Supplier: Acme Docs',
        'Models: gpt-5-mini',
        'Builds on: llm-gateway',
      ],
    );
  });

  it('says of what is open nowhere, has ended or cannot be read only what is known', () => {
    assert.deepEqual(previewOf(exemplaryText('production')).actions, []);
    assert.match(previewOf(exemplaryText('retired')).headline, /^Retired/);
    const unreadable = previewOf('name: "open\n');
    assert.equal(unreadable.title, 'a/ai-initiative.yaml');
    assert.match(unreadable.summary, /cannot be judged/);
  });
});
