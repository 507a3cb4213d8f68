/**
 * Breaks a text at its blanks into lines of at most so many characters; a longer word has a line of its own. No line begins
 * with a sign by which the log of a CI job takes commands.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width && line !== '' && !/^[:#]/.test(word)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
