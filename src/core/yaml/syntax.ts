import type { ErrorCode } from 'yaml';

/** How mistakes are mended, by the parser's names for them; where there is no one way, nothing is said. */
const REMEDIES: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: 'a text that begins with * stands in quotes',
  BAD_DQ_ESCAPE: 'in double quotes a backslash is written twice',
  BAD_INDENT: 'line up what belongs together, and close every bracket',
  BAD_SCALAR_START: 'put the text in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a text with a colon stands in quotes, a key on a line of its own',
  BLOCK_IN_FLOW: 'close the bracket first, or write in brackets all the way',
  MISSING_CHAR: 'close it where the text ends',
  MULTILINE_IMPLICIT_KEY: 'write "key: value", and indent what belongs to the key above',
  TAB_AS_INDENT: 'indent with spaces',
  UNEXPECTED_TOKEN: 'remove it, or put the text in quotes',
};

/** What the parser says, and how to mend it. */
export function syntaxMessage(message: string, code: ErrorCode): string {
  const remedy = REMEDIES[code];
  return `Not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}${remedy === undefined ? '' : `; ${remedy}`}`;
}
