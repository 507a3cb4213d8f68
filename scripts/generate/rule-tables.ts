import { byGroup, type CatalogueEntry } from '../../src/catalogue/catalogue.ts';
import { markdownTable } from '../../src/catalogue/markdown-table.ts';
import type { Severity, Stage } from '../../src/core/index.ts';

/** The index of the rule pages. Markdown. */
export function ruleIndex(entries: readonly CatalogueEntry[]): string {
  const intro =
    'Every rule, by group. Under each stage: **E**rror, **W**arning or **i**nfo where the stage asks for it. *Weight*: its share in the score. *Fix*: `safe` removes the finding, `scaffold` writes the field for you to fill in. ⏱: judged at the present stage only. R: needs the repository.';
  return `# Rules\n\n${intro}\n\n${ruleTables(entries, '')}\n`;
}

/** A table for each group. @param folder where the pages are, seen from the page the tables are on */
export function ruleTables(entries: readonly CatalogueEntry[], folder: string): string {
  const head = ['Rule', 'Requirement', 'Idea', 'Pilot', 'Production', 'Weight', 'Not asked of', 'Fix'];
  const row = ({ id, required, requirement, scored, fixKind }: CatalogueEntry) => [
    `[\`${id}\`](${folder}${id}.md)${scored?.atStage ? ' ⏱' : ''}${scored?.needsFacts ? ' R' : ''}`,
    requirement,
    ...(['idea', 'pilot', 'production'] as const).map((stage: Stage) => letterOf(required[stage])),
    scored ? String(scored.weight) : '',
    scored?.notFor.join(', ') ?? '',
    fixKind ?? '',
  ];
  return [...byGroup(entries)]
    .map(([group, rules]) => `### ${group}\n\n${markdownTable(head, rules.map(row))}`)
    .join('\n\n');
}

function letterOf(severity: Severity | undefined): string {
  return severity === undefined ? '' : { error: 'E', warning: 'W', info: 'i' }[severity];
}
