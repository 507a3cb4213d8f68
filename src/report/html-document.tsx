import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { STUDY_CAVEAT } from '../core/index.ts';
import documentStyle from '../components/styles/document.css';
import { escapeMarkup, oneLine } from './sanitize.ts';

/**
 * The beginning of a document without scripts or anything to fetch, up to its body.
 * @param style of its components, in the colours of VS Code's theme
 */
export function documentHead(title: string, style: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${style}${documentStyle}</style>
</head>
<body>
`;
}

/** The end of a document: the caveat of the study and what wrote it. */
export function documentEnd({ name, version }: { readonly name: string; readonly version: string }): string {
  const footer = markup(
    <footer>
      <p>{STUDY_CAVEAT}</p>
      <p>
        {name} {version}
      </p>
    </footer>,
  );
  return `${footer}</body>\n</html>\n`;
}

/** An element as markup. Its attributes are ours; its text comes from manifests and is printed without control characters. */
export function markup(element: VNode): string {
  return `${oneLine(renderToString(element))}\n`;
}

/** A table of what is beside the initiatives: what could not be read, what was left out. */
export function Appendix(props: {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
}) {
  if (props.rows.length === 0) return null;
  return (
    <section class="section">
      <h2>{props.title}</h2>
      <table>
        <caption>{props.rows.length} in all</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(([first, ...others], i) => (
            <tr key={i}>
              <th scope="row">
                <bdi>{first}</bdi>
              </th>
              {others.map((cell, j) => (
                <td key={j}>
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
