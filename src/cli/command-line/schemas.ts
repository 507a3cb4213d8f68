/** What there is a JSON schema of. */
export const SCHEMAS = ['manifest', 'policy', 'report', 'portfolio', 'validation'] as const;
export type SchemaOf = (typeof SCHEMAS)[number];
