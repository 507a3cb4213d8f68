import { assess, defaultPolicy, parseDocument } from '../../../src/core/index.ts';
import { renderBlock } from '../../../src/core/yaml/render.ts';
import { factsOf, type Files } from '../git-repository.ts';

/** The day on which the scenarios are looked at. */
export const TODAY = '2026-05-20';

export const FILE = 'ai-initiative.yaml';

type Value = Readonly<Record<string, unknown>>;

/** A true manifest of an initiative in production; the given sections take the place of its own. */
export function manifest(sections: Value = {}): string {
  const value = {
    schemaVersion: 1,
    name: 'claims-triage',
    title: 'Claims triage',
    kind: 'application',
    lifecycle: {
      stage: 'production',
      stageHistory: [
        { stage: 'idea', since: '2025-09-01' },
        { stage: 'pilot', since: '2025-11-03' },
        { stage: 'production', since: '2026-03-02' },
      ],
      decisions: [{ outcome: 'scale', on: '2026-02-25', by: 'group:claims-board', note: 'Target met for six weeks' }],
    },
    ownership: { owner: 'group:claims-systems', technicalOwner: 'group:claims-systems' },
    integration: {
      points: [{ system: 'Guidewire', kind: 'api', direction: 'write', status: 'live', path: 'src/guidewire/' }],
    },
    outcomes: {
      metrics: [
        {
          id: 'triage-minutes',
          name: 'Minutes to triage',
          kind: 'operational',
          unit: 'min',
          direction: 'decrease',
          primary: true,
          baseline: 22,
          target: 8,
          actual: 7.4,
          measuredOn: '2026-05-11',
          source: 'reports/triage.csv',
        },
      ],
    },
    learning: {
      feedback: { channel: 'Wrong-queue button', cadence: 'weekly', path: 'src/feedback/' },
      evaluation: { path: 'evals/', cadence: 'weekly', lastRunOn: '2026-05-15' },
      knowledge: { docs: 'docs/' },
    },
    sourcing: { strategy: 'build', models: [{ provider: 'OpenAI', name: 'gpt-5-mini' }] },
    enablement: {
      training: [{ audience: 'Claims handlers', status: 'done', completed: 60, total: 60, path: 'docs/training.md' }],
    },
    ...sections,
  };
  return `${renderBlock(value, { indent: 0, eol: '\n' })}\n`;
}

/** A repository that bears out all that the manifest claims. */
export const truth: Files = {
  CODEOWNERS: '* @acme/claims-systems\n',
  'package.json': '{\n  "dependencies": {\n    "openai": "^6.0.0"\n  }\n}\n',
  'src/guidewire/post.ts': "export const post = (claim) => fetch(guidewire('/claims'), { body: claim });\n",
  'src/feedback/record.ts': 'export const record = (claim, queue) => store.append({ claim, queue });\n',
  'src/triage.ts': "import OpenAI from 'openai';\nexport const model = 'gpt-5-mini';\n",
  'evals/run.ts': "import cases from './cases.json';\nfor (const one of cases) await grade(one);\n",
  'evals/cases.json': '[{ "text": "Rear-end collision on the A4", "queue": "motor" }]\n',
  'docs/training.md': 'How a handler corrects a claim that was put into the wrong queue. '.repeat(8),
  'reports/triage.csv': 'date,metric,value\n2026-05-04,triage-minutes,7.9\n2026-05-11,triage-minutes,7.4\n',
  '.github/workflows/evals.yml':
    'on: push\njobs:\n  evals:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - run: npx tsx evals/run.ts\n',
};

/** Every rule about the repository that a manifest breaks there, and what verifies the others. */
export async function look(folder: string, text: string, file = FILE) {
  const facts = await factsOf(folder, file, text);
  const { rules, verified } = assess(parseDocument(text), { policy: defaultPolicy, facts, today: TODAY });
  const ofFacts = rules.filter(({ needsFacts, claim }) => needsFacts && claim !== undefined);
  const idsOf = (status: string) => ofFacts.filter(({ claim }) => claim === status).map(({ ruleId }) => ruleId);
  return {
    contradicted: idsOf('contradicted'),
    verified: idsOf('verified'),
    unknown: idsOf('unknown'),
    counts: verified,
    rules: ofFacts,
  };
}
