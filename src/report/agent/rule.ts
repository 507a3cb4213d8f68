import type { CatalogueEntry } from '../../catalogue/catalogue.ts';
import { severityText } from '../../catalogue/catalogue.ts';

/** A rule for an agent: what it asks, when, of whom, and how it is met; its page has the rest. */
export function agentRule({
  id,
  requirement,
  action,
  required,
  scored,
  fixKind,
  examples,
}: CatalogueEntry): readonly string[] {
  const fixes = {
    safe: 'safe (ai-initiative fix applies it)',
    scaffold: 'scaffold (writes the field with a placeholder that still has to be answered)',
  };
  return [
    `${id}: ${requirement}`,
    `do: ${action}`,
    `asked: ${severityText(required)}${scored && scored.notFor.length > 0 ? `; not of ${scored.notFor.join(', ')}` : ''}`,
    ...(scored ? [`why: ${scored.why.join(', ')}${scored.needsFacts ? '; held against the repository' : ''}`] : []),
    `fix: ${fixKind ? fixes[fixKind] : 'none, it needs an answer'}`,
    ...(examples ? ['an example of its form, never to be copied as an answer:', examples.good.trimEnd()] : []),
  ];
}
