import * as z from 'zod/mini';
import type { Path, Segment } from '../yaml/path.ts';
import { metaOf, type Meta } from './field.ts';

/** What the schema says of one field: the plain data that reading, completion, hovers and scaffolds work with. */
export interface FieldInfo {
  /** `record`: a mapping with keys of the author's own. `choice`: a value of one of several kinds. */
  readonly kind: 'mapping' | 'record' | 'list' | 'scalar' | 'choice';
  readonly schema: z.ZodMiniType;
  readonly meta: Meta;
  /** Whether a plain value is one of the field. */
  readonly accepts: (value: unknown) => boolean;
  /** A plain value the schema accepts. */
  readonly example: unknown;
  /** The fields of a mapping, in the order of the schema. */
  readonly fields: ReadonlyMap<string, FieldInfo>;
  /** The items of a list, or the values of a record. */
  readonly item: FieldInfo | undefined;
  /** What a choice may be: at most one of each kind of node. */
  readonly alternatives: readonly FieldInfo[];
  /** The words allowed, where there is a list of them. */
  readonly words: readonly string[] | undefined;
  /** Whether a manifest without it cannot be judged at all. */
  readonly required: boolean;
}

/** The tree of fields of a schema. Made once for each schema. */
export function describeSchema(schema: z.ZodMiniType): FieldInfo {
  const optional = schema instanceof z.ZodMiniOptional;
  const inner = optional ? (schema.def.innerType as z.ZodMiniType) : schema;
  const meta = metaOf(inner);
  const example: unknown = Array.isArray(meta.examples) ? meta.examples[0] : undefined;
  const base = {
    schema: inner,
    meta,
    accepts: (value: unknown) => inner.safeParse(value).success,
    example,
    required: !optional,
    fields: new Map(),
    item: undefined,
    alternatives: [],
    words: undefined,
  } as const;
  if (inner instanceof z.ZodMiniObject) {
    const shape = inner.shape as Readonly<Record<string, z.ZodMiniType>>;
    const fields = new Map(Object.entries(shape).map(([key, child]) => [key, describeSchema(child)]));
    return { ...base, kind: 'mapping', fields };
  }
  if (inner instanceof z.ZodMiniRecord) {
    return { ...base, kind: 'record', item: describeSchema(inner.def.valueType as z.ZodMiniType) };
  }
  if (inner instanceof z.ZodMiniArray) {
    return { ...base, kind: 'list', item: describeSchema(inner.def.element as z.ZodMiniType) };
  }
  if (inner instanceof z.ZodMiniUnion) {
    const alternatives = (inner.def.options as readonly z.ZodMiniType[]).map(describeSchema);
    // between scalars there is nothing to choose by: one value is held against the whole union
    if (alternatives.some(({ kind }) => kind !== 'scalar')) return { ...base, kind: 'choice', alternatives };
  }
  return { ...base, kind: 'scalar', ...scalarOf(inner) };
}

/** Words, and texts of any form: most values are such, and telling them takes no parser. */
function scalarOf(schema: z.ZodMiniType): Partial<Pick<FieldInfo, 'accepts' | 'words'>> {
  if (schema instanceof z.ZodMiniEnum) {
    const options: readonly unknown[] = schema.options;
    return { words: options.map(String), accepts: (value) => options.includes(value) };
  }
  const isAnyText = schema instanceof z.ZodMiniString && !('format' in schema.def) && !schema.def.checks?.length;
  return isAnyText ? { accepts: (value) => typeof value === 'string' } : {};
}

/** What the schema says of the field at a path, or undefined where it knows none. */
export function fieldAt(root: FieldInfo, path: Path): FieldInfo | undefined {
  return path.reduce<FieldInfo | undefined>((info, segment) => info && childOf(info, segment), root);
}

/** What the schema says of a part of a field: a key of its mapping or record, an index of its list. */
export function childOf(info: FieldInfo, segment: Segment): FieldInfo | undefined {
  const child = childWithin(info, segment);
  if (child || info.alternatives.length === 0) return child;
  return info.alternatives.map((alternative) => childWithin(alternative, segment)).find((found) => found);
}

function childWithin({ kind, fields, item }: FieldInfo, segment: Segment): FieldInfo | undefined {
  if (typeof segment === 'number') return kind === 'list' ? item : undefined;
  return kind === 'record' ? item : fields.get(segment);
}
