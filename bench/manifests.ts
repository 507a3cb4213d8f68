import { exemplaryManifest } from '../src/core/rules/exemplary.ts';
import { renderBlock } from '../src/core/yaml/render.ts';

/** Lists that a manifest grows by, one item each in turn, as real ones do: none of them holds most of it. */
const GROWING = [
  ['outcomes', 'metrics'],
  ['integration', 'points'],
  ['enablement', 'training'],
  ['risk', 'risks'],
  ['lifecycle', 'decisions'],
  ['sourcing', 'models'],
] as const;

/** A manifest that passes every rule but those that compare items, of about so many lines; 130 at least. */
export function manifestText(lines: number, name = 'invoice-triage'): string {
  const value = { ...structuredClone(exemplaryManifest('production')), name };
  let text = render(value);
  for (let i = 0; text.split('\n').length < lines; i++) {
    const [section, list] = GROWING[i % GROWING.length] ?? GROWING[0];
    const items = (value as unknown as Record<string, Record<string, object[]>>)[section]?.[list] ?? [];
    const [first] = items;
    items.push(first && 'id' in first ? { ...first, id: `metric-${i}` } : { ...first });
    text = render(value);
  }
  return text;
}

function render(value: object): string {
  const present = Object.fromEntries(Object.entries(value).filter(([, section]) => section !== undefined));
  return `${renderBlock(present, { indent: 0, eol: '\n' })}\n`;
}

/** What manifests of one register differ in: with these, about half of their lines stand in no other, as in real ones. */
const OWN = /^(?:title|description|lifecycle|alignment|integration|outcomes):/;

/** One of many manifests of about so many lines: its name, and every plain text in some sections, is its own. */
export function oneOfMany(lines: number, i: number): string {
  const sections = manifestText(lines, `initiative-${i}`).split(/^(?=\S)/m);
  return sections.map((text) => (OWN.test(text) ? text.replaceAll(PLAIN_TEXT, `$& ${i}`) : text)).join('');
}

const PLAIN_TEXT = /: [A-Z].*[a-z.]$/gm;

/** Every text that typing one letter makes of a text: at the end of one of its plain values, or of an indented key. */
export function keystrokes(text: string, where: 'value' | 'key'): readonly string[] {
  const place = where === 'value' ? /(?<=: [A-Z].*[a-z])$/ : /(?<=^ +(?:- )?\w+)(?=:)/;
  const lines = text.split('\n');
  return lines.flatMap((line, i) => (place.test(line) ? [lines.with(i, line.replace(place, 'e')).join('\n')] : []));
}
