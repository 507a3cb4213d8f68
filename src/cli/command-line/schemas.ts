/** What `ai-initiative schema` has a JSON schema for. */
export const SCHEMAS = ['manifest', 'policy', 'report', 'portfolio', 'validation'] as const;
export type SchemaOf = (typeof SCHEMAS)[number];
