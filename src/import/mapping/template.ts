import { slug } from '../text.ts';

/** A text with columns in it. */
export interface Template {
  readonly columns: readonly string[];
  /** @param cell what a column says; undefined where it says nothing, and then so does the template */
  readonly fill: (cell: (column: string) => string | undefined) => string | undefined;
}

/** `{Bureau|slug}: {Use case}`; `{{` stands for a brace. */
export function parseTemplate(source: string): Template {
  const parts = [...source.matchAll(/\{\{|\{([^{}]+)\}|[^{]+|\{/g)].map(([text, column]) => {
    if (column === undefined) return { text: text === '{{' ? '{' : text };
    const isSlug = /\|\s*slug\s*$/.test(column);
    return { column: column.replace(/\|\s*slug\s*$/, '').trim(), isSlug };
  });
  return {
    columns: parts.flatMap((part) => (part.column === undefined ? [] : [part.column])),
    fill: (cell) => {
      const filled = parts.map((part) => {
        if (part.column === undefined) return part.text;
        const found = cell(part.column);
        return (part.isSlug && found !== undefined ? slug(found) : found) || undefined;
      });
      return filled.includes(undefined) ? undefined : filled.join('');
    },
  };
}
