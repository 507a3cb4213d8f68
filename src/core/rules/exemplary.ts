import type { Kind, Stage } from '../vocabulary.ts';
import { STAGES } from '../vocabulary.ts';

/** The day on which the exemplary manifest meets every requirement of its stage. */
export const EXEMPLARY_DAY = '2026-05-20';

const HISTORY = [
  { stage: 'idea', since: '2026-01-12' },
  { stage: 'pilot', since: '2026-03-01' },
  { stage: 'production', since: '2026-05-10' },
];

const DECISIONS: Readonly<Record<Stage, readonly object[]>> = {
  idea: [],
  pilot: [],
  production: [
    { outcome: 'scale', on: '2026-05-08', by: 'group:finance-leads', note: 'Both exit criteria held for five weeks' },
  ],
  retired: [
    { outcome: 'stop', on: '2026-05-18', by: 'user:cfo', note: 'The volume is too small to pay for the upkeep' },
  ],
};

/**
 * A manifest in which every requirement of a stage and of the next one is met on {@link EXEMPLARY_DAY}. The documentation
 * shows its sections, and the examples of the rules are fragments laid over it.
 */
export function exemplaryManifest(stage: Stage, kind: Kind = 'application'): Record<string, unknown> {
  return {
    schemaVersion: 1,
    name: 'supplier-mail',
    title: 'Supplier mail',
    kind,
    description: 'Reads supplier mail, files what it recognises and leaves the rest to a clerk.',
    tags: ['purchasing'],
    links: [{ title: 'Design', url: 'https://example.com/supplier-mail' }],
    covers: ['src/', 'evals/'],
    lifecycle: {
      stage,
      stageHistory: HISTORY.slice(0, STAGES.indexOf(stage) + 1),
      ...(stage === 'pilot' || stage === 'idea' ? { decisionDueOn: '2026-06-10' } : {}),
      exitCriteria: ['Nine in ten mails are filed without a correction for a month'],
      decisions: DECISIONS[stage],
    },
    ownership: {
      owner: 'group:purchasing-systems',
      sponsor: 'user:coo',
      businessOwner: 'user:head-of-purchasing',
      technicalOwner: 'group:ml-platform',
      contact: '#supplier-mail',
    },
    alignment: {
      businessFunction: 'procurement',
      process: 'Handling of supplier correspondence',
      problem: 'Buyers read 900 mails a day to find the forty that change an order.',
      users: { role: 'Buyer', current: 38, target: 45, targetOn: '2026-12-31' },
    },
    integration: {
      workflow:
        'Mail arrives, is sorted by order and urgency, and posts changes to the order book; a buyer takes the rest',
      systemOfRecord: 'Coupa',
      points: [
        {
          system: 'Coupa order book',
          kind: 'api',
          direction: 'write',
          status: 'live',
          owner: 'group:purchasing-systems',
          path: 'src/orders/',
        },
      ],
      humanOversight: 'A buyer confirms every change of price or delivery date',
      fallback: 'One switch sends all mail to the shared inbox as before',
    },
    outcomes: {
      metrics: [
        {
          id: 'mail-minutes',
          name: 'Minutes per mail',
          kind: 'operational',
          unit: 'min',
          direction: 'decrease',
          primary: true,
          baseline: 7.5,
          target: 3,
          dueOn: '2026-12-31',
          actual: 2.6,
          measuredOn: '2026-05-12',
          source: 'reports/mail.csv',
        },
        {
          id: 'cost-per-mail',
          name: 'Cost of a mail',
          kind: 'financial',
          unit: 'EUR',
          direction: 'decrease',
          baseline: 4.8,
          target: 2.2,
          actual: 2.1,
          measuredOn: '2026-05-12',
          source: 'reports/mail.csv',
        },
      ],
    },
    learning: {
      feedback: { channel: 'Wrong-folder button in the mail client', cadence: 'weekly', path: 'src/feedback/' },
      evaluation: { path: 'evals/', cadence: 'weekly', lastRunOn: '2026-05-16' },
      adaptation: 'Every correction becomes a sorting rule the same night and an evaluation case the same week',
      knowledge: { docs: 'docs/', channel: '#ml-lessons' },
    },
    sourcing: {
      strategy: 'partner',
      supplier: 'Northwind Text',
      contract: { endsOn: '2027-09-30', noticeDays: 90 },
      rationale: 'Their extraction reads our order formats without training',
      alternatives: ['Build on the mail archive'],
      models: [{ provider: 'openai', name: 'gpt-5-mini' }],
      exitPlan: 'Rules, corrections and prompts are exported every week; notice is 90 days',
    },
    enablement: {
      training: [{ audience: 'Buyers', status: 'done', completed: 45, total: 45, path: 'docs/training.md' }],
      support: '#supplier-mail-help',
      champions: ['user:ines'],
    },
    capacity: {
      team: { fte: 1.5, skills: ['retrieval', 'coupa'], gaps: [] },
      budget: { amount: 90000, spent: 31000, currency: 'EUR', period: 2026 },
    },
    risk: {
      tier: 'minimal',
      dataClassification: 'confidential',
      personalData: 'pseudonymous',
      assessments: [{ kind: 'security', status: 'done', on: '2026-02-20', path: 'docs/security.md' }],
      ...(kind === 'agent'
        ? {
            autonomy: {
              level: 'acts',
              limits: ['Never confirms an order on its own'],
              stop: 'Switch in the order book; the purchasing desk can use it',
            },
          }
        : {}),
      intendedUse: 'Mail from suppliers about existing orders',
      risks: [
        { name: 'A price change is overlooked', mitigation: 'Daily sample of twenty mails by the purchasing desk' },
      ],
    },
    review: { cadence: 'quarterly', lastReviewedOn: '2026-04-20' },
  };
}
