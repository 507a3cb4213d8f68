import { nearestWord } from '../../core/index.ts';
import { byGroup, catalogue, severityText, type CatalogueEntry } from '../../catalogue/catalogue.ts';
import { renderRulePage } from '../../catalogue/rule-page.ts';
import { UsageError } from '../command-line/io.ts';

/** `ai-initiative rules`: every rule, for people, or as JSON for programs. */
export function rulesText(format: 'pretty' | 'json'): string {
  const entries = catalogue();
  if (format === 'json') return `${JSON.stringify(entries.map(plain), undefined, 2)}\n`;
  const width = Math.max(...entries.map(({ id }) => id.length));
  const line = ({ id, required, requirement }: CatalogueEntry) =>
    `  ${id.padEnd(width)}  ${requirement} (${severityText(required)})`;
  return [...byGroup(entries)].map(([group, rules]) => `${group}\n${rules.map(line).join('\n')}\n`).join('\n');
}

/** `ai-initiative explain <rule>`: its page. Throws a {@link UsageError} where there is none, with the one that was probably meant. */
export function explainText(id: string): string {
  const entries = catalogue();
  const entry = entries.find((known) => known.id === id);
  if (entry) return renderRulePage(entry);
  const nearest = nearestWord(
    id,
    entries.map((known) => known.id),
  );
  const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  throw new UsageError(`there is no rule "${id}"${hint} (ai-initiative rules lists them all)`);
}

function plain(entry: CatalogueEntry) {
  const { id, group, required, requirement, action, fixKind, scored } = entry;
  return {
    id,
    group,
    requirement,
    action,
    required,
    notFor: scored?.notFor ?? [],
    weight: scored?.weight ?? null,
    why: scored?.why ?? [],
    needsFacts: scored?.needsFacts ?? false,
    fix: fixKind ?? null,
  };
}
