import type { ErrorCode } from 'yaml';

/** What is wrong, and how to fix it, where nothing more is known than how the parser names the error. */
const WORDS: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'An alias (*name) cannot have an anchor or a tag of its own. Remove it',
  BAD_ALIAS: 'No anchor has this name. If it is a text that begins with *, put it in quotes',
  BAD_COLLECTION_TYPE: 'The tag (!name) does not fit what follows it. Remove the tag',
  BAD_DIRECTIVE: 'A line that begins with % is an instruction to YAML. Remove it, or put the text in quotes',
  BAD_DQ_ESCAPE: 'In double quotes a backslash begins a code, and this one has no meaning. Write the backslash twice',
  BAD_INDENT: 'This line is not lined up with the lines it belongs to. Give it the same indentation',
  BAD_PROP_ORDER: 'An anchor (&name) or tag (!name) belongs after the dash or colon. Move it there',
  BAD_SCALAR_START: 'A text cannot begin with this character. Put the text in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'The key above has a value already. Line this up with that key, or put the whole text in quotes',
  BLOCK_IN_FLOW: 'Inside brackets, lists and mappings need brackets too. Add them, or put the text in quotes',
  DUPLICATE_KEY: 'This key is in the mapping already. Remove one of them',
  IMPOSSIBLE: 'This cannot be read as YAML. Write "key: value"',
  KEY_OVER_1024_CHARS: 'A key has at most 1024 characters. Shorten it, or write "key: value" on one line',
  MISSING_CHAR: 'This is not a "key: value" entry. Add a colon and a space after the key',
  MULTILINE_IMPLICIT_KEY:
    'This line is not a "key: value" entry. Add a colon, or indent it below the key it belongs to',
  MULTIPLE_ANCHORS: 'A value can have one anchor (&name) only. Remove one',
  MULTIPLE_DOCS: 'A second YAML document begins here. Keep one document in a file and remove the "---"',
  MULTIPLE_TAGS: 'A value can have one tag (!name) only. Remove one',
  NON_STRING_KEY: 'A key must be a text. Put it in quotes',
  RESOURCE_EXHAUSTION: 'The file is nested too deeply to be read',
  TAB_AS_INDENT: 'This line is indented with a tab. Indent with spaces',
  TAG_RESOLVE_FAILED: 'This tag (!name) is not known. Remove it',
  UNEXPECTED_TOKEN: 'This does not belong here. Remove it, or put the whole text in quotes',
};

const STRAY_ITEM =
  'A list item begins on a line of its own, below a key without a value. If this is a text, put it in quotes';

/**
 * What is wrong, in our words, and how to fix it.
 *
 * @param source what stands at the place of the error
 */
export function syntaxMessage(code: ErrorCode, source: string): string {
  if (/^-(?:\s|$)/.test(source)) return STRAY_ITEM;
  // the parser says the same of a line without a colon and of one that is indented by a space too much
  return WORDS[code === 'MISSING_CHAR' && /:(?:\s|$)/.test(source) ? 'BAD_INDENT' : code];
}
