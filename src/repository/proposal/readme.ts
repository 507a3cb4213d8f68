/** A heading is looked for in the first characters of a text, and taken up to so many of its own. */
const MAX_TEXT = 32 * 1024;
const MAX_HEADING = 2_000;
const MAX_TITLE = 80;

/** Headings that name a part of a page and not what it is about. */
const PART =
  /^(?:table of )?contents$|^(?:install|getting started|usage|overview|introduction|about|features|quick ?start|readme)/i;

/** Headings above the one that names it. */
const NEWS = /^\W*(?:what.?s new|news|latest|announcements?|updates?|notice|important|note)\b/i;

/** The first heading of a text in Markdown or reStructuredText that may name what it is about, without its marks. */
export function headingOf(text: string): string | undefined {
  const heading = firstHeading(text.slice(0, MAX_TEXT));
  const title = heading === undefined || heading.length > MAX_HEADING ? '' : plainText(heading);
  return title === '' || title.length > MAX_TITLE || PART.test(title) ? undefined : title;
}

function firstHeading(text: string): string | undefined {
  const lines = withoutFrontMatter(text.split(/\r\n?|\n/));
  let fence: string | undefined;
  let isComment = false;
  for (const [i, line] of lines.entries()) {
    const wasComment = isComment;
    if (line.includes('<!--')) isComment = true;
    if (line.includes('-->')) isComment = false;
    if (wasComment || isComment) continue;
    const mark = /^(?:```|~~~)/.exec(line)?.[0];
    if (mark !== undefined) {
      fence = fence === undefined ? mark : fence === mark ? undefined : fence;
      continue;
    }
    if (fence !== undefined) continue;
    if (/^#\s/.test(line)) {
      const heading = line.slice(1).trim();
      if (NEWS.test(heading)) continue;
      return heading;
    }
    // some begin one level below
    if (/^##\s/.test(line) && lines.slice(0, i).every((above) => above.trim() === '')) return line.slice(2).trim();
    if (/^[=~*-]{3,}$/.test(lines[i + 1] ?? '') && /^\w/.test(line)) return line;
    const html = line.search(/<h1[\s>]/i);
    if (html >= 0) return innerHtml(lines.slice(i).join('\n').slice(html));
  }
  return undefined;
}

/** Pages of sites begin with settings between two lines of dashes. */
function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  return lines[0] === '---' ? lines.slice(lines.indexOf('---', 1) + 1) : lines;
}

/** The text of an element up to its end. */
function innerHtml(html: string): string | undefined {
  const end = html.search(/<\/h1>/i);
  return end < 0 ? undefined : html.slice(html.indexOf('>') + 1, end);
}

function plainText(markdown: string): string {
  return markdown
    .replaceAll(/!\[[^\]]*\]\([^)]*\)|<[^>]*>|[*_`#]|:[a-z_]+:|\p{Extended_Pictographic}|\ufe0f/gu, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('&amp;', '&')
    .replaceAll(/&#?\w{1,10};/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
