import * as z from 'zod';
import type { Path } from '../yaml/path.ts';

type Meta = Readonly<z.GlobalMeta>;

/** What the schema says of one field: the plain data that reading, completion, hovers and scaffolds work with. */
export interface FieldInfo {
  readonly kind: 'mapping' | 'list' | 'scalar';
  readonly schema: z.ZodType;
  readonly meta: Meta;
  /** A plain value the schema accepts. */
  readonly example: unknown;
  /** The fields of a mapping, in the order of the schema. */
  readonly fields: ReadonlyMap<string, FieldInfo>;
  /** The items of a list. */
  readonly item: FieldInfo | undefined;
  /** The words allowed, where there is a list of them. */
  readonly words: readonly string[] | undefined;
  /** Whether a manifest without it cannot be judged at all. */
  readonly required: boolean;
}

/** The tree of fields of a schema. Made once for each schema. */
export function describeSchema(schema: z.ZodType): FieldInfo {
  const optional = schema instanceof z.ZodOptional;
  const inner = optional ? (schema.unwrap() as z.ZodType) : schema;
  const meta = inner.meta() ?? {};
  const example: unknown = Array.isArray(meta.examples) ? meta.examples[0] : undefined;
  const base = { schema: inner, meta, example, required: !optional, fields: new Map(), item: undefined };
  if (inner instanceof z.ZodObject) {
    const shape = inner.shape as Readonly<Record<string, z.ZodType>>;
    const fields = new Map(Object.entries(shape).map(([key, child]) => [key, describeSchema(child)]));
    return { ...base, kind: 'mapping', fields, words: undefined };
  }
  if (inner instanceof z.ZodArray) {
    return { ...base, kind: 'list', item: describeSchema(inner.element as z.ZodType), words: undefined };
  }
  return { ...base, kind: 'scalar', words: inner instanceof z.ZodEnum ? inner.options.map(String) : undefined };
}

/** What the schema says of the field at a path, or undefined where it knows none. */
export function fieldAt(root: FieldInfo, path: Path): FieldInfo | undefined {
  return path.reduce<FieldInfo | undefined>(
    (info, segment) => (typeof segment === 'number' ? info?.item : info?.fields.get(segment)),
    root,
  );
}
