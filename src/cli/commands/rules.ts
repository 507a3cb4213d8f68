import { loadPolicy, nearestWord, rulesInForce, type PresetName } from '../../core/index.ts';
import { messageOf } from '../../catalogue/exemplary.ts';
import { byGroup, catalogue, severityText, type CatalogueEntry } from '../../catalogue/catalogue.ts';
import { renderRulePage } from '../../catalogue/rule-page.ts';
import { agentRule } from '../../report/agent/rule.ts';
import { UsageError } from '../command-line/io.ts';

interface RulesOptions {
  readonly preset: PresetName;
  readonly words?: true;
}

/** `ai-initiative rules`: every rule under a preset, for people, or as JSON for programs. */
export async function rulesText(format: 'pretty' | 'json', { preset, words }: RulesOptions): Promise<string> {
  const entries = await entriesUnder(preset);
  if (format === 'json') return `${JSON.stringify(entries.map(plain), undefined, 2)}\n`;
  const width = Math.max(...entries.map(({ id }) => id.length));
  const line = ({ id, required, requirement, scored }: CatalogueEntry) => {
    const kinds = scored && scored.notFor.length > 0 ? `; not for ${scored.notFor.join(', ')}` : '';
    return `  ${id.padEnd(width)}  ${requirement} (${severityText(required)}${kinds})`;
  };
  const spoken = (entry: CatalogueEntry) => {
    const said = messageOf(entry);
    return [
      `  ${entry.id}`,
      `    met:  ${entry.requirement}`,
      `    do:   ${entry.action}`,
      ...(said ? [`    open: ${said}`] : []),
    ].join('\n');
  };
  return [...byGroup(entries)]
    .map(([group, rules]) => `${group}\n${rules.map(words ? spoken : line).join('\n')}\n`)
    .join('\n');
}

/** The catalogue with the severities of a preset; rules that it switches off ask at no stage. */
async function entriesUnder(preset: PresetName): Promise<readonly CatalogueEntry[]> {
  const { policy } = await loadPolicy([preset], () => Promise.resolve(undefined));
  const inForce = new Map(rulesInForce(policy).map((rule) => [rule.id, rule]));
  return catalogue().map((entry) =>
    entry.scored ? { ...entry, required: inForce.get(entry.id)?.required ?? {} } : entry,
  );
}

/** `ai-initiative explain <rule>`: its page, or for an agent the gist of it. Throws a {@link UsageError} where there is none, with the one that was probably meant. */
export function explainText(id: string, isForAgent = false): string {
  const entries = catalogue();
  const entry = entries.find((known) => known.id === id);
  if (entry) return isForAgent ? `${agentRule(entry).join('\n')}\n` : renderRulePage(entry);
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
