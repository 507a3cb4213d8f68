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
    /** Free text that must say something: one word, or a few letters, is no answer. */
    prose?: true;
    /** A symbol or a single letter is an answer here: a unit, a programming language. */
    short?: true;
    /** 0 is no answer here. */
    positive?: true;
    /** The field without which an item of this list says nothing. */
    keyField?: readonly string[];
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

/**
 * Says this of a schema, beside what it says of itself already. Not of a copy, which costs a third of the start: a schema
 * stands in one place, so shared ones are functions.
 *
 * @throws Error where two places describe one schema.
 */
export function withMeta<T extends z.ZodMiniType>(schema: T, meta: Meta): T {
  const said = metaOf(schema);
  if (said.description && meta.description) throw new Error(`A schema is described twice: ${meta.description}`);
  z.globalRegistry.add(schema, { ...said, ...meta });
  return schema;
}

/** What a schema says of itself. */
export const metaOf = (schema: z.ZodMiniType): Meta => z.globalRegistry.get(schema) ?? {};

/** A mapping with these fields, unknown keys refused; keys that start with `x-` are free (the reader lets them pass). */
export const mapping = z.strictObject;

export const text = () => withMeta(z.string(), { expected: 'text' });

/** Free text of at least a few words. */
export const prose = () => withMeta(text(), { prose: true });

export const list = <T extends z.ZodMiniType>(item: T) => withMeta(z.array(item), { expected: 'a list' });

/** One of a few words, each with its meaning. */
export function oneOf<const T extends Readonly<Record<string, string>>>(meanings: T) {
  const words = Object.keys(meanings) as [keyof T & string, ...(keyof T & string)[]];
  return withMeta(z.enum(words), { meanings, expected: `one of ${words.join(', ')}` });
}

/** An ISO 8601 calendar date that exists, as text. */
export const date = () => withMeta(z.iso.date(), { format: 'date', expected: 'a calendar date such as 2026-06-01' });

/** A date that has come: something measured, decided, reviewed, entered. */
export const pastDate = () => withMeta(date(), { past: true });

/** An amount, not negative; `unit` completes "a number of …". */
export const amount = (unit: string) =>
  withMeta(z.number().check(z.nonnegative()), { expected: `a number of ${unit}, 0 or more` });

/** A whole number, not negative. */
export const count = (unit: string) =>
  withMeta(z.int().check(z.nonnegative()), { expected: `a whole number of ${unit}, 0 or more` });

export const number = () => withMeta(z.number(), { expected: 'a number' });

export const currency = () =>
  withMeta(z.string().check(z.regex(/^[A-Z]{3}$/)), { expected: 'a three-letter currency code such as EUR' });

const OWNER_NAME = '[A-Za-z0-9._-]+';
const OWNER = new RegExp(
  `^(?:(?:group|user):(?:${OWNER_NAME}/)?${OWNER_NAME}|@${OWNER_NAME}(?:/${OWNER_NAME})?|[^\\s@:]+@[^\\s@:]+\\.[^\\s@:]+)$`,
);

/** Who is accountable for something: a group or a person, written as in catalogs and CODEOWNERS. */
export const owner = () =>
  withMeta(z.string().check(z.regex(OWNER)), {
    format: 'owner',
    expected: 'group:name, user:name, @org/team, @user or an e-mail address',
  });

/** Where something is: a path relative to the manifest's folder (no drive, no backslash), or an https:// address. */
export const path = () =>
  withMeta(z.string().check(z.regex(/^(?![\\/~]|[A-Za-z]:)[^\\\0]+$/)), {
    format: 'path',
    expected: 'a path relative to this file, such as src/sap/, or an https:// address',
  });

export const url = () =>
  withMeta(z.url({ protocol: /^(https?|mailto)$/ }), {
    format: 'url',
    expected: 'a web address that begins with https://',
  });

export const kebabName = () =>
  withMeta(z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)), {
    format: 'name',
    expected: 'lower-case words joined by hyphens, such as invoice-triage',
  });
