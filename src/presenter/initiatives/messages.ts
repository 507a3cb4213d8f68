import * as z from 'zod/mini';
import { initiatives, preview } from './initiatives-schema.ts';
import { columnId, grouping, sortId } from './table.ts';

/** From the extension to the page. */
export const toPage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('show'), initiatives }),
  /** Of the row that was asked about last; null where there is none, or its manifest is gone. */
  z.object({ type: z.literal('preview'), preview: z.nullable(preview) }),
]);

/** From the page to the extension. */
export const toHost = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('open'), uri: z.string() }),
  /** Asks for the preview of a row; null: for none any more. */
  z.object({ type: z.literal('preview'), uri: z.nullable(z.string()) }),
  /** The initiatives that the filters leave. */
  z.object({ type: z.literal('export'), uris: z.array(z.string()) }),
  z.object({ type: z.literal('create') }),
  z.object({ type: z.literal('learn') }),
]);

/** What the page keeps across a reload; written by the page, so read with care. */
export const pageState = z.object({
  filter: z.object({
    text: z.string(),
    verdict: z.string(),
    stage: z.string(),
    position: z.string(),
    businessFunction: z.string(),
    owner: z.string(),
  }),
  /** Null: the most urgent first. */
  sort: z.nullable(z.object({ by: sortId, descending: z.boolean() })),
  columns: z.array(columnId),
  /** Null: not in groups. */
  group: z.nullable(grouping),
  /** In CSS pixels from the top: of the page, and of the table in its frame. */
  scroll: z.number(),
  tableScroll: z.number(),
});

export type ToPage = z.infer<typeof toPage>;
export type ToHost = z.infer<typeof toHost>;
export type PageState = z.infer<typeof pageState>;
