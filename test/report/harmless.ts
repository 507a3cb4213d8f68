import assert from 'node:assert/strict';

const ATTACKS = [
  '\u001B[31m\u001B]0;title\u0007',
  '\u202Egnp.exe\u2066',
  '##[group]x',
  '##vso[task.setvariable variable=a]b',
  "##teamcity[message text='x']",
  '[x](javascript:alert(1))',
  '\n::set-output name=a::b',
  '\r\n  ::error::x',
  '\n<script>alert(1)</script>',
  '\n=cmd()',
  '; =cmd()',
].join(' ');

/** Texts that try everything at once; what begins them matters to some sinks. */
export const LOG_ATTACKS: readonly string[] = [
  ATTACKS,
  `::set-output name=a::b ${ATTACKS}`,
  `\t::set-output name=a::b ${ATTACKS}`,
  `=cmd()|' /C calc'!A0 ${ATTACKS}`,
  `\u200B＝cmd() ${ATTACKS}`,
];

/** Rendered Markdown without the links to our own pages of rules. */
export function withoutOwnLinks(page: string): string {
  const own =
    /<a href="https:\/\/github\.com\/ai-initiative-scorecard\/ai-initiative-scorecard\/blob\/[^"]*">([^<]*)<\/a>/g;
  return page.replaceAll(own, '$1');
}

/** Asserts that nothing of the attacks is left in what a sink got that a terminal, a CI system or a viewer would obey. */
export function assertHarmless(text: string, format = 'pretty'): void {
  const shown = (pattern: RegExp) => {
    const at = text.search(pattern);
    assert.equal(at, -1, `${format}: ${pattern} in ${JSON.stringify(text.slice(Math.max(0, at - 60), at + 60))}`);
  };
  shown(/(?![\r\n\t])[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u);
  shown(/##\w*\[/);
  if (format === 'github')
    shown(
      /^(?!::(?:error|warning|notice) [^:\n]+::[^\n]*$|and \d+ more \w+, in the summary and the other reports$)[^\n]/m,
    );
  else shown(/^\s*::/m);
  if (format !== 'csv') shown(/\r/);
  if (['html', 'junit', 'badge'].includes(format)) shown(/<script/);
  if (format === 'sarif') shown(/"text": "[^\n]*\]\(/);
}
