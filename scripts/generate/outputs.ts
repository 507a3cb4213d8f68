import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { contributes } from '../../src/extension/contributions/contributions.ts';
import {
  manifestFields,
  manifestSchema,
  policyFields,
  policySchema,
  PRESETS,
  presetText,
} from '../../src/core/index.ts';
import { catalogue } from '../../src/catalogue/catalogue.ts';
import { renderRulePage } from '../../src/catalogue/rule-page.ts';
import { portfolioSchema } from '../../src/report/portfolio/portfolio-schema.ts';
import { reportLineSchema, reportSchema } from '../../src/report/report-schema.ts';
import { validationSchema } from '../../src/report/validation/validation-schema.ts';
import { assistSchema, outputSchema, strictSchema } from './json-schema.ts';
import { leastAnswersTable } from './least-answers.ts';
import { manifestPage } from './manifest-page.ts';
import { format, replaceBetweenMarkers, type Output } from './output.ts';
import { packageJson } from './package-json.ts';
import { messageOf } from '../../src/catalogue/exemplary.ts';
import { settingsTable } from './settings-table.ts';
import { trialPart } from './trial-page.ts';
import { ruleIndex } from './rule-tables.ts';

const MANIFEST = 'urn:ai-initiative:manifest:1';
const POLICY = 'urn:ai-initiative:config:1';

const json = (path: string, value: unknown): Output => ({ path, text: JSON.stringify(value) });

/** Every generated file, made from the schema, the rules and the contributions. Paths are from the current folder. */
export async function outputs(): Promise<readonly Output[]> {
  const rules = catalogue();
  const editor = readFileSync('docs/editor.md', 'utf8');
  const scoring = replaceBetweenMarkers(readFileSync('docs/scoring.md', 'utf8'), 'least answers', leastAnswersTable());
  const all: readonly Output[] = [
    json('schemas/ai-initiative.schema.json', strictSchema(manifestSchema, { id: MANIFEST })),
    json('schemas/ai-initiative.assist.schema.json', assistSchema(manifestFields, { id: `${MANIFEST}:assist` })),
    json('schemas/ai-initiative-config.schema.json', strictSchema(policySchema(), { id: POLICY })),
    json('schemas/ai-initiative-config.assist.schema.json', assistSchema(policyFields(), { id: `${POLICY}:assist` })),
    json(
      'schemas/report.schema.json',
      outputSchema(z.union([reportSchema, reportLineSchema]), 'Report of ai-initiative assess'),
    ),
    json('schemas/portfolio.schema.json', outputSchema(portfolioSchema, 'Portfolio of ai-initiative portfolio')),
    json('schemas/validation.schema.json', outputSchema(validationSchema, 'Report of ai-initiative validate-rules')),
    json('package.json', packageJson(JSON.parse(readFileSync('package.json', 'utf8')) as object)),
    { path: 'docs/manifest.md', text: manifestPage(manifestFields) },
    {
      path: 'docs/editor.md',
      text: replaceBetweenMarkers(editor, 'settings', settingsTable(contributes.configuration.properties)),
    },
    { path: 'docs/scoring.md', text: replaceBetweenMarkers(scoring, 'trial', trialPart()) },
    ...PRESETS.map((name) => ({ path: `presets/${name.slice('builtin:'.length)}.yaml`, text: presetText(name) ?? '' })),
    { path: 'docs/rules/README.md', text: ruleIndex(rules) },
    ...rules.map((rule) => ({ path: `docs/rules/${rule.id}.md`, text: renderRulePage(rule, messageOf(rule)) })),
  ];
  return Promise.all(all.map(format));
}
