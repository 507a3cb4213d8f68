/** Control characters, those that turn the direction of text around, and those that XML cannot hold. */
const CONTROLS = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]+/gu;

/** How CI engines begin a command in a log: anywhere in a line. Those at its beginning see {@link showPath}. */
const LOG_COMMAND = /##(?=\[|vso\[)/g;

/** Text of a manifest as one harmless line: no control character reaches a terminal or breaks a line of output. */
export function oneLine(text: string): string {
  return text.replaceAll(CONTROLS, ' ').replaceAll(LOG_COMMAND, '# #');
}

/** A path at the beginning of a line, where `::` would be a command to GitHub. */
export function showPath(path: string): string {
  return oneLine(path.startsWith(':') ? `./${path}` : path);
}

/** Text for an element or a double-quoted attribute of HTML or XML. */
export function escapeMarkup(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return oneLine(text).replaceAll(/[&<>"]/g, (char) => entities[char] ?? char);
}
