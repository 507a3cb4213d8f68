import { assess, defaultPolicy, parseDocument } from '../../src/core/index.ts';
import type { CatalogueEntry } from '../../src/catalogue/catalogue.ts';
import { exemplaryFacts, exemplaryText, TODAY } from '../../src/catalogue/exemplary.ts';

/** What a rule says of its bad example, on a manifest that is exemplary otherwise. */
export function messageOf({ id, examples }: CatalogueEntry): string | undefined {
  if (!examples) return undefined;
  const { stage, bad } = examples;
  const text = stage ? exemplaryText(stage, bad) : bad;
  const { findings } = assess(parseDocument(text), { policy: defaultPolicy, facts: exemplaryFacts, today: TODAY });
  return findings.find(({ ruleId }) => ruleId === id)?.message;
}
