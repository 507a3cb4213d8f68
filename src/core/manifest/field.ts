import * as z from 'zod/mini';

/** What the text of a field stands for, beyond its type: drives checks, completion and links. */
export type FieldFormat = 'date' | 'owner' | 'path' | 'pattern' | 'url' | 'name' | 'rule';

declare module 'zod/v4/core' {
  interface GlobalMeta {
    /** Why the field exists: one sentence for its hover. */
    why?: string;
    /** What each allowed value means. */
    meanings?: Readonly<Record<string, string>>;
    format?: FieldFormat;
    /** A date that can only lie in the past, or be today. */
    past?: true;
    /** An empty list is an answer here, not a gap. */
    emptyIsAnswer?: true;
    /** What a value must look like, to end the sentence "… must be". */
    expected?: string;
  }
}

/** What a schema says of itself beside what it accepts. */
export type Meta = Readonly<z.core.GlobalMeta>;

/** The documentation every field carries. `example` is a plain value that the schema accepts. */
export interface FieldDoc {
  readonly description: string;
  readonly why: string;
  readonly example: unknown;
  readonly emptyIsAnswer?: true;
}

/** An optional field of the manifest: whether its absence matters is for the rules to say, not for the schema. */
export function field<T extends z.ZodMiniType>(schema: T, doc: FieldDoc) {
  return z.optional(required(schema, doc));
}

/** A field without which a manifest cannot be judged at all. */
export function required<T extends z.ZodMiniType>(schema: T, { example, ...doc }: FieldDoc): T {
  return withMeta(schema, { ...doc, examples: [example] });
}

/** A copy of a schema that says this beside what the schema says already. */
export function withMeta<T extends z.ZodMiniType>(schema: T, meta: Meta): T {
  const copy = schema.clone();
  z.globalRegistry.add(copy, { ...metaOf(schema), ...meta });
  return copy;
}

/** A schema that was just made, and need not be copied, with what it says. */
function said<T extends z.ZodMiniType>(schema: T, meta: Meta): T {
  z.globalRegistry.add(schema, meta);
  return schema;
}

/** What a schema says of itself. */
export const metaOf = (schema: z.ZodMiniType): Meta => z.globalRegistry.get(schema) ?? {};

/** A mapping with these fields, unknown keys refused; keys that start with `x-` are free (the reader lets them pass). */
export const mapping = z.strictObject;

export const text = () => said(z.string(), { expected: 'text' });

export const list = <T extends z.ZodMiniType>(item: T) => said(z.array(item), { expected: 'a list' });

/** One of a few words, each with its meaning. */
export function oneOf<const T extends Readonly<Record<string, string>>>(meanings: T) {
  const words = Object.keys(meanings) as [keyof T & string, ...(keyof T & string)[]];
  return said(z.enum(words), { meanings, expected: `one of ${words.join(', ')}` });
}

/** An ISO 8601 calendar date that exists, as text. */
export const date = () => said(z.iso.date(), { format: 'date', expected: 'a calendar date such as 2026-06-01' });

/** A date that has come: something measured, decided, reviewed, entered. */
export const pastDate = () => withMeta(date(), { past: true });

/** An amount, not negative; `unit` completes "a number of …". */
export const amount = (unit: string) =>
  said(z.number().check(z.nonnegative()), { expected: `a number of ${unit}, 0 or more` });

/** A whole number, not negative. */
export const count = (unit: string) =>
  said(z.int().check(z.nonnegative()), { expected: `a whole number of ${unit}, 0 or more` });

export const number = () => said(z.number(), { expected: 'a number' });

const OWNER_NAME = '[A-Za-z0-9._-]+';
const OWNER = new RegExp(
  `^(?:(?:group|user):(?:${OWNER_NAME}/)?${OWNER_NAME}|@${OWNER_NAME}(?:/${OWNER_NAME})?|[^\\s@:]+@[^\\s@:]+\\.[^\\s@:]+)$`,
);

/** Who answers for something: a group or a person, as catalogues and CODEOWNERS name them. */
export const owner = () =>
  said(z.string().check(z.regex(OWNER)), {
    format: 'owner',
    expected: 'group:name, user:name, @org/team, @user or an e-mail address',
  });

/** A path relative to the manifest's folder; never absolute, no drive, no backslash. */
export const path = () =>
  said(z.string().check(z.regex(/^(?![\\/~]|[A-Za-z]:)[^\\\0]+$/)), {
    format: 'path',
    expected: 'a path relative to this file, with forward slashes, such as src/sap/',
  });

export const url = () =>
  said(z.url({ protocol: /^(https?|mailto)$/ }), {
    format: 'url',
    expected: 'a web address that begins with https://',
  });

export const kebabName = () =>
  said(z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)), {
    format: 'name',
    expected: 'lower-case words joined by hyphens, such as invoice-triage',
  });
