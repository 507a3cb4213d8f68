import { byGroup, stagesOf, type CatalogueEntry } from '../../src/catalogue/catalogue.ts';
import { markdownTable } from '../../src/catalogue/markdown-table.ts';

/** The index of the rule pages. Markdown. */
export function ruleIndex(entries: readonly CatalogueEntry[]): string {
  const intro =
    'Every rule, by group. *Required at*: the stages that ask for it. *Weight*: its share in the score. *Fix*: `safe` mends the finding, `scaffold` writes the field for you to fill in.';
  return `# Rules\n\n${intro}\n\n${ruleTables(entries, '')}\n`;
}

/** A table for each group. @param folder where the pages are, seen from the page the tables are on */
export function ruleTables(entries: readonly CatalogueEntry[], folder: string): string {
  const head = ['Rule', 'Finds', 'Required at', 'Severity', 'Weight', 'Fix'];
  const row = (entry: CatalogueEntry) => [
    `[\`${entry.id}\`](${folder}${entry.id}.md)`,
    entry.title,
    stagesOf(entry),
    entry.severity,
    entry.scored ? String(entry.scored.weight) : '',
    entry.fixKind ?? '',
  ];
  return [...byGroup(entries)]
    .map(([group, rules]) => `### ${group}\n\n${markdownTable(head, rules.map(row))}`)
    .join('\n\n');
}
