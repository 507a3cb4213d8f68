import type { CatalogueEntry } from '../../src/catalogue/catalogue.ts';
import { exemplaryText, judgeExample } from '../../src/catalogue/exemplary.ts';

/** What a rule says of its bad example, on a manifest that is exemplary otherwise. */
export function messageOf({ id, examples }: CatalogueEntry): string | undefined {
  if (!examples) return undefined;
  const { stage, kind, bad } = examples;
  const { findings } = judgeExample(id, stage ? exemplaryText(stage, bad, kind) : bad);
  return findings.find(({ ruleIds }) => ruleIds.includes(id))?.message;
}
