import * as z from 'zod/mini';
import { schemaOf, type FieldInfo } from '../../src/core/index.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What our fields say beyond JSON Schema; told in the description instead. */
const OWN_KEYWORDS = [
  'why',
  'meanings',
  'expected',
  'past',
  'emptyIsAnswer',
  'prose',
  'short',
  'positive',
  'keyField',
] as const;

/** The formats JSON Schema knows, by our names; the others show in a pattern or not at all. */
const FORMATS: Readonly<Record<string, string>> = { date: 'date', url: 'uri' };

/** The strict schema, for CI, other editors and schema stores: draft 7, unknown keys refused, `x-` keys free. */
export function strictSchema(schema: z.ZodMiniType, { id }: { readonly id: string }): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-07',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => makeStandard(jsonSchema, zodSchema._zod.def),
  });
  return { $schema, $id: id, ...rest };
}

/** The schema of what the CLI prints for machines: draft 2020-12. */
export function outputSchema(schema: z.ZodMiniType, title: string): JsonSchema {
  return z.toJSONSchema(schemaOf.withMeta(schema, { title }), { target: 'draft-2020-12' });
}

function makeStandard(node: JsonSchema, def: object): void {
  const text = described(node);
  if (text) node.description = text;
  const format = node.format === undefined ? undefined : FORMATS[node.format];
  // a format that JSON Schema knows says it all, and its message is readable
  if (format) delete node.pattern;
  delete node.format;
  if (format) node.format = format;
  if ('protocol' in def && def.protocol instanceof RegExp) node.pattern = def.protocol.source.replace(/\$$/, ':');
  for (const keyword of OWN_KEYWORDS) delete node[keyword];
  if (node.additionalProperties === false) node.patternProperties = { '^x-': {} };
  if (node.type === 'integer') {
    // no field comes near the integers a double cannot hold
    if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum;
    if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum;
  }
}

/**
 * The schema for the YAML extension, which only helps: descriptions and values to choose from. It has no keyword that
 * could make that extension report what we report already.
 */
export function assistSchema(root: FieldInfo, { id }: { readonly id: string }): object {
  const { title } = root.meta;
  return { $schema: 'http://json-schema.org/draft-07/schema#', $id: id, title, ...assistOf(root) };
}

function assistOf(field: FieldInfo): object {
  const { kind, meta, fields, item, words } = field;
  const entries = [...fields].map(([key, child]) => [key, assistOf(child)] as const);
  const items = kind === 'list' && item ? assistOf(item) : {};
  const snippets = words?.map((word) => ({ label: word, description: meta.meanings?.[word], body: word }));
  return {
    ...(meta.description ? { description: described(meta) } : {}),
    ...(entries.length > 0 ? { properties: Object.fromEntries(entries) } : {}),
    ...(Object.keys(items).length > 0 ? { items } : {}),
    ...(snippets ? { defaultSnippets: snippets } : {}),
  };
}

/** What a field is, why it exists, and what each of its values means. */
function described(meta: Readonly<Record<string, unknown>>): string {
  const { description, why, meanings } = meta as z.core.GlobalMeta;
  const values = Object.entries(meanings ?? {}).map(([word, meaning]) => `- ${word}: ${meaning}`);
  const text = [description, why].filter((part) => part !== undefined).join(' ');
  return [text, ...values].filter((part) => part !== '').join('\n');
}
