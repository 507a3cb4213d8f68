import { exemplaryManifest } from '../src/core/rules/exemplary.ts';
import { fieldAt, manifestFields, type Path, type Stage } from '../src/core/index.ts';

/** What someone writes who wants it to be run, followed, computed or misread by whatever shows it. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '"><svg/onload=alert(3)>',
  `'" onmouseover=alert(4) x="</style></title></textarea>`,
  'javascript:alert(5)',
  '[a](javascript:alert(6)) ![b](https://example.org/pixel.png) <https://example.org>',
  '{{7*7}} ${7*7} <%= 7*7 %> #{7*7}',
  '\u202Egnp.exe\u202C \u2066مبادرة\u2069 \u200F!',
  '=HYPERLINK("https://example.org","x")',
  '@SUM(1+1)*cmd|calc!A0',
  '| a | b |\n\n# Heading\n```\ncode',
  '\u001B[31mred\u001B[0m \u0007 \u0000',
  '&lt;script&gt;&amp;&#x6A;avascript:',
  'w'.repeat(10_000),
];

/**
 * A manifest as JSON, which is YAML, with these texts in turn in every field that takes a text.
 * @param everywhere also where words, dates and owners belong; not in the stage, or nothing would be judged
 */
export function manifestOf(texts: readonly string[], stage: Stage, everywhere = false): Record<string, unknown> {
  let turn = 0;
  const replace = (value: unknown, path: Path): unknown => {
    if (Array.isArray(value)) return value.map((item, i) => replace(item, [...path, i]));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item, [...path, key])]));
    }
    const text = texts[turn % texts.length] ?? '';
    const takesText = everywhere || fieldAt(manifestFields, path)?.schema.safeParse(text).success === true;
    if (typeof value !== 'string' || !takesText || path.join('.') === 'lifecycle.stage') return value;
    turn++;
    return text;
  };
  const waiver = { rule: 'process-missing', reason: 'Later', approvedBy: 'user:cfo', expiresOn: '2026-06-30' };
  const value = { ...exemplaryManifest(stage), waivers: [waiver] };
  return { ...(replace(value, []) as object), [texts[0] ?? '']: texts[0] };
}
