import type { SchemaOf } from '../command-line/schemas.ts';

/** Each is loaded on request. */
const SOURCES: Readonly<Record<SchemaOf, () => Promise<{ readonly default: object }>>> = {
  manifest: () => import('../../../schemas/ai-initiative.schema.json'),
  policy: () => import('../../../schemas/ai-initiative-config.schema.json'),
  report: () => import('../../../schemas/report.schema.json'),
  portfolio: () => import('../../../schemas/portfolio.schema.json'),
  validation: () => import('../../../schemas/validation.schema.json'),
};

/** `ai-initiative schema`: the JSON schema of the manifest, the policy, or what a command writes. */
export async function schemaText(of: SchemaOf): Promise<string> {
  const { default: schema } = await SOURCES[of]();
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
