import { markKnown } from '../findings/known.ts';
import { inTextOrder, type Finding } from '../findings/finding.ts';
import { makeFinding, severityOf } from '../findings/make-finding.ts';
import { nearestWord } from '../manifest/read-manifest.ts';
import { ruleBaseOf } from '../rules/all.ts';
import type { ReadManifest } from '../rules/rule.ts';
import { nameDuplicate, policyMissing, referenceUnknown } from '../rules/workspace.ts';
import { rangeOf, type SourceDocument } from '../yaml/document.ts';
import { locate } from '../yaml/locate.ts';
import type { Assessment } from './assess.ts';
import { gateOf } from './gate.ts';

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

/** What the others add to the findings of each member, in the order of the members: names used twice, and names unknown. */
export function workspaceFindings(members: readonly WorkspaceMember[]): readonly (readonly Finding[])[] {
  const byName = new Map<string, WorkspaceMember[]>();
  for (const member of members) {
    const { name } = member.assessment.manifest;
    if (name === undefined) continue;
    const namesakes = byName.get(name);
    if (namesakes) namesakes.push(member);
    else byName.set(name, [member]);
  }
  const isAlone = members.length < 2;
  return members.map((member) => {
    const { name } = member.assessment.manifest;
    const namesakes = byName.get(name ?? '') ?? [];
    const others = namesakes.slice(0, RELATED_LIMIT + 1).filter((other) => other !== member);
    const [first, ...more] = others;
    return [
      ...(name === undefined || !first ? [] : [duplicateFinding(member, name, [first, ...more])]),
      // a manifest that is looked at alone says nothing about which others there are
      ...(isAlone ? [] : unknownReferences(member, byName)),
    ];
  });
}

/** What of a manifest tells which initiatives depend on which. */
type Dependency = Pick<ReadManifest, 'name' | 'kind' | 'dependsOn'>;

/**
 * Finds the names of the initiatives that depend on one of them; undefined where no rule asks for them, and for a
 * manifest that is looked at alone, which says nothing about which others there are.
 */
export function dependentsIn(all: readonly Dependency[]): (one: Dependency) => readonly string[] | undefined {
  const byName = new Map<string, string[]>();
  for (const { name, dependsOn = [] } of all) {
    if (name === undefined) continue;
    for (const needed of dependsOn) byName.set(needed, [...(byName.get(needed) ?? []), name]);
  }
  return ({ name, kind }) => {
    if (all.length < 2 || kind !== 'platform') return undefined;
    return byName.get(name ?? '') ?? [];
  };
}

/** An assessment with more findings, and the gate that follows from them. */
export function withFindings(assessment: Assessment, added: readonly Finding[]): Assessment {
  if (added.length === 0) return assessment;
  const { gate, rules: results, verified, policy, known } = assessment;
  const findings = inTextOrder([...assessment.findings, ...markKnown(added, known)]);
  if (!gate) return { ...assessment, findings };
  const { stage, notNeeded } = gate;
  const { notNeededMax } = policy.thresholds;
  return {
    ...assessment,
    findings,
    gate: gateOf({ stage, results, findings, verified, notNeeded, notNeededMax, ruleOf: ruleBaseOf }),
  };
}

/** An assessment that says, on every surface, that the policy chosen for it could not be read. */
export function withPolicyProblem(
  assessment: Assessment,
  document: SourceDocument,
  problem: string | undefined,
): Assessment {
  if (problem === undefined) return assessment;
  const finding = makeFinding(document, policyMissing, { text: problem, severity: severityOf(policyMissing) });
  return withFindings(assessment, [finding]);
}

/** Findings about names under `dependsOn` that are not among those of the workspace. */
export function unknownReferences(
  { document, assessment }: Pick<WorkspaceMember, 'document' | 'assessment'>,
  names: Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>,
): readonly Finding[] {
  return (assessment.manifest.dependsOn ?? []).flatMap((name, index) => {
    if (names.has(name)) return [];
    const nearest = nearestWord(name, [...names.keys()]);
    const path = `dependsOn[${index}]`;
    return makeFinding(document, referenceUnknown, {
      path: ['dependsOn', index],
      text: referenceUnknown.message(name, nearest),
      severity: severityOf(referenceUnknown),
      edits: nearest === undefined ? [] : [{ op: 'replace', path, value: nearest }],
    });
  });
}

function duplicateFinding(
  member: WorkspaceMember,
  name: string,
  others: readonly [WorkspaceMember, ...WorkspaceMember[]],
): Finding {
  const [first] = others;
  const finding = makeFinding(member.document, nameDuplicate, {
    path: ['name'],
    text: nameDuplicate.message(name, first.label ?? first.uri),
    severity: severityOf(nameDuplicate),
  });
  const related = others
    .slice(0, RELATED_LIMIT)
    .map((other) => ({ message: `"${name}" is used here`, range: nameRange(other), uri: other.uri }));
  return { ...finding, related };
}

function nameRange({ document }: WorkspaceMember) {
  return rangeOf(document, locate(document.root, ['name'], 'value'));
}
