/**
 * What every sink does to foreign text, which is any text of a manifest, a policy, a report, a register or a file name.
 * Nothing of it may steer what shows it: a terminal, the log of a CI job, a spreadsheet, a browser, a viewer of results.
 */

/** Control characters, those that turn the direction of text around, and those that XML cannot hold. */
const CONTROLS = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]+/gu;

/** How CI systems begin a command anywhere in a line of a log: `##[group]`, `##vso[…]`, `##teamcity[…]`. */
const LOG_COMMAND = /##(?=\w*\[)/g;

/** How they begin one where a line starts, blanks aside: `::set-output …`. */
const LINE_COMMAND = /^(\s*:)(?=:)/;

/** Text as one harmless line. */
export function oneLine(text: string): string {
  return text.replaceAll(CONTROLS, ' ').replaceAll(LOG_COMMAND, '# #').replace(LINE_COMMAND, '$1 ');
}

/** Text of several lines, each of them harmless. Both kinds of line ends are kept. */
export function lines(text: string): string {
  return text
    .split(/(\r?\n)/)
    .map((part, i) => (i % 2 === 0 ? oneLine(part) : part))
    .join('');
}

/** A path at the start of a line, which still opens the file. */
export function showPath(path: string): string {
  return oneLine(/^\s*:/.test(path) ? `./${path}` : path);
}

/** JSON, in which the characters that steer a terminal or a log are escapes; its meaning is the same. */
export function toJson(value: unknown, indent?: number): string {
  return escapeInQuotes(JSON.stringify(value, undefined, indent));
}

/** The same for JSON, or YAML, that is text already: such characters are in double quotes there. */
export function escapeInQuotes(text: string): string {
  return text.replaceAll(
    /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|#(?=#)/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Text for an element or a double-quoted attribute of HTML or XML. */
export function escapeMarkup(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return oneLine(text).replaceAll(/[&<>"]/g, (char) => entities[char] ?? char);
}

/** Text that Markdown shows as it is: no markup, no link, no table cell, and no person is mentioned. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replaceAll(/[\\`*_[\]<>~&#!]|:(?=\/\/)|(?<=www)\./gi, '\\$&')
    .replaceAll('@', '@\u200B');
}

/** A link in Markdown. @param url of our own making, its parts encoded */
export function markdownLink(text: string, url: string): string {
  return `[${escapeMarkdown(text)}](${url.replaceAll(/[()\s<>]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)})`;
}

/** Text of a SARIF message, in which `[text](address)` would be a link. */
export function sarifText(text: string): string {
  return oneLine(text).replaceAll('](', '] (');
}

/** A line of a CSV file. A cell that a spreadsheet would compute begins with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** What begins a formula, full-width forms and invisible characters before it included; where `;` divides cells, after one too. */
const FORMULA = /(^|;)(?=[\s\u200B-\u200D\u2060]*[=+\-@＝＋－＠])/g;

function csvCell(text: string): string {
  const inert = oneLine(text).replaceAll(FORMULA, "$1'");
  return /[",;]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
