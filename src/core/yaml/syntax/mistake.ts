import type { TextEdit } from '../text-edit.ts';
import { endOfLine, type Span } from '../lines.ts';

/** A repair of the text itself, where there is no tree to speak of. */
export interface TextFix {
  /** What it does, as the title of a quick fix. */
  readonly title: string;
  /** They do not overlap. */
  readonly edits: readonly TextEdit[];
}

/** Something that people type naturally and YAML reads as something else. Its span is on one line. */
export interface Mistake extends Span {
  readonly message: string;
  readonly fix: TextFix;
}

export const QUOTE_TITLE = 'Put the text in quotes';

/** A text that must be in quotes. @param why a sentence, such as `This text contains a colon` */
export function needsQuotes(text: string, span: Span, why: string): Mistake {
  return {
    ...onLine(text, span),
    message: `${why}. Put it in quotes`,
    fix: { title: QUOTE_TITLE, edits: [{ ...span, newText: inQuotes(text.slice(span.start, span.end)) }] },
  };
}

/** A text in double quotes, or in single ones where these need no escapes. */
export function inQuotes(text: string): string {
  const escapes = /["\\]/.test(text);
  if (escapes && !text.includes("'")) return `'${text}'`;
  return `"${escapes ? text.replaceAll(/["\\]/g, String.raw`\$&`) : text}"`;
}

/** A span without what is on further lines. */
export function onLine(text: string, { start, end }: Span): Span {
  return { start, end: Math.min(end, endOfLine(text, start)) };
}

/** The text of a quote that ends too early, as in `'it's fine'`, or that goes on behind its quotes. */
export function quoteInside(text: string, start: number, end: number): Mistake {
  const [first, last] = [text[start] ?? '', text[end - 1]];
  const source = text.slice(start, end);
  const isWrapped = first === last && source.length > 2;
  return {
    ...onLine(text, { start, end }),
    message: isWrapped
      ? `A ${first} inside this text ends it too early. Put the text in the other kind of quotes`
      : 'This text continues after its closing quote. Put all of it in quotes',
    fix: {
      title: QUOTE_TITLE,
      edits: [{ start, end, newText: inQuotes(isWrapped ? source.slice(1, -1) : source) }],
    },
  };
}

/** @param at where it is to be closed */
export function unclosedQuote(open: number, at: number, quote: string): Mistake {
  return {
    start: open,
    end: open + 1,
    message: 'The quote opened here is never closed',
    fix: { title: 'Close the quote', edits: [{ start: at, end: at, newText: quote }] },
  };
}

/** Whether a text that begins with an asterisk is the name of an anchor that the document has. */
export function isAlias(text: string, source: string): boolean {
  const [, name] = /^\*([^\s,[\]{}]+)$/.exec(source) ?? [];
  return name !== undefined && text.includes(`&${name}`);
}
