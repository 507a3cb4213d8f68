/**
 * YAML in a template literal, indented like the code around it: the first line break and the indentation that all lines
 * share are taken off.
 */
export function yaml(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw({ raw: strings }, ...values)
    .replace(/^\n/, '')
    .replace(/\n[ ]*$/, '\n');
  const indents = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)]));
  const shared = Math.min(...indents);
  const dedented = text
    .split('\n')
    .map((line) => line.slice(shared))
    .join('\n');
  return dedented.endsWith('\n') ? dedented : `${dedented}\n`;
}
