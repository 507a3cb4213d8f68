import { SEVERITIES, type Severity } from '../vocabulary.ts';
import type { SourceDocument } from '../yaml/document.ts';
import { nodeAt, type Node } from '../yaml/node.ts';
import type { Finding } from './finding.ts';
import { makeFinding } from './make-finding.ts';

/**
 * One finding for each section in which nothing is written, in place of one for each of its fields: what is missing in it,
 * with a fix that inserts the section. Findings about anything else stay as they are.
 *
 * @param findings of the rules of the scorecard
 */
export function mergeAbsentSections(document: SourceDocument, findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  const isMergeable = ({ group, path, status, fix }: Finding) =>
    status !== 'waived' && fix?.kind === 'scaffold' && path[0] === group && isEmpty(nodeAt(document.root, [group]));
  for (const finding of findings) {
    if (!isMergeable(finding)) continue;
    const key = `${finding.group} ${finding.status}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const merged = new Map<Finding, Finding | undefined>();
  for (const [first, ...more] of groups.values()) {
    if (!first || more.length === 0) continue;
    for (const one of more) merged.set(one, undefined);
    merged.set(first, mergedFinding(document, [first, ...more]));
  }
  return findings.flatMap((finding) => (merged.has(finding) ? (merged.get(finding) ?? []) : finding));
}

/** Whether nothing is written: no key, no value, or empty brackets. */
function isEmpty(node: Node | undefined): boolean {
  if (!node) return true;
  if (node.kind === 'scalar') return node.value === null;
  return (node.kind === 'map' ? node.pairs : node.items).length === 0;
}

function mergedFinding(document: SourceDocument, findings: readonly [Finding, ...Finding[]]): Finding {
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity as Severity);
  const [worst] = findings.toSorted((a, b) => rank(a) - rank(b));
  const { ruleId, group, status, severity } = worst ?? findings[0];
  const names = [...new Set(findings.map(({ path }) => String(path[1] ?? group)))];
  const ids = findings.map((finding) => finding.ruleId);
  return makeFinding(
    document,
    { id: ruleId, group, fixKind: 'scaffold' },
    {
      ruleIds: [ruleId, ...ids.filter((id) => id !== ruleId)],
      severity,
      status,
      path: [group],
      at: 'key',
      fallback: ['lifecycle', 'stage'],
      text: `${group} is missing: ${names.join(', ')}`,
      edits: findings.flatMap(({ fix }) => fix?.edits ?? []),
    },
  );
}
