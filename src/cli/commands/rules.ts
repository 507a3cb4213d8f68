import { nearestWord } from '../../core/index.ts';
import { byGroup, catalogue, stagesOf, type CatalogueEntry } from '../../catalogue/catalogue.ts';
import { rulePage } from '../../catalogue/rule-page.ts';
import { UsageError } from '../command-line/io.ts';

/** `ai-initiative rules`: every rule, for people, or as JSON for programs. */
export function rulesText(format: 'pretty' | 'json'): string {
  const entries = catalogue();
  if (format === 'json') return `${JSON.stringify(entries.map(plain), undefined, 2)}\n`;
  const width = Math.max(...entries.map(({ id }) => id.length));
  const line = ({ id, severity, title }: CatalogueEntry) => `  ${id.padEnd(width)}  ${severity.padEnd(11)}  ${title}`;
  return [...byGroup(entries)].map(([group, rules]) => `${group}\n${rules.map(line).join('\n')}\n`).join('\n');
}

/** `ai-initiative explain <rule>`: its page. Throws a {@link UsageError} where there is none, with the one that was probably meant. */
export function explainText(id: string): string {
  const entries = catalogue();
  const entry = entries.find((known) => known.id === id);
  if (entry) return rulePage(entry);
  const nearest = nearestWord(
    id,
    entries.map((known) => known.id),
  );
  const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  throw new UsageError(`there is no rule "${id}"${hint} (ai-initiative rules lists them all)`);
}

function plain(entry: CatalogueEntry) {
  const { id, group, severity, title, fixKind, scored } = entry;
  return {
    id,
    group,
    severity,
    title,
    requiredAt: stagesOf(entry),
    weight: scored?.weight ?? null,
    why: scored?.why ?? [],
    needsFacts: scored?.needsFacts ?? false,
    fix: fixKind ?? null,
  };
}
