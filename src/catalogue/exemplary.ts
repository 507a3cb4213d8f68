import { manifestFields, type Facts, type FieldInfo, type Stage } from '../core/index.ts';
import { renderBlock } from '../core/yaml/render.ts';

/** The day on which the tests look at the exemplary manifest. */
export const TODAY = '2026-05-20';

const HISTORY = [
  { stage: 'idea', since: '2026-01-12' },
  { stage: 'pilot', since: '2026-03-01' },
  { stage: 'production', since: '2026-05-10' },
];

const FINANCIAL_METRIC = {
  id: 'cost-per-invoice',
  name: 'Cost per invoice',
  kind: 'financial',
  unit: 'EUR',
  direction: 'decrease',
  baseline: 6.2,
  target: 3,
  actual: 2.9,
  measuredOn: '2026-05-15',
  source: 'reports/cost.csv',
};

/** A manifest made of the examples of the schema, in which everything required of a stage is there. */
export function exemplaryValue(stage: Stage): Record<string, unknown> {
  const sections = Object.fromEntries([...manifestFields.fields].map(([key, field]) => [key, fullExample(field)]));
  const enablement = sections['enablement'] as { training: object[] };
  const outcomes = sections['outcomes'] as { metrics: object[] };
  const depth = ['idea', 'pilot', 'production', 'retired'].indexOf(stage) + 1;
  return {
    ...sections,
    lifecycle: {
      stage,
      stageHistory: HISTORY.slice(0, depth),
      decisionDueOn: '2026-06-10',
      exitCriteria: ['Handling time below 4 minutes for 4 weeks'],
      decision: {
        outcome: stage === 'retired' ? 'stop' : 'scale',
        on: '2026-05-08',
        by: 'group:finance-leads',
        note: 'Handling time halved',
      },
    },
    enablement: { ...enablement, training: [{ ...enablement.training[0], status: 'done', completed: 40 }] },
    outcomes: { metrics: [...outcomes.metrics, FINANCIAL_METRIC] },
    waivers: undefined,
  };
}

/** As YAML text; top-level keys of `fragment` (YAML text) take the place of those of the exemplary manifest. */
export function exemplaryText(stage: Stage, fragment = ''): string {
  const replaced = new Set([...fragment.matchAll(/^([A-Za-z]\w*):/gm)].map((match) => match[1]));
  const kept = Object.entries(exemplaryValue(stage)).filter(
    ([key, value]) => value !== undefined && !replaced.has(key),
  );
  return `${renderBlock(Object.fromEntries(kept), { indent: 0, eol: '\n' })}\n${fragment}`;
}

function fullExample(field: FieldInfo): unknown {
  if (field.kind !== 'mapping') return field.example;
  return Object.fromEntries([...field.fields].map(([key, child]) => [key, fullExample(child)]));
}

/** A repository that bears out all that the exemplary manifest claims. */
export const exemplaryFacts: Facts = {
  paths: {
    known: {
      'src/sap/': { kind: 'folder', characters: 900 },
      'src/feedback/': { kind: 'folder', characters: 700 },
      'evals/': { kind: 'folder', characters: 1200 },
      'docs/': { kind: 'folder', characters: 5000 },
      'docs/training.md': { kind: 'file', characters: 2400 },
      // what the rules show as mistakes
      'src/spa/': { kind: 'absent' },
      'eval/': { kind: 'absent' },
      'docs/trainings.md': { kind: 'absent' },
    },
  },
  codeOwners: {
    known: {
      file: 'CODEOWNERS',
      entries: [{ file: 'CODEOWNERS', line: 3, pattern: '*', owners: ['@acme/finance-automation'] }],
      covered: [],
    },
  },
  sdks: { known: [{ file: 'package.json', line: 12, package: 'openai', provider: 'openai', alsoServes: ['azure'] }] },
  workflows: { known: [{ file: '.github/workflows/evals.yml', refersTo: ['evals/'] }] },
  catalog: { known: undefined },
  measurements: {
    known: {
      'reports/handling.csv': [
        { file: 'reports/handling.csv', line: 9, date: '2026-05-15', metric: 'handling-minutes', value: 3.8 },
      ],
      'reports/cost.csv': [
        { file: 'reports/cost.csv', line: 9, date: '2026-05-15', metric: 'cost-per-invoice', value: 2.9 },
      ],
    },
  },
  stages: {
    known: [
      { stage: 'idea', on: '2026-01-12', commit: '1f0c9a2b7d' },
      { stage: 'pilot', on: '2026-03-02', commit: '9ab3c4d5e6' },
      { stage: 'production', on: '2026-05-11', commit: '77de01f2a3' },
    ],
  },
  lastTouched: { known: { 'evals/': '2026-05-14', 'src/feedback/': '2025-11-02', 'docs/': '2026-04-01' } },
};

/** Files beside the exemplary manifest that bear out all that it claims, as {@link exemplaryFacts} does. */
export const exemplaryFiles: Readonly<Record<string, string>> = {
  'src/sap/post.ts': 'export const post = () => {};\n',
  'src/feedback/record.ts': 'export const record = () => {};\n',
  'evals/run.ts': 'export const run = () => {};\n',
  'docs/training.md': 'How a clerk corrects an invoice that was read wrongly. '.repeat(10),
  'package.json': '{\n  "dependencies": {\n    "openai": "^6.0.0"\n  }\n}\n',
  '.github/workflows/evals.yml': 'jobs:\n  evals:\n    steps:\n      - run: npx tsx evals/run.ts\n',
  'reports/handling.csv': 'date,metric,value\n2026-05-08,handling-minutes,4.1\n2026-05-15,handling-minutes,3.8\n',
  'reports/cost.csv': 'date,metric,value\n2026-05-15,cost-per-invoice,2.9\n',
  CODEOWNERS: '# who answers for what\n\n* @acme/finance-automation\n/src/sap/ @acme/sap\n',
};
