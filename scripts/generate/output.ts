import * as prettier from 'prettier';

/** A generated file: its path from the root of the project, and its text. */
export interface Output {
  readonly path: string;
  readonly text: string;
}

/** Between these two lines a hand-written page holds a generated part. */
export const markers = (name: string) => ({ begin: `<!-- begin ${name} -->`, end: `<!-- end ${name} -->` });

/** The page with another text between the markers; throws where they are not there. */
export function replaceBetweenMarkers(page: string, name: string, text: string): string {
  const { begin, end } = markers(name);
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`no "${begin}" … "${end}" in the page`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}

/** Formatted as the formatter of the project would, with LF; code in Markdown stays as it is. */
export async function format({ path, text }: Output): Promise<Output> {
  const config = await prettier.resolveConfig(path);
  const options = { ...config, filepath: path, endOfLine: 'lf', embeddedLanguageFormatting: 'off' } as const;
  return { path, text: await prettier.format(text, options) };
}
