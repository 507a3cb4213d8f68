import type { FieldInfo } from '../manifest/describe.ts';

/** A text that comes from a file, so that Markdown shows it as it is: no link, no image, no HTML, one line. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&:@]/g, String.raw`\$&`);
}

/** What a field means, why it is there and what it may hold, as Markdown. */
export function describeField({ kind, item, meta, words }: FieldInfo, extraWords: readonly string[] = []): string {
  const allowed = words ?? item?.words;
  const meanings = meta.meanings ?? item?.meta.meanings ?? {};
  const values = [
    ...(allowed ?? []).map((word) => `- \`${word}\`${meanings[word] ? ` — ${meanings[word]}` : ''}`),
    ...extraWords.map((word) => `- ${escapeMarkdown(word)}`),
  ];
  const expected = allowed || kind === 'mapping' ? undefined : (item?.meta.expected ?? meta.expected);
  const must = kind === 'list' ? 'Each item must be' : 'Must be';
  return [
    meta.description,
    meta.why && `*${meta.why}*`,
    values.length > 0 ? `Allowed values:\n\n${values.join('\n')}` : expected && `${must} ${expected}.`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
}
