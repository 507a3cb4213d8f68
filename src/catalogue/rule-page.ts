import { claimSource, STUDY_CAVEAT, STUDY_CLAIMS } from '../core/index.ts';
import { severityText, type CatalogueEntry } from './catalogue.ts';
import { markdownTable } from './markdown-table.ts';

/**
 * The page of a rule: what it requires, why, how to fix what it finds, how to change it. Markdown.
 * @param said what the rule says of its bad example
 */
export function renderRulePage(entry: CatalogueEntry, said?: string): string {
  const parts = [
    `# ${entry.id}`,
    `${entry.requirement}.`,
    factsTable(entry),
    whyPart(entry),
    ...examplePart(entry, said),
    `## How to fix\n\n${entry.action}. ${howToFix(entry)}`,
    claimPart(entry),
    ...policyPart(entry),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function factsTable({ group, required, scored, fixKind }: CatalogueEntry): string {
  return markdownTable(
    ['Group', 'Severity', 'Not asked of', 'Weight', 'Quick fix'],
    [
      [
        group,
        severityText(required),
        scored?.notFor.join(', ') || 'asked of every kind',
        scored ? String(scored.weight) : 'not scored',
        fixKind ?? 'none',
      ],
    ],
  );
}

const WHY_NOT_SCORED: Readonly<Record<string, string>> = {
  shape: '## Why\n\nWhat cannot be read for certain cannot be judged.',
  waivers: '## Why\n\nA known exception belongs on record: with a reason, a name, and an end.',
};

function whyPart({ scored, group }: CatalogueEntry): string {
  if (!scored) return WHY_NOT_SCORED[group] ?? '';
  const claims = scored.why.map((id) => `- ${STUDY_CLAIMS[id]} (${id}; ${claimSource(id)})`);
  const kinds = Object.entries(scored.requiredOf ?? {}).map(
    ([kind, required]) => `For initiatives of kind \`${kind}\`: ${severityText(required)}.`,
  );
  const notes = [
    ...kinds,
    scored.atStage && 'Only being in the stage can show it, so it is never asked ahead.',
    scored.subjects.length > 0 &&
      `Where its subject is absent, ${list(scored.subjects)} reports that, and this rule is silent.`,
    scored.needsFacts &&
      'It needs the repository: it counts in the verified share and the gate, not in the score. It reports a contradiction only, and is unknown where the repository could not be read.',
  ].filter((note) => typeof note === 'string');
  return ['## Why', claims.join('\n'), STUDY_CAVEAT, ...notes].join('\n\n');
}

function list(ids: readonly string[]): string {
  return ids.map((id) => `[\`${id}\`](${id}.md)`).join(' or ');
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

function howToFix({ fixKind, scored, group }: CatalogueEntry): string {
  if (fixKind === 'safe') {
    const all = scored?.needsFacts ? 'leave it to you, as the repository may be what is wrong.' : 'apply it as well.';
    return `The quick fix removes the finding. *Fix all* and \`ai-initiative fix\` ${all}`;
  }
  if (fixKind === 'scaffold') {
    return 'The quick fix writes the field with `"TODO"` in place of the answer. The finding stays until you fill it in.';
  }
  return scored || group === 'workspace'
    ? 'There is no quick fix: the answer needs a person.'
    : 'Change the text at the place shown.';
}

function policyPart({ id, scored, required }: CatalogueEntry): readonly string[] {
  if (!scored) return ['It cannot be waived.'];
  const isError = Object.values(required).includes('error');
  const lower = isError ? 'warning' : 'info';
  const weight = Math.ceil(scored.weight / 2);
  const exemption = `notNeeded:\n  - { rule: ${id}, because: Why this initiative does not need it, by: user:cfo }\n`;
  return [
    `## How to configure\n\nIn \`ai-initiative.config.yaml\`, the severity is \`off\`, \`info\`, \`warning\` or \`error\`, for all stages that ask for it or by stage:\n\n${yamlBlock(`rules:\n  ${id}: { severity: ${lower}, production: warning, weight: ${weight} }\n`)}`,
    `## How to set aside\n\nA waiver sets the finding aside until a day. The verdict is then conditional, and the score does not rise:\n\n${yamlBlock(`waivers:\n  - { rule: ${id}, reason: Why it is acceptable for now, approvedBy: user:cfo, expiresOn: 2026-07-31 }\n`)}`,
    ...(isError ? [] : [`What this initiative does not need at all is declared for good:\n\n${yamlBlock(exemption)}`]),
  ];
}

/** Which claim a rule becomes in CycloneDX; only what a repository can show is one. */
function claimPart({ id, scored, requirement }: CatalogueEntry): string {
  if (!scored?.needsFacts) return '';
  return [
    '## As a claim',
    `[\`ai-initiative export --format cyclonedx\`](../export.md) writes each claim that this rule compares with the repository as _${requirement}_, with the place in the manifest, under the requirement \`rule:${id}\`: with evidence where it is verified, with counter-evidence where it is contradicted, and with the reason where it could not be checked.`,
  ].join('\n\n');
}

function yamlBlock(text: string): string {
  return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
}
