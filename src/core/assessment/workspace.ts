import type { Assessment } from './assess.ts';
import { inTextOrder, type Finding } from '../findings/finding.ts';
import { gateOf } from './gate.ts';
import { nameDuplicate } from '../rules/shape.ts';
import { rangeOf, type SourceDocument } from '../yaml/document.ts';
import { locate } from '../yaml/locate.ts';

/** A manifest of a workspace; `uri` is whatever names the file on the surface that asks. */
export interface WorkspaceMember {
  readonly uri: string;
  /** What messages call the file; `uri` where it is absent. */
  readonly label?: string;
  readonly document: SourceDocument;
  readonly assessment: Assessment;
}

/** A finding names at most so many other places. */
const RELATED_LIMIT = 10;

/** What only shows when manifests are seen together, added to the assessment of each. */
export function assessWorkspace<T extends WorkspaceMember>(members: readonly T[]): readonly T[] {
  const added = workspaceFindings(members);
  return members.map((member, i) => ({ ...member, assessment: withFindings(member.assessment, added[i] ?? []) }));
}

/** What the neighbours add to the findings of each member, in the order of the members: names given twice. */
export function workspaceFindings(members: readonly WorkspaceMember[]): readonly (readonly Finding[])[] {
  const byName = new Map<string, WorkspaceMember[]>();
  for (const member of members) {
    const { name } = member.assessment.manifest;
    if (name === undefined) continue;
    const namesakes = byName.get(name);
    if (namesakes) namesakes.push(member);
    else byName.set(name, [member]);
  }
  return members.map((member) => {
    const { name } = member.assessment.manifest;
    const namesakes = byName.get(name ?? '') ?? [];
    const others = namesakes.slice(0, RELATED_LIMIT + 1).filter((other) => other !== member);
    const [first, ...more] = others;
    return name === undefined || !first ? [] : [duplicateFinding(member, name, [first, ...more])];
  });
}

/** An assessment with more findings, and the gate that follows from them. */
export function withFindings(assessment: Assessment, added: readonly Finding[]): Assessment {
  if (added.length === 0) return assessment;
  const findings = inTextOrder([...assessment.findings, ...added]);
  const { gate, rules } = assessment;
  return { ...assessment, findings, gate: gate && gateOf(gate.stage, rules, findings) };
}

function duplicateFinding(
  member: WorkspaceMember,
  name: string,
  others: readonly [WorkspaceMember, ...WorkspaceMember[]],
): Finding {
  const [first] = others;
  return {
    ruleId: nameDuplicate.id,
    group: 'shape',
    status: 'open',
    severity: nameDuplicate.severity,
    message: nameDuplicate.message(name, first.label ?? first.uri),
    path: ['name'],
    range: nameRange(member),
    related: others
      .slice(0, RELATED_LIMIT)
      .map((other) => ({ message: `"${name}" is taken here`, range: nameRange(other), uri: other.uri })),
  };
}

function nameRange({ document }: WorkspaceMember) {
  return rangeOf(document, locate(document.root, ['name'], 'value'));
}
