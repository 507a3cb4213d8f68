import {
  assess,
  defaultPolicy,
  EXEMPLARY_DAY,
  exemplaryManifest,
  parseDocument,
  type Assessment,
  type Facts,
  type Kind,
  type Policy,
  type Stage,
  renderBlock,
} from '../core/index.ts';
import type { CatalogueEntry } from './catalogue.ts';

/** The day on which the exemplary manifest meets every requirement. */
export const TODAY = EXEMPLARY_DAY;

/**
 * The exemplary manifest as YAML text; top-level keys of `fragment` (YAML text) take the place of its own.
 */
export function exemplaryText(stage: Stage, fragment = '', kind: Kind = 'application'): string {
  const replaced = new Set([...fragment.matchAll(/^([A-Za-z]\w*):/gm)].map((match) => match[1]));
  const kept = Object.entries(exemplaryManifest(stage, kind)).filter(([key]) => !replaced.has(key));
  return `${renderBlock(Object.fromEntries(kept), { indent: 0, eol: '\n' })}\n${fragment}`;
}

/** A repository that confirms all that the exemplary manifest claims. */
export const exemplaryFacts: Facts = {
  paths: {
    known: {
      'src/orders/': { kind: 'folder', characters: 900 },
      'src/feedback/': { kind: 'folder', characters: 700 },
      'evals/': { kind: 'folder', characters: 1200, evaluation: 'yes' },
      'docs/': { kind: 'folder', characters: 5000 },
      'docs/training.md': { kind: 'file', characters: 2400 },
      'docs/security.md': { kind: 'file', characters: 1800 },
      // what the rules show as mistakes
      'src/oders/': { kind: 'absent' },
      'eval/': { kind: 'absent' },
      'docs/trainings.md': { kind: 'absent' },
      'src/fedback/': { kind: 'absent' },
      'dcos/': { kind: 'absent' },
    },
  },
  codeOwners: {
    known: {
      file: 'CODEOWNERS',
      entries: [{ file: 'CODEOWNERS', line: 3, pattern: '*', owners: ['@acme/purchasing-systems'] }],
      covered: [],
      inForce: [{ file: 'CODEOWNERS', line: 3, pattern: '*', owners: ['@acme/purchasing-systems'] }],
    },
  },
  sdks: { known: [{ file: 'package.json', line: 12, package: 'openai', provider: 'openai', alsoServes: ['azure'] }] },
  code: { known: { models: [], mentions: { openai: { file: 'package.json', line: 12 } }, unread: [] } },
  workflows: { known: [{ file: '.github/workflows/evals.yml', runs: [{ declared: 'evals/', line: 9 }] }] },
  catalog: { known: undefined },
  measurements: {
    known: {
      'reports/mail.csv': {
        rows: [
          { file: 'reports/mail.csv', line: 8, date: '2026-05-12', metric: 'mail-minutes', value: 2.6 },
          { file: 'reports/mail.csv', line: 9, date: '2026-05-12', metric: 'cost-per-mail', value: 2.1 },
        ],
      },
    },
  },
  stages: {
    known: [
      { stage: 'idea', on: '2026-01-12', commit: '1f0c9a2b7d' },
      { stage: 'pilot', on: '2026-03-02', commit: '9ab3c4d5e6' },
      { stage: 'production', on: '2026-05-11', commit: '77de01f2a3' },
    ],
  },
  records: {
    known: [
      {
        what: 'metric',
        keys: ['mail-minutes', 'Minutes per mail'],
        name: 'Minutes per mail',
        commit: '5c1d20aa41',
        on: '2026-05-14',
      },
    ],
  },
  deployment: { known: { file: '.github/workflows/deploy.yml', line: 14 } },
  lastTouched: { known: { 'evals/': '2026-05-14', 'src/feedback/': '2025-11-02', 'docs/': '2026-04-01' } },
  activity: { known: { code: ['2026-05-02'], evaluation: ['2026-05-14'] } },
};

/** Files beside the exemplary manifest that bear out all that it claims, as {@link exemplaryFacts} does. */
export const exemplaryFiles: Readonly<Record<string, string>> = {
  'src/orders/post.ts': 'export const post = () => {};\n',
  'src/feedback/record.ts': 'export const record = () => {};\n',
  'evals/run.ts': 'export const run = () => {};\n',
  'docs/training.md': 'How a buyer corrects a mail that was sorted wrongly. '.repeat(10),
  'docs/security.md': 'What was tested, by whom, and what was found. '.repeat(10),
  'package.json': '{\n  "dependencies": {\n    "openai": "^6.0.0"\n  }\n}\n',
  '.github/workflows/evals.yml': 'jobs:\n  evals:\n    steps:\n      - run: npx tsx evals/run.ts\n',
  'reports/mail.csv':
    'date,metric,value\n2026-05-05,mail-minutes,2.9\n2026-05-12,mail-minutes,2.6\n2026-05-12,cost-per-mail,2.1\n',
  CODEOWNERS: '# who answers for what\n\n* @acme/purchasing-systems\n/src/orders/ @acme/orders\n',
};

/** The policy under which the examples of the rules are shown: the standard, with a list of models allowed for the rule about it. */
function examplePolicy(ruleId: string): Policy {
  return ruleId === 'model-not-allowed'
    ? { ...defaultPolicy, modelsAllowed: ['gpt-5-mini', 'mistral-large'] }
    : defaultPolicy;
}

/** How a text is judged in the documentation: on the exemplary day, beside the exemplary repository, with no other initiative. */
export function judgeExample(ruleId: string, text: string): Assessment {
  return assess(parseDocument(text), {
    policy: examplePolicy(ruleId),
    facts: exemplaryFacts,
    dependents: [],
    today: TODAY,
  });
}

/** What a rule says of its bad example, on a manifest that is exemplary otherwise; undefined without an example. */
export function messageOf({ id, examples }: Pick<CatalogueEntry, 'id' | 'examples'>): string | undefined {
  if (!examples) return undefined;
  const { stage, kind, bad } = examples;
  const { findings } = judgeExample(id, stage ? exemplaryText(stage, bad, kind) : bad);
  return findings.find(({ ruleIds }) => ruleIds.includes(id))?.message;
}
