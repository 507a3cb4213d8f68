import { EVIDENCE, EVIDENCE_CAVEAT, evidenceSource } from '../core/index.ts';
import { stagesOf, type CatalogueEntry } from './catalogue.ts';
import { markdownTable } from './markdown-table.ts';

/**
 * The page of a rule: what it finds, why, how to mend it, how to change it. Markdown.
 * @param said what the rule says of its bad example
 */
export function rulePage(entry: CatalogueEntry, said?: string): string {
  const parts = [
    `# ${entry.id}`,
    `${entry.title}.`,
    factsTable(entry),
    whyPart(entry),
    ...examplePart(entry, said),
    `## How to mend\n\n${howToMend(entry)}`,
    ...policyPart(entry),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function factsTable(entry: CatalogueEntry): string {
  const { group, severity, scored } = entry;
  return markdownTable(
    ['Group', 'Required at', 'Severity', 'Weight', 'Quick fix'],
    [[group, stagesOf(entry), severity, scored ? String(scored.weight) : 'not scored', entry.fixKind ?? 'none']],
  );
}

const WHY_NOT_SCORED: Readonly<Record<string, string>> = {
  shape: '## Why\n\nWhat cannot be read for certain cannot be judged.',
  waivers: '## Why\n\nA known exception belongs on record: with a reason, a name, and an end.',
};

function whyPart({ scored, group }: CatalogueEntry): string {
  if (!scored) return WHY_NOT_SCORED[group] ?? '';
  const claims = scored.why.map((id) => `- ${EVIDENCE[id]} (${id}; ${evidenceSource(id)})`);
  const notes = [
    scored.clock && 'It speaks of time passing, so it is judged at the actual stage only, never ahead.',
    scored.needsFacts &&
      'It needs what the repository shows: it counts in the verified share and the gate, not in the score, and is unknown where nobody could look.',
  ].filter((note) => typeof note === 'string');
  return ['## Why', claims.join('\n'), EVIDENCE_CAVEAT, ...notes].join('\n\n');
}

function examplePart(entry: CatalogueEntry, said: string | undefined): readonly string[] {
  if (!entry.examples) return [];
  const { bad, good } = entry.examples;
  return [
    `## Example\n\nReported:\n\n${yamlBlock(bad)}`,
    ...(said === undefined ? [] : [`> ${said}`]),
    `Not reported:\n\n${yamlBlock(good)}`,
  ];
}

function howToMend({ fixKind, scored, group }: CatalogueEntry): string {
  if (fixKind === 'safe') {
    const all = scored?.needsFacts ? 'leave it to you, as the repository may be what is wrong.' : 'run it as well.';
    return `The quick fix mends it: afterwards the finding is gone. *Fix all* and \`ai-initiative fix\` ${all}`;
  }
  if (fixKind === 'scaffold') {
    return 'The quick fix writes the field at its place with `TODO` where an answer goes. The finding stays until you have filled it in; a placeholder counts as missing.';
  }
  return scored || group === 'workspace'
    ? 'No quick fix: the answer needs a person.'
    : 'Change the text at the place shown.';
}

function policyPart({ id, scored, severity }: CatalogueEntry): readonly string[] {
  if (!scored) return ['It cannot be waived.'];
  const lower = severity === 'error' ? 'warning' : 'info';
  return [
    `## How to configure\n\nIn \`ai-initiative.config.yaml\`, \`severity\` is \`off\`, \`info\`, \`warning\` or \`error\`:\n\n${yamlBlock(`rules:\n  ${id}: { severity: ${lower}, weight: ${Math.ceil(scored.weight / 2)} }\n`)}`,
    `## How to waive\n\nA waiver sets the finding aside until a day, keeps it from blocking the gate, and never raises the score:\n\n${yamlBlock(`waivers:\n  - { rule: ${id}, reason: Why it is acceptable for now, approvedBy: user:cfo, expiresOn: 2026-07-31 }\n`)}`,
  ];
}

function yamlBlock(text: string): string {
  return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
}
