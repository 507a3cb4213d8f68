/** The words of our own Markdown, for clients that show text as it is. */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/\\(.)|[*`]/g, (_, escaped: string | undefined) => escaped ?? '')
    .replaceAll('\n\n---\n\n', '\n\n')
    .replaceAll(/\n{3,}/g, '\n\n');
}

/** What a snippet inserts, for clients without tab stops: of choices the first, of places without a text nothing. */
export function withoutTabStops(snippet: string): string {
  return snippet.replaceAll(
    /\\(.)|\$\{\d+\|((?:\\.|[^\\,|])*)(?:\\.|[^\\|])*\|\}|\$\{\d+:((?:\\.|[^\\}])*)\}|\$(?:\d+|\{\d+\})/g,
    (_, escaped?: string, choice?: string, text?: string) =>
      escaped ?? (choice ?? text ?? '').replaceAll(/\\(.)/g, '$1'),
  );
}
