import type { ReadManifest } from '../rules/rule.ts';
import { SEVERITIES, type Severity } from '../vocabulary.ts';
import type { SourceDocument } from '../yaml/document.ts';
import type { Edit } from '../yaml/edit.ts';
import { parsePath } from '../yaml/path.ts';
import type { Finding } from './finding.ts';
import { makeFinding } from './make-finding.ts';

/**
 * One finding for each section that is absent as a whole, in place of one for each of its fields: what is missing in it,
 * with a fix that inserts the section. Findings about anything else stay as they are.
 *
 * @param findings of the rules of the scorecard
 */
export function mergeAbsentSections(
  document: SourceDocument,
  manifest: ReadManifest,
  findings: readonly Finding[],
): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  const isMergeable = ({ group, path, status, fix }: Finding) =>
    status !== 'waived' && fix?.kind === 'scaffold' && path[0] === group && !(group in manifest);
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
      edits: [wholeSection(group, findings)],
    },
  );
}

/** One edit that inserts all that the edits of some findings insert below a section. */
function wholeSection(section: string, findings: readonly Finding[]): Edit {
  return {
    op: 'insert',
    path: section,
    // made when it is read, as the values of scaffolds are
    get value() {
      const value: Record<string, unknown> = {};
      for (const edit of findings.flatMap(({ fix }) => fix?.edits ?? [])) {
        if (edit.op === 'insert') writeAt(value, parsePath(edit.path).slice(1), edit.value);
      }
      return value;
    },
  };
}

function writeAt(target: Record<string, unknown>, [key, ...rest]: readonly (string | number)[], value: unknown): void {
  if (typeof key !== 'string') return;
  if (rest.length === 0) {
    target[key] ??= value;
    return;
  }
  const inner = (target[key] ??= {});
  if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
    writeAt(inner as Record<string, unknown>, rest, value);
  }
}
