import schema from '../../../schemas/ai-initiative.schema.json';

/** `ai-initiative schema`: the JSON schema of the manifest. */
export function schemaText(): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
